-- What the Telegram bot has to remember over a restart.

-- Updates as they came. An update's number says whether it was seen before; as numbers may start again lower after a quiet
-- week, they are a set kept for a day, and not a high-water mark. `bot` is the number before the token's colon: another
-- bot's updates have numbers of their own.
create table telegram_update (
    bot text not null,
    id bigint not null,
    received_at_ms bigint not null,
    -- The update itself until it has been dealt with, so that a crash loses none; then nothing of what was said stays here.
    body text,
    primary key (bot, id)
);
create index telegram_update_waiting on telegram_update (bot, received_at_ms) where body is not null;
create index telegram_update_age on telegram_update (received_at_ms);

-- What a button does. Telegram carries 64 bytes with a press, so it carries the short name of a row here. Rows are shared by
-- all buttons that do the same, and live for years: somebody may press under an old message.
create table telegram_button (
    id text primary key,
    action text not null,
    shown_at_ms bigint not null
);

-- Messages that keep themselves current: one pinned list a chat at most.
create table telegram_agenda (
    chat text not null,
    thread text not null default '',
    message text not null,
    edited_at_ms bigint not null,
    -- A digest of what it says, so that an edit that would change nothing is left out.
    says text not null,
    primary key (chat, thread)
);
