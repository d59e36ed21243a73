-- Folded from the entries: may be dropped and made again at any time, with the same rows.
CREATE TABLE people (
    id BLOB PRIMARY KEY,
    facts TEXT NOT NULL,
    name TEXT NOT NULL,
    known_as TEXT NOT NULL,
    born_on TEXT,
    address TEXT NOT NULL,
    versions INTEGER NOT NULL
) STRICT;

CREATE TABLE concerns (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    reference TEXT NOT NULL,
    title TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    summary TEXT NOT NULL,
    state TEXT NOT NULL,
    danger INTEGER NOT NULL,
    main_type TEXT,
    received_at TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    machine BLOB NOT NULL,
    main_person BLOB,
    review_on TEXT,
    reply_due TEXT,
    reply_agency TEXT,
    versions INTEGER NOT NULL
) STRICT;
CREATE INDEX concerns_by_received ON concerns (received_at, number);
CREATE INDEX concerns_by_reference ON concerns (reference, number);
CREATE INDEX concerns_by_name ON concerns (sort_name, number);
CREATE INDEX concerns_by_state ON concerns (state, received_at, number);
CREATE INDEX concerns_by_review ON concerns (review_on, number);
CREATE INDEX concerns_by_reply ON concerns (reply_due) WHERE reply_due IS NOT NULL;
CREATE INDEX concerns_with_versions ON concerns (versions) WHERE versions > 0;
CREATE INDEX concerns_in_danger ON concerns (danger, state) WHERE danger = 1;

-- Subjects, concerns and people, that some officers must not see.
CREATE TABLE restricted (
    about BLOB PRIMARY KEY,
    excluded TEXT NOT NULL
) STRICT;

CREATE TABLE concern_types (
    concern BLOB NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (concern, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX concern_types_by_code ON concern_types (code, concern);

CREATE TABLE concern_people (
    concern BLOB NOT NULL,
    person BLOB NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (concern, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX concern_people_by_person ON concern_people (person, concern);

CREATE TABLE concern_agencies (
    concern BLOB NOT NULL,
    agency TEXT NOT NULL,
    PRIMARY KEY (concern, agency)
) STRICT, WITHOUT ROWID;

CREATE TABLE referrals (
    id BLOB PRIMARY KEY,
    concern BLOB NOT NULL,
    agency TEXT NOT NULL,
    recipient TEXT NOT NULL,
    route TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    reply_due TEXT,
    replied_at TEXT,
    their_reference TEXT NOT NULL,
    chases INTEGER NOT NULL,
    open INTEGER NOT NULL
) STRICT;
CREATE INDEX referrals_by_concern ON referrals (concern);
CREATE INDEX referrals_waiting ON referrals (open, reply_due);

CREATE TABLE shares (
    id BLOB PRIMARY KEY,
    reference TEXT NOT NULL,
    concern BLOB NOT NULL,
    kind TEXT NOT NULL,
    agency TEXT NOT NULL,
    recipient TEXT NOT NULL,
    channel TEXT,
    at INTEGER NOT NULL,
    machine BLOB NOT NULL,
    pages INTEGER NOT NULL,
    digest TEXT NOT NULL,
    file_id TEXT NOT NULL,
    reply_by TEXT,
    items INTEGER NOT NULL,
    withheld INTEGER NOT NULL
) STRICT;
CREATE INDEX shares_by_time ON shares (at, id);
CREATE INDEX shares_by_concern ON shares (concern, at);
CREATE INDEX shares_by_digest ON shares (digest);

-- One row for each concern, numbered as in `concerns`.
-- Without FTS5's own 'secure-delete': with it, every saved line looks for each word of its concern in every part of the
-- index first, which took 110 ms instead of 4 at 2,000 concerns. It would hide nothing here, since what was corrected
-- stands in `entries` all the same. Whoever erases a body must say 'optimize' afterwards, which leaves no old word.
CREATE VIRTUAL TABLE search USING fts5 (
    reference, people, words,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3 4'
);
