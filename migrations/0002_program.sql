-- The program database. A text in several languages is a JSON object, language tag → text; a list is a JSON array:
-- they are only ever read and written whole, and indexed in memory (the catalogue). Everything else has a column.
-- An instant is two columns: milliseconds UTC, and the offset in seconds of the place where it holds.
-- position: the order in which records were added; the first organizer's place is the home city.

create table organizer (
    id text not null primary key,
    position bigint not null,
    website text,
    contact text,
    place text,
    names text not null,
    short text not null
);

create table topic (
    id text not null primary key,
    position bigint not null,
    names text not null
);

create table audience (
    id text not null primary key,
    position bigint not null,
    names text not null
);

create table place (
    id text not null primary key,
    position bigint not null,
    kind text not null,
    country text,
    part_of text not null,
    timezone text,
    relation text,
    names text not null,
    aliases text not null -- language tag → list of texts
);

create table program (
    id text not null primary key,
    position bigint not null,
    draft boolean not null, -- the public never sees it
    series text not null,
    kind text not null,
    organizer text not null,
    status text not null,
    status_note text not null,
    format text not null,
    topics text not null,
    audience text not null,
    places text not null,
    partners text not null,
    standing boolean not null,
    starts_ms bigint,
    starts_offset_s bigint,
    ends_ms bigint,
    ends_offset_s bigint,
    previous_starts_ms bigint,
    previous_starts_offset_s bigint,
    previous_ends_ms bigint,
    previous_ends_offset_s bigint,
    apply_opens_ms bigint,
    apply_opens_offset_s bigint,
    apply_closes_ms bigint,
    apply_closes_offset_s bigint,
    apply_url text,
    contact text,
    fee_krw bigint,
    capacity bigint,
    languages text not null,
    title text not null,
    summary text not null,
    venue text not null,
    eligibility text not null,
    how_to_apply text not null
);

create table session (
    program text not null references program (id) on delete cascade,
    position bigint not null,
    starts_ms bigint not null,
    starts_offset_s bigint not null,
    ends_ms bigint,
    ends_offset_s bigint,
    place text,
    title text not null,
    primary key (program, position)
);

create table faq (
    id text not null primary key,
    position bigint not null,
    phrasings text not null, -- language tag → list of texts
    answer text not null,
    owner text,
    expires_ms bigint,
    expires_offset_s bigint
);
