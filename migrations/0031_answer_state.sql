-- What came of the answer to an update. Empty: none has left yet. `leaving` is written in the moment before the first message
-- leaves, never earlier: what a process that died left so may have arrived, and nobody can ask Telegram. It becomes
-- `doubtful`, like an answer whose line was cut, and is not given a second time unless the operator wants that. `done`: dealt
-- with.
alter table telegram_update add column answer text not null default '';
