-- What is still to do by a day that a clock of the council sets, folded; the day itself is worked out when it is read, since clocks change.
CREATE TABLE clocked (
    concern BLOB NOT NULL,
    clock TEXT NOT NULL,
    -- Who was told on the phone; empty where no agency was.
    agency TEXT NOT NULL,
    -- The day from which the clock counts.
    since TEXT NOT NULL,
    PRIMARY KEY (concern, clock, agency, since)
) STRICT, WITHOUT ROWID;
