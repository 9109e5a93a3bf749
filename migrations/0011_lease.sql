-- Who sends for a bot. One at a time: two would break the network's limits, and could send the same thing.
create table lease (
    name text primary key,
    -- The process that has it; '' after an orderly end.
    holder text not null,
    -- Grows while the holder lives. Another process that sees it stand still takes over: no two clocks are compared.
    beat bigint not null,
    -- The holder's clock at its last beat, to tell how long nobody sent.
    beat_at_ms bigint not null
);

-- What the installation knows of itself.
create table installation (
    -- 'home': which database this is, so that a restored copy is known as one.
    -- 'restored_at_ms', 'restored_answer': since when staff are asked what of the past may still go out.
    key text primary key,
    value text not null
);
