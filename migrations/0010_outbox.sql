-- What is to be told, and to whom. Nothing here refers to an address by a foreign key: a million rows are written at
-- once, and what was delivered is still counted when a person has been forgotten.

create table notice (
    id text primary key,
    -- A second planning of the same occasion finds this taken.
    dedup_key text not null unique,
    -- The facts to tell, as JSON.
    subject text not null,
    -- 1 reminders and all else that was asked for, 2 announcements: the smaller goes first.
    lane bigint not null,
    -- What to do where nobody can tell whether it arrived: 'leave', 'repeat'.
    if_doubtful text not null,
    urgent boolean not null,
    due_at_ms bigint not null,
    -- From then on it is of no use; null: never too late.
    lapses_at_ms bigint,
    -- 'open', 'paused', 'cancelled'. Deliveries follow in chunks; `settled` is false until they have.
    status text not null default 'open',
    status_why text,
    settled boolean not null default true,
    -- How far the fan-out has come: the last address that has its delivery, and whether it is through.
    fanned_to text not null default '',
    fanned boolean not null default false,
    -- 'say', or 'correct' and 'recall' of the notice that `amends` names.
    act text not null default 'say',
    amends text,
    -- Deliveries that went out, and that a network refused for their content: too many of these pause it.
    sent bigint not null default 0,
    refused bigint not null default 0,
    created_at_ms bigint not null
);
create index notice_unsettled on notice (id) where not settled;

-- One notice to one address. The states and their ways are drawn at `DeliveryState`.
create table delivery (
    notice_id text not null,
    address_id text not null,
    -- Copies of what does not change, so that the next ones are found in one index.
    channel text not null,
    lane bigint not null,
    state text not null,
    due_at_ms bigint not null,
    -- What its stop button stops.
    cause text not null,
    -- Attempts that failed; a wait that a network asked for is none.
    attempt bigint not null default 0,
    -- When, and by which process, it was last let go.
    claimed_by text,
    claimed_at_ms bigint,
    -- When it was first sent off without an answer.
    doubtful_since_ms bigint,
    -- The notice under whose number several left as one message; a repeat is that same message.
    bundle text,
    parts_done bigint not null default 0,
    -- The receipt: the network's own ids, parted by spaces, and when.
    message_ids text,
    sent_at_ms bigint,
    -- Why it is held, dead, lapsed or cancelled.
    reason text,
    primary key (notice_id, address_id)
);
-- What goes next. Small however long the history is.
create index delivery_due on delivery (channel, lane, due_at_ms) where state = 'due';
-- What was under way when a process died.
create index delivery_claimed on delivery (channel) where state = 'claimed';
-- All of one address: to forget it, to close it, to send what it was spared as one message.
create index delivery_address on delivery (address_id);
