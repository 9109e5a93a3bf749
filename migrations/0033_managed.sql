-- Which groups and channels of Telegram somebody was seen to decide for, so that they can be offered in the person's own chat.
-- Only a hint: whether they may is asked of Telegram each time.
create table telegram_managed (
    person text not null,
    chat text not null,
    seen_at_ms bigint not null,
    primary key (person, chat)
);
