-- What one person is to another: folded from the entries about the first of the two.
CREATE TABLE relations (
    id BLOB PRIMARY KEY,
    about BLOB NOT NULL,
    other BLOB NOT NULL,
    kind TEXT NOT NULL,
    lives_together INTEGER NOT NULL,
    note TEXT NOT NULL,
    since TEXT,
    until TEXT,
    ended INTEGER NOT NULL
) STRICT;
CREATE INDEX relations_by_about ON relations (about);
CREATE INDEX relations_by_other ON relations (other);

-- People of whom an officer said that they are one and the same as another: the one whose page stays is `kept`.
CREATE TABLE same_person (
    person BLOB PRIMARY KEY,
    kept BLOB NOT NULL
) STRICT;
CREATE INDEX same_person_by_kept ON same_person (kept);

-- What people are found again by although it was spelt, heard or given otherwise: sounds of names, days, places, numbers.
CREATE TABLE person_keys (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    person BLOB NOT NULL,
    PRIMARY KEY (kind, key, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_keys_by_person ON person_keys (person);
