-- The truth: signed entries, appended and never changed, and what belongs to this machine alone.
CREATE TABLE entries (
    number INTEGER PRIMARY KEY,
    machine BLOB NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    about BLOB NOT NULL,
    lamport INTEGER NOT NULL,
    at INTEGER NOT NULL,
    cose BLOB NOT NULL,
    UNIQUE (machine, seq)
) STRICT;
CREATE INDEX entries_by_subject ON entries (about, lamport, machine, seq);
CREATE INDEX entries_by_order ON entries (lamport, machine, seq);
CREATE INDEX entries_by_kind ON entries (kind, machine, at);

-- Bodies stand apart from what is signed, so that one can be erased, or come later, or never come to this machine.
-- A sealed one is for some officers only: it never goes where everybody can read it.
CREATE TABLE bodies (
    entry INTEGER PRIMARY KEY REFERENCES entries (number),
    sealed INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX bodies_sealed ON bodies (sealed) WHERE sealed = 1;

-- Half-written forms of this machine; encrypted like everything else, never sent anywhere.
CREATE TABLE drafts (
    page TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    kept_at INTEGER NOT NULL
) STRICT;

-- Packets on record whose file has not been seen to be written.
CREATE TABLE deliveries (
    share BLOB PRIMARY KEY,
    concern BLOB NOT NULL
) STRICT;

-- Small facts of this machine, such as when the log was last checked.
CREATE TABLE local (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
