-- The record file: one SQLite database in WAL mode, written by one build at a time, read by any number of readers.
--
-- application_id 0x6F6E7263 ("onrc") tells a record from any other SQLite file; user_version is the schema version.
--
-- Versions
--   1  onrecord 0.1.0: the first.
--   2  onrecord 0.1.0 from 2026-11-22: direction and concepts of quantities, kind and containment of toponyms, scope,
--      place and kind of date of figures.
--   3  onrecord 0.1.0 with events: what is done, by whom and to whom, and the words that tell it.
--   4  onrecord 0.1.0 with what only several reports tell: items, their keys, links and groups; ids that came in.
--   5  onrecord 0.1.0 with pages of what several reports tell: what lists show of groups, and who takes part in them;
--      what people decided in review, whose tables stand in review.sql; what the first page shows, worked out once.
--
-- Conventions
--   * Columns named start and "end" are half-open code-point positions into version.text of the same version;
--     columns named page_start and page_end point into version.page_text.
--   * Times are ISO 8601. Columns of the crisis itself (published_*, said_*, as_of_*, begin, finish) are wall-clock
--     times as the report gives them, half-open, NULL where open or unknown. Columns of the machine (started,
--     finished, decided) are UTC.
--   * Reasons are JSON arrays of [text, start, end]; start and end are null where a reason rests on no words.
--   * *_pk columns are internal row numbers and may differ between two records of the same pages; the *_id columns
--     are public, and the same pages give the same ids in any order.

PRAGMA application_id = 0x6F6E7263;
PRAGMA user_version = 5;

-- One row for each build or change by hand.
CREATE TABLE run (
    run_pk          INTEGER PRIMARY KEY,     -- in order of time
    started         TEXT NOT NULL,           -- UTC
    finished        TEXT,                    -- UTC; NULL while it runs, and for good if it was interrupted
    onrecord        TEXT NOT NULL,           -- version of the program
    settings        TEXT NOT NULL,           -- JSON of Settings and options
    new_reports     INTEGER NOT NULL DEFAULT 0,
    new_versions    INTEGER NOT NULL DEFAULT 0,
    new_addresses   INTEGER NOT NULL DEFAULT 0,  -- known reports found at one more address
    updated         INTEGER NOT NULL DEFAULT 0,  -- known versions with new details, or read anew
    unchanged       INTEGER NOT NULL DEFAULT 0,  -- pages seen before, nothing to do
    rejected        INTEGER NOT NULL DEFAULT 0
);

-- Single facts about the record as a whole.
CREATE TABLE state (
    name            TEXT PRIMARY KEY,        -- 'actors'
    value           TEXT NOT NULL            -- 'fresh', or 'stale' while reports came in since actors were resolved
) WITHOUT ROWID;
INSERT INTO state VALUES ('actors', 'fresh');

-- What the first page shows and only the whole record can tell, worked out once at the end of a build.
CREATE TABLE digest (
    name            TEXT PRIMARY KEY,        -- summary, topic, news, timeline, months
    run             INTEGER NOT NULL REFERENCES run,  -- the build whose record it tells of
    data            TEXT NOT NULL            -- JSON of the model's type
);

-- A report as one outlet published it, over all its versions.
CREATE TABLE report (
    report_pk       INTEGER PRIMARY KEY,
    report_id       TEXT NOT NULL UNIQUE,    -- public: r- and a digest of its key
    key             TEXT NOT NULL UNIQUE,    -- identity over time of the page that it is named after
    settled         INTEGER NOT NULL DEFAULT 0   -- 1 once a build has finished with it: its id never changes again
);

-- Every key under which a report is known; several where an outlet shows the same words at several addresses.
CREATE TABLE report_key (
    key             TEXT PRIMARY KEY,
    report          INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    shows           INTEGER NOT NULL REFERENCES version,  -- the version that stood there when it was last seen
    given_id        TEXT                     -- the id that came in with the page; NULL where it has none
) WITHOUT ROWID;
CREATE INDEX report_key_by_report ON report_key (report);
CREATE INDEX report_key_by_version ON report_key (shows);
CREATE INDEX report_key_by_given ON report_key (given_id);

-- What a person decided, apart from what the program found; survives every build.
CREATE TABLE decision (
    report          INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    field           TEXT NOT NULL,           -- 'published'
    value           TEXT NOT NULL,           -- the date as written
    begin           TEXT,                    -- the interval that it stands for
    finish          TEXT,
    decided         TEXT NOT NULL,           -- UTC
    PRIMARY KEY (report, field)
) WITHOUT ROWID;

-- One wording of a report. An edited page gives the same report a further version.
CREATE TABLE version (
    version_pk      INTEGER PRIMARY KEY,
    version_id      TEXT NOT NULL UNIQUE,    -- public: v- and a digest of report key and words
    report          INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    number          INTEGER NOT NULL,        -- 1, 2, ... in order of publication where all are dated, else of sight
    current         INTEGER NOT NULL,        -- 1 for the last of its report, else 0
    key             TEXT NOT NULL,           -- key of the page it was read from
    address         TEXT NOT NULL,           -- where that page was found
    given_id        TEXT NOT NULL,           -- the id that came in, else the name of its file: for other programs
    digest          TEXT NOT NULL,           -- SHA-256 of its words
    title           TEXT,
    outlet          TEXT,
    author          TEXT,
    url             TEXT,
    modified        TEXT,                    -- when the page says that it was last changed
    text            TEXT NOT NULL,           -- the report's own prose; never changes
    page_text       TEXT NOT NULL,           -- the whole page, furniture included
    read_basis      TEXT NOT NULL,           -- publication as page or declaration gave it: page, declared, unknown
    read_begin      TEXT,
    read_finish     TEXT,
    read_reasons    TEXT NOT NULL,           -- JSON reasons
    published_basis TEXT NOT NULL,           -- publication in force, be it decided, read or inferred
    published_begin TEXT,
    published_finish TEXT,
    published_reasons TEXT NOT NULL,         -- JSON reasons
    onrecord        TEXT NOT NULL,           -- version of the program that analysed it
    analysed_run    INTEGER NOT NULL REFERENCES run,
    seen_order      INTEGER NOT NULL,        -- grows with every build in which a page changes to this version; orders the undated
    UNIQUE (report, digest)
);
CREATE INDEX version_by_words ON version (digest, outlet);
CREATE INDEX version_by_given ON version (given_id);
CREATE INDEX version_by_moment ON version (coalesce(substr(published_begin, 1, 19), '~')) WHERE current = 1;
-- Words and page stand in the middle of a row: whoever asks for dates or outlets alone finds them here instead.
CREATE INDEX version_by_time ON version (published_begin, published_finish, current);
CREATE INDEX version_by_change ON version (modified) WHERE modified IS NOT NULL;
CREATE INDEX version_by_outlet ON version (outlet, current, published_begin);
CREATE INDEX version_by_being_earlier ON version (version_pk) WHERE current = 0;
CREATE INDEX version_by_run ON version (analysed_run);

-- Every sighting of a page: what was found where, and what became of it. Either version or reason is set.
CREATE TABLE page (
    page_pk         INTEGER PRIMARY KEY,
    address         TEXT NOT NULL,           -- path, or path and line of a JSONL file
    fingerprint     TEXT NOT NULL,           -- digest of key, bytes, media type and declared metadata; '' if never read
    key             TEXT,                    -- the report's key, or the page's own if rejected; NULL if never read
    bytes_digest    TEXT,                    -- SHA-256 of the bytes; NULL if never read
    version         INTEGER REFERENCES version ON DELETE CASCADE,
    reason          TEXT,                    -- RejectionReason, for a page that was not used
    message         TEXT,
    remedy          TEXT,
    onrecord        TEXT NOT NULL,           -- version of the program that decided this
    first_run       INTEGER NOT NULL REFERENCES run,
    last_run        INTEGER NOT NULL REFERENCES run,
    seen_order      INTEGER NOT NULL,        -- grows with every sighting; the last at an address is what stands there now
    UNIQUE (address, fingerprint)
);
CREATE INDEX page_by_fingerprint ON page (fingerprint);
CREATE INDEX page_by_version ON page (version);
CREATE INDEX page_by_run ON page (first_run, version);
CREATE INDEX page_rejected ON page (address) WHERE reason IS NOT NULL;

-- Title, headings and paragraphs of a version's text.
CREATE TABLE block (
    version         INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,
    kind            TEXT NOT NULL,           -- title, heading, paragraph
    start           INTEGER NOT NULL,
    "end"           INTEGER NOT NULL,
    PRIMARY KEY (version, ordinal)
) WITHOUT ROWID;

-- Which stretch of text stands where in page_text.
CREATE TABLE alignment (
    version         INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,
    start           INTEGER NOT NULL,
    page_start      INTEGER NOT NULL,
    length          INTEGER NOT NULL,        -- code points
    PRIMARY KEY (version, ordinal)
) WITHOUT ROWID;

-- Pieces of the page that are not the report's own prose.
CREATE TABLE furniture (
    version         INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,
    kind            TEXT NOT NULL,           -- FurnitureKind
    page_start      INTEGER NOT NULL,
    page_end        INTEGER NOT NULL,
    PRIMARY KEY (version, ordinal)
) WITHOUT ROWID;

-- Agencies and outlets that the report names as where it has this from.
CREATE TABLE credit (
    version         INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,
    name            TEXT NOT NULL,
    kind            TEXT NOT NULL,           -- CreditKind
    page_start      INTEGER NOT NULL,
    page_end        INTEGER NOT NULL,
    PRIMARY KEY (version, ordinal)
) WITHOUT ROWID;

-- Addresses that the page points to.
CREATE TABLE link (
    version         INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,
    url             TEXT NOT NULL,
    words           TEXT NOT NULL,           -- the words that carry the link
    PRIMARY KEY (version, ordinal)
) WITHOUT ROWID;

-- The sentences of a version's text.
CREATE TABLE sentence (
    version         INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,
    block           INTEGER NOT NULL,        -- ordinal of the block it stands in
    start           INTEGER NOT NULL,
    "end"           INTEGER NOT NULL,
    PRIMARY KEY (version, ordinal)
) WITHOUT ROWID;

-- Stretches between quotation marks.
CREATE TABLE quotation (
    version         INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,
    block           INTEGER NOT NULL,
    start           INTEGER NOT NULL,        -- without the marks
    "end"           INTEGER NOT NULL,
    outer_start     INTEGER NOT NULL,        -- with the marks that are there
    outer_end       INTEGER NOT NULL,
    repaired        INTEGER NOT NULL,        -- 1 where a mark was missing or misplaced
    continues       INTEGER,                 -- ordinal of the quotation that this one goes on from
    PRIMARY KEY (version, ordinal)
) WITHOUT ROWID;

-- Whom the mentions of one version stand for.
CREATE TABLE entity (
    version         INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,
    name            TEXT NOT NULL,           -- the fullest name in this report
    kind            TEXT NOT NULL,           -- MentionKind
    descriptions    TEXT NOT NULL,           -- JSON array of offices and titles
    actor           INTEGER REFERENCES actor ON DELETE SET NULL,  -- whom it is across reports; NULL until resolved
    PRIMARY KEY (version, ordinal)
) WITHOUT ROWID;
CREATE INDEX entity_by_actor ON entity (actor);

-- Words that name or stand for somebody, a country or a place.
CREATE TABLE mention (
    version         INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,
    kind            TEXT NOT NULL,           -- MentionKind
    start           INTEGER NOT NULL,
    "end"           INTEGER NOT NULL,
    name_start      INTEGER,                 -- the part that names; NULL for offices and pronouns
    name_end        INTEGER,
    entity          INTEGER,                 -- entity.ordinal; NULL where undecided
    PRIMARY KEY (version, ordinal)
) WITHOUT ROWID;

-- Words that name a time, and the time that they stand for.
CREATE TABLE time_expression (
    version         INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,
    start           INTEGER NOT NULL,
    "end"           INTEGER NOT NULL,
    type            TEXT NOT NULL,           -- DATE, TIME, DURATION, SET
    value           TEXT,                    -- TIMEX3; NULL while there is nothing to anchor it to
    begin           TEXT,
    finish          TEXT,
    PRIMARY KEY (version, ordinal)
) WITHOUT ROWID;

-- Every number with its unit and the thing counted; `figure` holds those used as claims.
CREATE TABLE quantity (
    version         INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,
    start           INTEGER NOT NULL,
    "end"           INTEGER NOT NULL,
    low             TEXT,                    -- exact decimal; NULL for a vague number
    high            TEXT,                    -- equals low unless a range is given
    bound           TEXT NOT NULL,           -- = > < ~
    unit            TEXT,                    -- NULL for plain counts
    counted_start   INTEGER,                 -- the thing counted
    counted_end     INTEGER,
    vague           TEXT,                    -- the words of a vague number
    direction       TEXT,                    -- up, down; NULL where nothing is said to move
    concepts        TEXT NOT NULL,           -- what the number says something of: JSON array of [start, end]
    PRIMARY KEY (version, ordinal)
) WITHOUT ROWID;

-- Names of places, and the places that they stand for.
CREATE TABLE toponym (
    version         INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,
    start           INTEGER NOT NULL,
    "end"           INTEGER NOT NULL,
    name            TEXT NOT NULL,           -- the gazetteer's name
    country         TEXT,                    -- ISO 3166 code, as the gazetteer gives it
    latitude        REAL,                    -- degrees, WGS 84
    longitude       REAL,
    kind            TEXT,                    -- PlaceKind; NULL if the gazetteer has no such place
    within          TEXT NOT NULL,           -- names of what it lies in, the innermost first: JSON array
    metonym         INTEGER NOT NULL,        -- 1 where the name stands for a government or people that acts
    PRIMARY KEY (version, ordinal)
) WITHOUT ROWID;

-- Who said what.
CREATE TABLE statement (
    statement_pk    INTEGER PRIMARY KEY,
    statement_id    TEXT NOT NULL UNIQUE,    -- public: s- and a digest of report key, version's words and spans
    version         INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,        -- place in Record.statements
    kind            TEXT NOT NULL,           -- direct, mixed, indirect
    act             TEXT NOT NULL,           -- Act
    start           INTEGER NOT NULL,        -- first position of content, or of the cue where there is no content
    words           TEXT NOT NULL,           -- the content's words, pieces joined by " … ": for search and lists
    speakers        TEXT NOT NULL,           -- the speakers' names, in the report's and the actors' spelling: for search
    channel_start   INTEGER,                 -- the words for the means
    channel_end     INTEGER,
    said_begin      TEXT,
    said_finish     TEXT,
    parent          INTEGER,                 -- ordinal of the statement that this one stands in
    reasons         TEXT NOT NULL,           -- JSON reasons
    moment          TEXT NOT NULL DEFAULT '~',  -- what lists are in order of, to the second; '~', after all others, if unknown
    UNIQUE (version, ordinal)
);
CREATE INDEX statement_by_moment ON statement (moment);

-- The spans of a statement, piece by piece.
CREATE TABLE statement_span (
    statement       INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    role            TEXT NOT NULL,           -- source, cue, content
    piece           INTEGER NOT NULL,
    start           INTEGER NOT NULL,
    "end"           INTEGER NOT NULL,
    PRIMARY KEY (statement, role, piece)
) WITHOUT ROWID;

-- Speakers and addressee of a statement.
CREATE TABLE statement_party (
    statement       INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    role            TEXT NOT NULL,           -- speaker, addressee
    ordinal         INTEGER NOT NULL,
    name            TEXT NOT NULL,
    kind            TEXT,                    -- MentionKind
    start           INTEGER,                 -- NULL for a speaker that is not named again
    "end"           INTEGER,
    entity          INTEGER,                 -- entity.ordinal; NULL for the unnamed
    PRIMARY KEY (statement, role, ordinal)
) WITHOUT ROWID;

-- How many, according to whom.
CREATE TABLE figure (
    figure_pk       INTEGER PRIMARY KEY,
    figure_id       TEXT NOT NULL UNIQUE,    -- public: f- and a digest of report key, version's words and spans
    version         INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,        -- place in Record.figures
    start           INTEGER NOT NULL,        -- bound, number and the thing counted
    "end"           INTEGER NOT NULL,
    words           TEXT NOT NULL,           -- the words of that span
    quantity_start  INTEGER NOT NULL,        -- the number alone
    quantity_end    INTEGER NOT NULL,
    low             TEXT,                    -- as in quantity
    high            TEXT,
    bound           TEXT NOT NULL,
    unit            TEXT,
    counted_start   INTEGER,
    counted_end     INTEGER,
    vague           TEXT,
    direction       TEXT,
    concepts        TEXT NOT NULL,
    counts          TEXT NOT NULL,           -- what is counted, in the report's words
    scope           TEXT NOT NULL,           -- which of them, in the report's words, pieces joined by " … "
    scope_spans     TEXT NOT NULL,           -- where those pieces stand: JSON array of [start, end]
    place           INTEGER,                 -- toponym.ordinal of where they are counted; NULL if not told
    statement       INTEGER,                 -- ordinal of the statement that carries it; NULL in the report's own voice
    as_of_begin     TEXT,
    as_of_finish    TEXT,
    as_of_told      INTEGER NOT NULL,        -- 1 if the text gives that date; 0 if it is when it was said or published
    low_number      REAL GENERATED ALWAYS AS (CAST(low AS REAL)) VIRTUAL,   -- for comparing and sorting
    high_number     REAL GENERATED ALWAYS AS (CAST(high AS REAL)) VIRTUAL,
    moment          TEXT NOT NULL DEFAULT '~',  -- what lists are in order of, to the second; '~', after all others, if unknown
    UNIQUE (version, ordinal)
);
CREATE INDEX figure_by_moment ON figure (moment);

-- Who gives a figure; nobody where the report does so in its own voice.
CREATE TABLE figure_claimant (
    figure          INTEGER NOT NULL REFERENCES figure ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,
    name            TEXT NOT NULL,
    kind            TEXT,
    start           INTEGER,
    "end"           INTEGER,
    entity          INTEGER,
    PRIMARY KEY (figure, ordinal)
) WITHOUT ROWID;

-- Who did what to whom, and how real it is.
CREATE TABLE event (
    event_pk        INTEGER PRIMARY KEY,
    event_id        TEXT NOT NULL UNIQUE,    -- public: e- and a digest of report key, version's words and spans
    version         INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,        -- place in Record.events
    start           INTEGER NOT NULL,        -- first position of the words that tell what is done
    words           TEXT NOT NULL,           -- those words, pieces joined by " … "
    type            TEXT NOT NULL,           -- EventType (PLOVER)
    mode            TEXT,                    -- refines the type; NULL where it does not
    cameo           TEXT,                    -- CAMEO code; NULL where no mapping is safe
    goldstein       REAL,                    -- -10 conflict to 10 cooperation; NULL without a CAMEO code
    reality         TEXT NOT NULL,           -- Reality
    factuality      REAL NOT NULL,           -- -3 certainly not, 0 unknown, 3 certainly so
    confidence      REAL NOT NULL,           -- 0 to 1
    place           INTEGER,                 -- toponym.ordinal of where it happens; NULL if not told
    statement       INTEGER,                 -- ordinal of the statement that tells it; NULL in the report's own voice
    begin           TEXT,                    -- when it happens, if the text tells
    finish          TEXT,
    reasons         TEXT NOT NULL,           -- JSON reasons
    moment          TEXT NOT NULL DEFAULT '~',  -- what lists are in order of, to the second; '~', after all others, if unknown
    UNIQUE (version, ordinal)
);
CREATE INDEX event_by_moment ON event (moment);

-- The words that tell what is done, piece by piece.
CREATE TABLE event_span (
    event           INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    piece           INTEGER NOT NULL,
    start           INTEGER NOT NULL,
    "end"           INTEGER NOT NULL,
    PRIMARY KEY (event, piece)
) WITHOUT ROWID;

-- Who does it, and to whom it is done.
CREATE TABLE event_participant (
    event           INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    role            TEXT NOT NULL,           -- source, target
    ordinal         INTEGER NOT NULL,
    name            TEXT NOT NULL,
    kind            TEXT,                    -- MentionKind
    start           INTEGER,                 -- NULL for somebody who is not named again
    "end"           INTEGER,
    entity          INTEGER,                 -- entity.ordinal; NULL for the unnamed
    country         TEXT,                    -- ISO 3166-1 alpha-3, or IGO, NGO, MNC, NGM; NULL where nothing tells
    sectors         TEXT NOT NULL,           -- JSON array of Sector, the primary one first
    reasons         TEXT NOT NULL,           -- JSON array: what country and sectors rest on
    PRIMARY KEY (event, role, ordinal)
) WITHOUT ROWID;

-- Whom the entities of several reports stand for. Rewritten as a whole at the end of a build.
CREATE TABLE actor (
    actor_pk        INTEGER PRIMARY KEY,
    actor_id        TEXT NOT NULL UNIQUE,    -- public
    name            TEXT NOT NULL,
    kind            TEXT NOT NULL,           -- MentionKind
    reasons         TEXT NOT NULL,           -- JSON array: why each spelling was joined
    country         TEXT,                    -- ISO 3166-1 alpha-3, or IGO, NGO, MNC, NGM; NULL where nothing tells
    sectors         TEXT NOT NULL,           -- JSON array of Sector, the primary one first
    offices         TEXT NOT NULL,           -- JSON array of [office, country, sectors, begin, finish, reason]
    alternatives    TEXT NOT NULL            -- JSON array of [name, reason]: whom the names may stand for as well
);

-- The actors that the user told of, as the last file of actors had them; they hold for every later build.
CREATE TABLE known_actor (
    ordinal         INTEGER PRIMARY KEY,
    name            TEXT NOT NULL,
    aliases         TEXT NOT NULL,           -- JSON array
    country         TEXT,                    -- as in actor
    sectors         TEXT NOT NULL,           -- JSON array of Sector
    office          TEXT,                    -- as the user words it
    begin           TEXT,                    -- as written: a day, month or year
    "end"           TEXT,
    line            INTEGER NOT NULL         -- where it stands in the file
);

-- The outlets that the user told of, as the last file of outlets had them; they hold for every later build.
CREATE TABLE known_outlet (
    ordinal         INTEGER PRIMARY KEY,
    data            TEXT NOT NULL            -- JSON: name, aliases, owner, country, kind, sites, line
);

-- Every spelling of an actor, its name included.
CREATE TABLE actor_alias (
    actor           INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,        -- 0 is the name
    alias           TEXT NOT NULL,
    PRIMARY KEY (actor, ordinal)
) WITHOUT ROWID;

-- The order of actors in lists, and what it rests on. Made anew as a whole at the end of a build.
CREATE TABLE actor_rank (
    rank            INTEGER PRIMARY KEY,     -- from 1: those with most statements first, then those that most reports name
    actor_id        TEXT NOT NULL UNIQUE,
    statements      INTEGER NOT NULL,        -- in current versions
    reports         INTEGER NOT NULL         -- that name the actor in their current versions
);

-- What the comparison across reports works on: wordings, propositions, tallies ... of each version, one row each.
CREATE TABLE item (
    item_pk         INTEGER PRIMARY KEY,
    family          TEXT NOT NULL,           -- which comparison: copies, stories, claims, series, ...
    version         INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    ordinal         INTEGER NOT NULL,        -- place in the version's items of this family
    compared        INTEGER NOT NULL,        -- 0 until it was compared with its neighbours
    data            TEXT NOT NULL,           -- JSON of the model's type
    UNIQUE (version, family, ordinal)
);
CREATE INDEX item_by_family ON item (family, compared);
-- Dated lines by the time that they tell of.
CREATE INDEX item_by_time ON item (json_extract(data, '$[1][0]'), version) WHERE family = 'lines';

-- What an item can be found by; those under one key are compared with their neighbours in time.
CREATE TABLE item_key (
    key             INTEGER NOT NULL,        -- 63 bits of a digest of family and key
    place           INTEGER NOT NULL,        -- where it stands in time among all: by day, then by version
    item            INTEGER NOT NULL,        -- row in item; the program removes both, so no index is needed
    PRIMARY KEY (key, place, item)
) WITHOUT ROWID;

-- Two items that have to do with each other, and why. Depends on the two alone.
CREATE TABLE item_link (
    one             INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    other           INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    data            TEXT NOT NULL,           -- JSON of the model's type
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX item_link_by_other ON item_link (other);

-- What linked items make together: stories, claims, disputes, series, lineage.
CREATE TABLE grouping (
    group_pk        INTEGER PRIMARY KEY,
    family          TEXT NOT NULL,
    group_id        TEXT NOT NULL UNIQUE,    -- public
    label           TEXT NOT NULL,           -- question, proposition, thing counted or title, in the record's words
    kind            TEXT NOT NULL,           -- DisputeKind, Relation, LineageRelation; 'disputed' or '' for a claim
    weight          REAL NOT NULL,           -- order within the family, the heaviest first
    reports         INTEGER NOT NULL,        -- how many reports tell it
    outlets         INTEGER NOT NULL,
    origins         INTEGER NOT NULL,        -- how many of these are independent of each other
    begin           TEXT,                    -- first day on which it was said, counted or published; NULL if unknown
    finish          TEXT,                    -- last such day, itself included
    first_run       INTEGER,                 -- run in which the first of its versions came in; NULL if nobody knows
    last_run        INTEGER,                 -- run in which the last of them came in
    words           TEXT NOT NULL,           -- what else it can be searched by: clauses, names
    data            TEXT NOT NULL            -- JSON of the model's type
);
CREATE INDEX grouping_by_weight ON grouping (family, weight DESC, group_id);
CREATE INDEX grouping_by_finish ON grouping (family, finish DESC, weight DESC, group_id);
CREATE INDEX grouping_by_kind ON grouping (family, kind, weight DESC, group_id);
CREATE INDEX grouping_by_kind_and_finish ON grouping (family, kind, finish DESC, weight DESC, group_id);
CREATE INDEX grouping_by_run ON grouping (family, last_run DESC, weight DESC, group_id);

-- Who takes part in a group: by public id, since actors are numbered anew when names are resolved again.
CREATE TABLE group_actor (
    actor_id        TEXT NOT NULL,
    grouping        INTEGER NOT NULL REFERENCES grouping ON DELETE CASCADE,
    PRIMARY KEY (actor_id, grouping)
) WITHOUT ROWID;
CREATE INDEX group_actor_by_group ON group_actor (grouping);

-- Which items a group is made of.
CREATE TABLE group_member (
    grouping        INTEGER NOT NULL REFERENCES grouping ON DELETE CASCADE,
    item            INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    PRIMARY KEY (grouping, item)
) WITHOUT ROWID;
CREATE INDEX group_member_by_item ON group_member (item);

-- Full-text search. "porter" lets "withdraw" find "withdrawing"; accents and case do not matter.
CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text, content = 'version', content_rowid = 'version_pk', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE statement_words USING fts5 (
    words, speakers, content = 'statement', content_rowid = 'statement_pk',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE group_words USING fts5 (
    label, words, content = 'grouping', content_rowid = 'group_pk', tokenize = 'porter unicode61 remove_diacritics 2'
);

-- The indexes follow their tables.
CREATE TRIGGER version_added AFTER INSERT ON version BEGIN
    INSERT INTO report_words (rowid, title, text) VALUES (new.version_pk, new.title, new.text);
END;
CREATE TRIGGER version_removed AFTER DELETE ON version BEGIN
    INSERT INTO report_words (report_words, rowid, title, text) VALUES ('delete', old.version_pk, old.title, old.text);
END;
CREATE TRIGGER version_reworded AFTER UPDATE OF title, text ON version BEGIN
    INSERT INTO report_words (report_words, rowid, title, text) VALUES ('delete', old.version_pk, old.title, old.text);
    INSERT INTO report_words (rowid, title, text) VALUES (new.version_pk, new.title, new.text);
END;
CREATE TRIGGER statement_added AFTER INSERT ON statement BEGIN
    INSERT INTO statement_words (rowid, words, speakers) VALUES (new.statement_pk, new.words, new.speakers);
END;
CREATE TRIGGER statement_removed AFTER DELETE ON statement BEGIN
    INSERT INTO statement_words (statement_words, rowid, words, speakers)
    VALUES ('delete', old.statement_pk, old.words, old.speakers);
END;
CREATE TRIGGER statement_renamed AFTER UPDATE OF words, speakers ON statement BEGIN
    INSERT INTO statement_words (statement_words, rowid, words, speakers)
    VALUES ('delete', old.statement_pk, old.words, old.speakers);
    INSERT INTO statement_words (rowid, words, speakers) VALUES (new.statement_pk, new.words, new.speakers);
END;
CREATE TRIGGER group_added AFTER INSERT ON grouping BEGIN
    INSERT INTO group_words (rowid, label, words) VALUES (new.group_pk, new.label, new.words);
END;
CREATE TRIGGER group_removed AFTER DELETE ON grouping BEGIN
    INSERT INTO group_words (group_words, rowid, label, words) VALUES ('delete', old.group_pk, old.label, old.words);
END;
