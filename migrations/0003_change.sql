-- Who changed what in the program database, and when: one row a save, and one for each record it touched.

create table change_set (
    id text not null primary key,
    at_ms bigint not null,
    who text not null,
    how text not null,              -- import, desk, undo, …
    revision bigint not null unique, -- that this save led to
    undoes text references change_set (id)
);

create table change (
    change_set text not null references change_set (id),
    position bigint not null,
    subject text not null,
    record text not null,
    -- {"changed": [{field, old, new}, …]} | "added" | {"removed": the record}, as JSON
    what text not null,
    primary key (change_set, position)
);

-- The history of one record.
create index change_record on change (record, subject);
