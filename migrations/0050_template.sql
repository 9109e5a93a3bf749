-- Texts that are used again, with placeholders where each use differs.
create table template (
    -- What staff call it by.
    name text primary key,
    -- Title and body, as JSON; the placeholders have no values here.
    content text not null,
    -- Whom it is for, unless a use says otherwise.
    segment text not null,
    saved_by text not null,
    saved_at_ms bigint not null
);

-- Whose words stand in an announcement besides its author's: an approval has to come from neither.
alter table broadcast add column edited_by text;
