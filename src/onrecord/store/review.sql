-- What people decided, kept apart from what the program found. Made beside the tables of schema.sql, and in records
-- that lack them when these are next written to.

-- What people decided about what was found, entry by entry; nothing is ever changed or taken out of it.
CREATE TABLE IF NOT EXISTS review (
    review_pk       INTEGER PRIMARY KEY,
    review_id       TEXT NOT NULL UNIQUE,    -- public: x- and a digest of all else
    kind            TEXT NOT NULL,           -- ReviewKind: confirm, reject, correct, merge, split, note, undo
    target_kind     TEXT NOT NULL,           -- TargetKind: statement, figure, event, report, actor, member, claim ...
    target_id       TEXT NOT NULL,           -- public id of what it is about, as it was when it was decided
    anchors         TEXT NOT NULL,           -- JSON: the words in reports that it is fastened to
    value           TEXT NOT NULL,           -- JSON object: what was corrected, noted, joined or parted
    who             TEXT NOT NULL,
    decided         TEXT NOT NULL,           -- UTC
    undoes          TEXT                     -- review_id of the entry that it takes back
);
CREATE TRIGGER IF NOT EXISTS review_kept BEFORE DELETE ON review
    BEGIN SELECT RAISE(ABORT, 'decisions are kept'); END;
CREATE TRIGGER IF NOT EXISTS review_unchanged BEFORE UPDATE ON review
    BEGIN SELECT RAISE(ABORT, 'decisions are kept'); END;

-- Where decisions in force hold now. Made anew from review by every build and every decision.
CREATE TABLE IF NOT EXISTS review_hold (
    target_id       TEXT NOT NULL,           -- public id of what it holds for; an item's id for a member
    slot            TEXT NOT NULL,           -- reject, confirm, note, merge, split, parted, or the field corrected
    review          INTEGER NOT NULL REFERENCES review,
    PRIMARY KEY (target_id, slot, review)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS review_hold_by_review ON review_hold (review);

-- What the last comparison was told to leave out, keep apart or keep together; what differs is grouped anew.
CREATE TABLE IF NOT EXISTS ruling (
    one             INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    other           INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,  -- the same as one where it concerns it alone
    rule            TEXT NOT NULL,           -- out, apart, together, or the id of an edge that was rejected
    PRIMARY KEY (one, other, rule)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ruling_by_other ON ruling (other);
