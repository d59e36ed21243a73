-- What a concern is listed under, folded: its risk, its place, the team that told us, and whether an event of it is significant.
CREATE TABLE filed_under (
    concern BLOB NOT NULL,
    what TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (concern, what)
) STRICT, WITHOUT ROWID;
CREATE INDEX filed_under_by_code ON filed_under (what, code, concern);
CREATE INDEX concern_people_by_role ON concern_people (role, concern);
