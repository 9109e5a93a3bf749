-- Versions of programs as subscribers know them, so that a change is told once, and edits within ten minutes as one.

create table known_program (
    program text primary key,
    -- The facts last told of, as JSON; a program that is new has none yet.
    facts text not null,
    -- A later version waits here until nobody has edited for ten minutes: since when it waits, and what it says.
    pending text,
    pending_since_ms bigint,
    first_seen_ms bigint not null,
    -- When its being new was announced; null: not yet, or it was there before anybody could subscribe.
    announced_at_ms bigint
);
