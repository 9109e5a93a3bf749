-- Whom naru talks with. Ids are made by us; instants are milliseconds UTC; lists are words parted by spaces.

-- One human being, who may write from several networks.
create table person (
    id text primary key,
    -- Among several private chats, where pushes go; null: each has its own subscriptions.
    preferred_address text,
    created_at_ms bigint not null
);

-- A person's account on a network, by the network's own number.
create table account (
    channel text not null,
    account text not null,
    person_id text not null references person (id) on delete cascade,
    primary key (channel, account)
);
create index account_person on account (person_id);

-- A place on a network where one can write.
create table address (
    id text primary key,
    channel text not null,
    chat text not null,
    -- '' is the chat itself: null would let a chat stand here twice.
    thread text not null default '',
    kind text not null,
    state text not null default 'open',
    -- One tag, or two for a bilingual chat: 'ko en'.
    languages text not null,
    -- Chosen by the person; else that of the last question.
    language_chosen boolean not null default false,
    zone text not null,
    -- '21:00-08:00' on the address's own clock; null: any hour is fine.
    quiet text,
    -- 'closes-7d starts-2h'; null takes the defaults of each kind of program.
    reminders text,
    announcements boolean not null default true,
    corrections boolean not null default true,
    -- Of the foundation: gets alerts, and is written to before the installation is live.
    staff boolean not null default false,
    person_id text references person (id) on delete cascade,
    closed_reason text,
    closed_at_ms bigint,
    created_at_ms bigint not null,
    unique (channel, chat, thread)
);
create index address_person on address (person_id) where person_id is not null;
-- Which clocks and quiet hours there are: asked before every planning.
create index address_clock on address (zone, quiet);

-- A standing wish to be told. What is null does not matter; all null is everything.
create table subscription (
    id text primary key,
    address_id text not null references address (id) on delete cascade,
    state text not null default 'active',
    program text,
    series text,
    kind text,
    topic text,
    place text,
    audience text,
    organizer text,
    language text,
    -- A cron expression on the address's clock: what is new comes in one message then. Null: each as it comes.
    digest text,
    created_by text,
    created_at_ms bigint not null
);
create index subscription_address on subscription (address_id);
-- The two ways from a program to its subscriptions: by name, or (program is null) by what it is like.
create index subscription_program on subscription (program);
create index subscription_digest on subscription (digest) where digest is not null;

-- What an address was told in an answer, so that it hears when that holds no longer. Kept for thirty days.
create table told (
    address_id text not null references address (id) on delete cascade,
    program text not null,
    -- Bits by the order of Fact: what of the program was said.
    facts bigint not null,
    -- In which language it was asked.
    language text not null,
    at_ms bigint not null,
    primary key (address_id, program)
);
create index told_program on told (program);
create index told_at on told (at_ms);

-- Questions as typed, for staff to find what is not understood; the text goes after the days that the operator sets.
create table question (
    id text primary key,
    address_id text references address (id) on delete cascade,
    at_ms bigint not null,
    channel text not null,
    language text not null,
    intent text not null,
    text text not null
);
create index question_at on question (at_ms);
create index question_address on question (address_id);

-- What stays of them: how many a day (a day of UTC), without a text and without anybody's name.
create table question_count (
    day text not null,
    channel text not null,
    language text not null,
    intent text not null,
    count bigint not null,
    primary key (day, channel, language, intent)
);

-- What people wrote by /feedback.
create table feedback (
    id text primary key,
    address_id text references address (id) on delete cascade,
    at_ms bigint not null,
    language text not null,
    text text not null,
    done boolean not null default false
);

-- Codes that bind: an account to a person ('person'), a person to a role ('role'). Used once, short-lived.
create table code (
    code text primary key,
    purpose text not null,
    subject text not null,
    expires_at_ms bigint not null
);

-- How far each planner has come, and what staff set at run time ('live').
create table setting (
    key text primary key,
    value text not null
);
