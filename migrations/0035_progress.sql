-- Messages on Telegram that show how far an announcement has got, until nothing of it waits any more.
create table telegram_progress (
    chat text not null,
    thread text not null default '',
    message text not null,
    number bigint not null,
    language text not null,
    -- A digest of what it says, so that an edit that would change nothing is left out.
    says text not null,
    primary key (chat, thread, number)
);
