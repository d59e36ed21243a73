-- Concerns are found by what was chosen and by numbers as well: tokens, see src/domain/found_by.rs. A column cannot be added to such a
-- table. What stands in none of its rows is indexed afterwards, as it is on a machine that is new.
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (
    reference, people, words, tokens,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3 4'
);
INSERT OR REPLACE INTO local (name, value) SELECT 'index_behind', 'yes' WHERE EXISTS (SELECT 1 FROM concerns);
