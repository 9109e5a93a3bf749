-- What staff say to many. The texts stay here; what goes out of them is frozen in the notice.

create table broadcast (
    id text primary key,
    -- What staff call it by.
    number bigint not null unique,
    state text not null,
    -- Grows with every edit: an approval is of one version.
    version bigint not null,
    -- Title, body and values of placeholders, as JSON.
    content text not null,
    -- Whom it is for, as staff write it: 'language=ko kind=group', or 'all'.
    segment text not null,
    due_at_ms bigint,
    -- Who asked for it to pass quiet hours, and who said yes.
    urgent_by text,
    urgent_approved_by text,
    author text not null,
    approved_by text,
    approved_version bigint,
    sent_version bigint,
    notice_id text,
    created_at_ms bigint not null
);
create index broadcast_due on broadcast (due_at_ms) where state = 'scheduled';

-- Its pictures and files, each as JSON with its bytes as hexadecimal digits: both engines have text.
create table broadcast_file (
    broadcast_id text not null references broadcast (id) on delete cascade,
    name text not null,
    content text not null,
    primary key (broadcast_id, name)
);
