-- One row: a number that moves with every change of the program database. The service looks at it to learn that
-- another process (an import, a colleague at the desk) changed something, and loads the programs anew.
create table revision (
    id bigint not null primary key check (id = 1),
    number bigint not null
);
insert into revision (id, number) values (1, 0);
