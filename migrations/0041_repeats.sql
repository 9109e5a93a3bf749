-- What was sent off without an answer and may go out again: a network knows its number for a few minutes only, so it does not
-- wait behind what was never sent.
create index delivery_repeat on delivery (channel, lane, due_at_ms) where state = 'due' and doubtful_since_ms is not null;
