-- Who of the foundation may do what, and what they did.

create table staff (
    name text primary key,
    role text not null,
    created_at_ms bigint not null
);

-- A member's accounts on the networks, bound by a one-time code.
create table staff_account (
    channel text not null,
    account text not null,
    name text not null references staff (name) on delete cascade,
    primary key (channel, account)
);

-- Everything that staff did. Rows are added, never changed or taken away.
create table staff_log (
    id text primary key,
    at_ms bigint not null,
    -- The member's name; 'operator' is whoever has the machine's shell.
    who text not null,
    -- 'cli', 'telegram', 'discord'
    by_way_of text not null,
    -- 'approve', 'send', 'role' …
    action text not null,
    -- What it was done to: an announcement's number, a member's name.
    object text not null,
    detail text not null
);
create index staff_log_at on staff_log (at_ms);
