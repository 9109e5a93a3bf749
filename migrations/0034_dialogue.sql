-- What a member of staff is in the middle of: a program being written, a text that is waited for. One a person and network; it
-- goes on where it stood, after a restart too, and is dropped after a week.
create table dialogue (
    channel text not null,
    account text not null,
    -- JSON: what it is about, and what was said so far.
    state text not null,
    moved_at_ms bigint not null,
    primary key (channel, account)
);
