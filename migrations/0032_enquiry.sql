-- Questions that a person of the foundation has to answer, and what was said about each by both sides. Staff see one as a
-- topic or thread of their own; what they write there goes back to the one who asked.
create table enquiry (
    id text primary key,
    -- Where the one who asked is answered. Whoever is forgotten takes it along.
    address_id text not null references address (id) on delete cascade,
    -- The network's id of who asked: in a group only they may add to it or take it back. Empty: nobody in particular.
    account text not null default '',
    -- In which it was asked, and is answered.
    language text not null,
    state text not null default 'open',
    asked_at_ms bigint not null,
    -- When either side last said something; one that is silent for a week is closed.
    moved_at_ms bigint not null,
    -- Where staff see it. Empty until a thread of it is open there.
    room_channel text not null default '',
    room_chat text not null default '',
    room_thread text not null default ''
);
create index enquiry_address on enquiry (address_id);
create index enquiry_room on enquiry (room_channel, room_chat, room_thread) where state = 'open';

create table enquiry_line (
    -- Rises with time.
    id text primary key,
    enquiry_id text not null references enquiry (id) on delete cascade,
    -- 'asker', 'staff', or 'withdrawn' (no words: the one who asked needs no answer any more).
    said_by text not null,
    text text not null,
    at_ms bigint not null,
    -- Staff have been shown it.
    shown boolean not null
);
create index enquiry_line_enquiry on enquiry_line (enquiry_id);
create index enquiry_line_waiting on enquiry_line (id) where not shown;
