-- age recipients that machines named as their own in their last manifest. A log on an old disk hears
-- the manifests with the recovery kit, before it can open a word of what the others wrote; it writes for the keys they say.
CREATE TABLE keys_said (
    machine BLOB PRIMARY KEY,
    opens TEXT NOT NULL
) STRICT;
