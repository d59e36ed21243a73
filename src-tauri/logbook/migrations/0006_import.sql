-- Concerns that came from a sheet: by what their rows are known, so that none comes twice. Folded, like the tables of 0002.
CREATE TABLE imported_rows (
    marks BLOB NOT NULL,
    concern BLOB NOT NULL,
    PRIMARY KEY (marks, concern)
) STRICT, WITHOUT ROWID;
CREATE INDEX imported_rows_by_concern ON imported_rows (concern);

-- Came from a sheet, and nobody has written anything in it since.
ALTER TABLE concerns ADD COLUMN unseen INTEGER NOT NULL DEFAULT 0;
CREATE INDEX concerns_unseen ON concerns (unseen) WHERE unseen = 1;
