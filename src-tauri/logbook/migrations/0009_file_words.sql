-- Words inside attached files. They belong to this machine alone: another may have a program that reads more, or the bytes later.
-- Nothing here is in the digest of the folded tables.

-- Files of the concerns that can be read here: folded, and gone with the concern's other rows.
CREATE TABLE concern_files (
    concern BLOB NOT NULL,
    digest BLOB NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (concern, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX concern_files_by_digest ON concern_files (digest);

-- Files whose words were looked for.
CREATE TABLE words_read (
    digest BLOB PRIMARY KEY,
    -- Counted before a file is read: one at which the program ended, three times, is left alone.
    tries INTEGER NOT NULL,
    -- 1 once all its words are in the index; a file may have none.
    done INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A portion of the words of a file, by its row in the index.
CREATE TABLE file_words (
    number INTEGER PRIMARY KEY,
    digest BLOB NOT NULL
) STRICT;
CREATE INDEX file_words_by_digest ON file_words (digest);

CREATE VIRTUAL TABLE file_search USING fts5 (
    words,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3 4'
);

-- Concerns written before say which files are theirs once this is taken up.
INSERT INTO local (name, value) VALUES ('files_behind', 'yes') ON CONFLICT (name) DO UPDATE SET value = 'yes';
