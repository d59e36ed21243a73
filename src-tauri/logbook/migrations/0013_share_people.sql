-- Of whom a packet told, folded: whom its concern is about, and everybody of whom an item went.
CREATE TABLE share_people (
    share BLOB NOT NULL,
    person BLOB NOT NULL,
    concern BLOB NOT NULL,
    -- Whom the concern is about first, then in the order of the packet.
    place INTEGER NOT NULL,
    PRIMARY KEY (share, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX share_people_by_person ON share_people (person, share);
CREATE INDEX share_people_by_concern ON share_people (concern);
CREATE INDEX shares_by_agency ON shares (agency, at, id);

-- Packets written down before say of whom they told once the log is opened.
INSERT INTO local (name, value) VALUES ('shares_behind', 'yes') ON CONFLICT (name) DO UPDATE SET value = 'yes';
