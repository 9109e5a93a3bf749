-- Corrections of a notice are looked for at every later correction and at a recall, which have to know what the earlier ones
-- said anew.
create index notice_amends on notice (amends) where amends is not null;
