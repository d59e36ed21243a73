-- What this machine knows of the others and of the shared folder. It belongs to this machine and is never folded.

-- Files of others that were taken whole, or are not for this machine: they are not read again.
CREATE TABLE taken (
    part TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (part, name)
) STRICT, WITHOUT ROWID;

-- This machine's own files in the folder, written and read back. `covers` says what is in them, as JSON.
CREATE TABLE published (
    name TEXT PRIMARY KEY,
    covers TEXT NOT NULL,
    size INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The last manifest of every other machine.
CREATE TABLE peers (
    machine BLOB PRIMARY KEY,
    counter INTEGER NOT NULL,
    name TEXT NOT NULL,
    heads TEXT NOT NULL,
    lacks TEXT NOT NULL,
    at INTEGER NOT NULL,
    taken_at INTEGER NOT NULL
) STRICT;

-- Entries whose words are not here: they have not come, or are not for this machine's officer.
CREATE TABLE wordless (
    entry INTEGER PRIMARY KEY REFERENCES entries (number)
) STRICT;

-- What went wrong with a machine or the folder. An officer says that they have seen it; nothing here removes it.
CREATE TABLE alarms (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    machine BLOB NOT NULL,
    raised_at INTEGER NOT NULL,
    seen_at INTEGER,
    UNIQUE (kind, machine, raised_at)
) STRICT;

-- Second entries with a number that is taken: kept as proof.
CREATE TABLE forks (
    hash BLOB PRIMARY KEY,
    machine BLOB NOT NULL,
    seq INTEGER NOT NULL,
    cose BLOB NOT NULL,
    body BLOB
) STRICT;

-- age identities made after this machine's first, which is in the sealed keyset. Erased when nobody uses them any more.
CREATE TABLE identities (
    opens TEXT PRIMARY KEY,
    identity TEXT NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;

-- Machines that ask to join.
CREATE TABLE requests (
    machine BLOB PRIMARY KEY,
    request TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
