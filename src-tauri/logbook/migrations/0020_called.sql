-- What somebody is called and where they live, small letters after a space each, to be found by while it is typed: one short text
-- instead of three columns put together and made small for every person at every letter.
ALTER TABLE people ADD COLUMN called TEXT NOT NULL DEFAULT '';
UPDATE people SET called = ' ' || lower(name || ' ' || known_as || ' ' || replace(address, char(10), ' '));
DELETE FROM person_keys WHERE kind = 'alias';
DROP INDEX IF EXISTS people_by_name;
CREATE INDEX people_by_name ON people (name, called, id);
