-- How many texts of a packet were put right after it went, and nobody told whoever has it: UK GDPR Article 19.
ALTER TABLE shares ADD COLUMN corrections INTEGER NOT NULL DEFAULT 0;
