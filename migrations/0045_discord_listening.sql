-- What the Discord bot has to remember of what it heard.

-- Interactions and messages as they came. Discord may deliver one twice, and a process may die over one: the id says for a
-- day whether it was seen before.
create table discord_event (
    id text primary key,
    received_at_ms bigint not null,
    -- The event itself until it has been dealt with, so that a crash loses none; then nothing of what was said stays here,
    -- and nothing that could be answered with.
    body text
);
create index discord_event_waiting on discord_event (received_at_ms) where body is not null;
create index discord_event_age on discord_event (received_at_ms);

-- Which channels and threads naru was used in, and whose they are: what is told of a server's channels after a time of
-- deafness is held against this, and what is gone is closed.
create table discord_spot (
    id text primary key,
    guild text not null,
    -- Of a thread: the channel it is in.
    parent text
);
create index discord_spot_guild on discord_spot (guild);

-- What volunteers propose, until staff decide.
create table proposal (
    id text primary key,
    -- A program or a translation, as JSON.
    content text not null,
    -- Where the proposer is told; null: they are gone.
    address_id text references address (id) on delete set null,
    state text not null default 'open',
    decided_by text,
    created_at_ms bigint not null
);
create index proposal_address on proposal (address_id);
