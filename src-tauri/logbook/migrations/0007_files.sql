-- Bytes of files: kept once, by the digest that the entries name, in rows of at most 1 MiB. Like bodies they may come later,
-- never, or be erased. Not folded: what a file is, its name and whose it is say the entries alone.
CREATE TABLE files (
    digest BLOB PRIMARY KEY,
    salt BLOB NOT NULL,
    -- Its digest without the salt, so that the same file is known again here; in no entry and never sent.
    plain BLOB,
    length INTEGER NOT NULL,
    -- 1 once every part is here and was found to be what the entry says.
    whole INTEGER NOT NULL
) STRICT;
CREATE INDEX files_by_plain ON files (plain);

CREATE TABLE file_parts (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL,
    number INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (digest, number)
) STRICT;
