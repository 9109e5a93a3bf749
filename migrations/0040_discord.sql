-- What the Discord bot has to remember over a restart. Ids are Discord's own numbers, as text.

-- Channels that somebody subscribed, and what sort they are: what is posted goes by it.
create table discord_channel (
    chat text primary key,
    -- Null for direct messages.
    guild text,
    -- Discord's number: 0 text, 5 announcements (published to followers), 15 forum (a thread per program) …
    kind bigint not null,
    -- The role that an approved announcement may call; null: none.
    role text,
    seen_at_ms bigint not null
);

-- The thread in a forum that is about one program, or ('=' and a number) about one message. The row is there before the thread:
-- Discord takes no nonce for threads, so one that was begun is looked for before another is made.
create table discord_post (
    forum text not null,
    about text not null,
    thread text,
    begun_at_ms bigint not null,
    primary key (forum, about)
);

-- Messages in announcement channels that have yet to be published to followers: once each, and within limits of their own.
create table discord_crosspost (
    chat text not null,
    message text not null,
    due_at_ms bigint not null,
    tries bigint not null default 0,
    primary key (chat, message)
);
create index discord_crosspost_due on discord_crosspost (due_at_ms);

-- Messages that keep themselves current: one list a channel at most.
create table discord_agenda (
    chat text primary key,
    message text not null,
    edited_at_ms bigint not null,
    -- A digest of what it says, so that an edit that would change nothing is left out.
    says text not null
);

-- Servers whose admins want programs among the server's own events.
create table discord_guild (
    guild text primary key,
    language text not null,
    since_ms bigint not null
);

-- The event in a server that stands for a program. As with threads the row is there first. `event` is '-' where somebody there
-- deleted it: it is not made again.
create table discord_scheduled (
    guild text not null,
    program text not null,
    event text,
    -- A digest of what it says.
    says text not null,
    begun_at_ms bigint not null,
    primary key (guild, program)
);
