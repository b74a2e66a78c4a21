-- Friendly views and tables of a record's plain copy; views read the record's own tables, tables are filled by the
-- export. The comments become the descriptions that Datasette shows.

-- The reports that the record is drawn from, as they read now.
CREATE VIEW reports AS SELECT
    v.version_pk AS version_pk,         -- internal row number, by which full text is searched
    r.report_id AS id,                  -- public id of the report
    v.version_id AS version_id,         -- public id of this wording of it
    v.number AS version,                -- 1, 2, ... in order of publication
    v.title AS title,
    v.outlet AS outlet,                 -- who published it
    v.author AS author,                 -- as the page has it
    v.url AS url,
    v.address AS address,               -- where the page was found
    v.published_begin AS published_begin,   -- wall-clock time as the page gives it; NULL where nobody knows
    v.published_finish AS published_finish, -- half-open: the moment after
    v.published_basis AS published_basis,   -- page, declared, inferred, unknown
    (SELECT count(*) FROM statement s WHERE s.version = v.version_pk) AS statements,
    (SELECT count(*) FROM figure f WHERE f.version = v.version_pk) AS figures,
    (SELECT count(*) FROM event e WHERE e.version = v.version_pk) AS events,
    v.text AS text                      -- the report's own prose, into which all positions point (code points)
FROM version v JOIN report r ON r.report_pk = v.report WHERE v.current;

-- Who said what, in reports as they read now.
CREATE VIEW statements AS SELECT
    s.statement_pk AS statement_pk,     -- internal row number, by which full text is searched
    s.statement_id AS id,               -- public id
    (SELECT group_concat(name, '; ') FROM (SELECT coalesce(a.name, p.name) AS name FROM statement_party p LEFT JOIN entity n ON n.version = s.version AND n.ordinal = p.entity LEFT JOIN actor a ON a.actor_pk = n.actor WHERE p.statement = s.statement_pk AND p.role = 'speaker' ORDER BY p.ordinal)) AS speakers, -- names across reports, joined by "; "; NULL where nobody is named
    s.act AS act,                       -- what the words do: assert, deny, warn, ...
    s.kind AS kind,                     -- direct, mixed, indirect
    s.words AS words,                   -- what is said, pieces joined by " … "
    s.said_begin AS said_begin,         -- when it was said, if the text tells
    s.said_finish AS said_finish,
    (SELECT min(z.start) FROM statement_span z WHERE z.statement = s.statement_pk AND z.role = 'content') AS start, -- where the words begin in the report's text
    (SELECT max(z."end") FROM statement_span z WHERE z.statement = s.statement_pk AND z.role = 'content') AS "end", -- where they end, half-open
    r.report_id AS report,
    v.number AS version,
    v.outlet AS outlet,
    v.title AS title,
    v.published_begin AS published_begin,   -- when the report was published; NULL where nobody knows
    v.published_finish AS published_finish,
    v.url AS url,
    (SELECT CASE max(h.slot) WHEN 'reject' THEN 'rejected' ELSE 'confirmed' END FROM review_hold h WHERE h.target_id = s.statement_id AND h.slot IN ('reject', 'confirm')) AS verdict -- what people decided in review: confirmed, rejected; NULL where nobody did
FROM statement s JOIN version v ON v.version_pk = s.version AND v.current JOIN report r ON r.report_pk = v.report;

-- How many, according to whom, in reports as they read now.
CREATE VIEW figures AS SELECT
    f.figure_id AS id,                  -- public id
    f.low_number AS low,                -- NULL for a vague number
    f.high_number AS high,              -- equals low unless a range is given
    f.bound AS bound,                   -- = exactly, > more than, < less than, ~ about
    f.unit AS unit,                     -- NULL for plain counts
    f.counts AS counts,                 -- what is counted, in the report's words
    f.scope AS scope,                   -- which of them, in the report's words
    (SELECT group_concat(name, '; ') FROM (SELECT coalesce(a.name, c.name) AS name FROM figure_claimant c LEFT JOIN entity n ON n.version = f.version AND n.ordinal = c.entity LEFT JOIN actor a ON a.actor_pk = n.actor WHERE c.figure = f.figure_pk ORDER BY c.ordinal)) AS claimants, -- who gives it, joined by "; "; NULL in the report's own voice
    f.words AS words,
    f.as_of_begin AS as_of_begin,       -- the time that it speaks of
    f.as_of_finish AS as_of_finish,
    f.as_of_told AS as_of_told,         -- 0 where that is only when it was said or published
    t.name AS place,                    -- where they are counted, if told
    t.latitude AS latitude,             -- degrees, WGS 84
    t.longitude AS longitude,
    f.start AS start,                   -- where the words begin in the report's text
    f."end" AS "end",                   -- where they end, half-open
    r.report_id AS report,
    v.number AS version,
    v.outlet AS outlet,
    v.title AS title,
    v.published_begin AS published_begin,   -- when the report was published; NULL where nobody knows
    v.published_finish AS published_finish,
    v.url AS url,
    (SELECT CASE max(h.slot) WHEN 'reject' THEN 'rejected' ELSE 'confirmed' END FROM review_hold h WHERE h.target_id = f.figure_id AND h.slot IN ('reject', 'confirm')) AS verdict -- what people decided in review: confirmed, rejected; NULL where nobody did
FROM figure f JOIN version v ON v.version_pk = f.version AND v.current JOIN report r ON r.report_pk = v.report
LEFT JOIN toponym t ON t.version = f.version AND t.ordinal = f.place;

-- Who did what to whom, and how real it is told to be, in reports as they read now.
CREATE VIEW events AS SELECT
    e.event_id AS id,                   -- public id
    e.type AS type,                     -- PLOVER's event type
    e.mode AS mode,
    e.cameo AS cameo,                   -- CAMEO code; NULL where no mapping is safe
    e.goldstein AS goldstein,           -- -10 conflict to 10 cooperation
    e.reality AS reality,               -- actual, planned, denied, ...
    e.factuality AS factuality,         -- -3 certainly not, 0 unknown, 3 certainly so, as it is told
    e.confidence AS confidence,         -- of the reading, 0 to 1
    (SELECT group_concat(name, '; ') FROM (SELECT coalesce(a.name, p.name) AS name FROM event_participant p LEFT JOIN entity n ON n.version = e.version AND n.ordinal = p.entity LEFT JOIN actor a ON a.actor_pk = n.actor WHERE p.event = e.event_pk AND p.role = 'source' ORDER BY p.ordinal)) AS sources, -- who does it, joined by "; "
    (SELECT group_concat(name, '; ') FROM (SELECT coalesce(a.name, p.name) AS name FROM event_participant p LEFT JOIN entity n ON n.version = e.version AND n.ordinal = p.entity LEFT JOIN actor a ON a.actor_pk = n.actor WHERE p.event = e.event_pk AND p.role = 'target' ORDER BY p.ordinal)) AS targets, -- to whom it is done, joined by "; "
    e.words AS words,                   -- the words that tell what is done
    substr(v.text, z.start + 1, z."end" - z.start) AS sentence,
    e.begin AS when_begin,              -- when it happens, if the text tells
    e.finish AS when_finish,
    t.name AS place,                    -- where it happens, if told
    t.latitude AS latitude,             -- degrees, WGS 84
    t.longitude AS longitude,
    z.start AS start,                   -- where the sentence begins in the report's text
    z."end" AS "end",                   -- where it ends, half-open
    r.report_id AS report,
    v.number AS version,
    v.outlet AS outlet,
    v.title AS title,
    v.published_begin AS published_begin,   -- when the report was published; NULL where nobody knows
    v.published_finish AS published_finish,
    v.url AS url,
    (SELECT CASE max(h.slot) WHEN 'reject' THEN 'rejected' ELSE 'confirmed' END FROM review_hold h WHERE h.target_id = e.event_id AND h.slot IN ('reject', 'confirm')) AS verdict -- what people decided in review: confirmed, rejected; NULL where nobody did
FROM event e JOIN version v ON v.version_pk = e.version AND v.current JOIN report r ON r.report_pk = v.report
LEFT JOIN sentence z ON z.version = e.version AND z.start <= e.start AND z."end" > e.start
LEFT JOIN toponym t ON t.version = e.version AND t.ordinal = e.place;

-- The people, bodies and places that reports name.
CREATE VIEW actors AS SELECT
    a.actor_id AS id,                   -- public id
    a.name AS name,
    a.kind AS kind,
    a.country AS country,               -- ISO 3166-1 alpha-3, or IGO, NGO, MNC, NGM; NULL where nothing tells
    a.sectors AS sectors,               -- JSON array, the primary one first
    (SELECT group_concat(alias, '; ') FROM (SELECT alias FROM actor_alias x WHERE x.actor = a.actor_pk AND x.ordinal > 0 ORDER BY x.ordinal)) AS aliases, -- other spellings, joined by "; "
    (SELECT count(DISTINCT v.report) FROM entity n JOIN version v ON v.version_pk = n.version AND v.current WHERE n.actor = a.actor_pk) AS reports -- how many reports name it
FROM actor a;

-- What is claimed: a row for each place where a report stands somewhere towards a claim.
CREATE TABLE claims (
    id TEXT,                            -- public id of the claim
    proposition TEXT,                   -- as its clearest report words it
    reports INTEGER,                    -- how many reports tell it
    outlets INTEGER,
    origins INTEGER,                    -- how many of these are independent of each other
    spoken_by TEXT,                     -- the one source whom all cite, if there is one
    position TEXT,                      -- where the words of this row stand: asserts, denies, doubts, ...
    speakers TEXT,                      -- whose words they are, joined by "; "; empty in the report's own voice
    said TEXT,                          -- when, if the text tells
    origin TEXT,                        -- the independent origin that this report goes back to
    outlet TEXT,
    report TEXT,                        -- id under which the report came in
    report_id TEXT,                     -- public id of the report
    version INTEGER,
    start INTEGER,                      -- where the words begin in the report's text
    "end" INTEGER,                      -- where they end, half-open
    words TEXT,
    also_versions TEXT                  -- numbers of the older versions of the report that have the same words
);

-- Who denies, doubts or contradicts whom: a row for each of the words on either side.
CREATE TABLE disputes (
    id TEXT,                            -- public id of the dispute
    question TEXT,                      -- in the words of the claim
    kind TEXT,                          -- denies, contradicts, doubts, revises, retracts
    standing TEXT,                      -- sure; doubtful ones stand in no table
    chance REAL,                        -- how likely a reader would list it, 0 to 1; NULL for a dispute about a number
    claim TEXT,                         -- public id of the claim that it is about
    position TEXT,                      -- the side on which the words of this row stand
    side_origins INTEGER,               -- how many independent origins stand on that side
    speakers TEXT,                      -- whose words they are, joined by "; "; empty in the report's own voice
    said TEXT,                          -- the day, NULL where nobody knows
    outlet TEXT,
    report TEXT,                        -- id under which the report came in
    report_id TEXT,                     -- public id of the report
    version INTEGER,
    start INTEGER,                      -- where the words begin in the report's text
    "end" INTEGER,                      -- where they end, half-open
    words TEXT,
    also_versions TEXT                  -- numbers of the older versions of the report that have the same words
);

-- Figures of several reports for the same thing: a row for each figure.
CREATE TABLE series (
    id TEXT,                            -- public id of the series
    counts TEXT,                        -- what is counted, in the words of the record
    relation TEXT,                      -- conflict, rise, compatible
    point INTEGER,                      -- 1, 2, ... in the order of dates
    low REAL,
    high REAL,                          -- equals low unless a range is given
    bound TEXT,                         -- = exactly, > more than, < less than, ~ about
    unit TEXT,                          -- NULL for plain counts
    claimed_by TEXT,                    -- joined by "; "; empty in the report's own voice
    as_of TEXT,                         -- first day of the time that it speaks of
    as_of_told INTEGER,                 -- 0 where that is only when it was said or published
    outlet TEXT,
    report TEXT,                        -- id under which the report came in
    report_id TEXT,                     -- public id of the report
    version INTEGER,
    start INTEGER,                      -- where the words begin in the report's text
    "end" INTEGER,                      -- where they end, half-open
    words TEXT,
    also_versions TEXT                  -- numbers of the older versions of the report that have the same words
);

-- Which report has what from which other: a row for each of the words that carry an edge.
CREATE TABLE lineage (
    id TEXT,                            -- public id of the edge
    relation TEXT,                      -- copied_from, credits, shares_origin
    report TEXT,                        -- id under which the report came in
    report_id TEXT,                     -- public id of the report
    version INTEGER,
    outlet TEXT,
    other_report TEXT,                  -- the report that it is from, if the record holds it
    other_report_id TEXT,
    other_name TEXT,                    -- how the report calls the one that it credits
    score REAL,                         -- 0 to 1
    reasons TEXT,                       -- joined by "; "
    span TEXT,                          -- where the words stand in the report's text: "12-34", half-open
    other_span TEXT,                    -- where they stand in the other report's
    page_span TEXT,                     -- where a credit stands in the whole page's text
    words TEXT
);

-- Which reports tell of one event: a row for each report.
CREATE TABLE stories (
    id TEXT,                            -- public id of the story
    label TEXT,                         -- in the words of its most central report
    begin TEXT,                         -- first day of publication
    finish TEXT,                        -- last day of publication
    outlet TEXT,
    title TEXT,
    published_begin TEXT,               -- NULL where nobody knows
    published_finish TEXT,
    report TEXT,                        -- id under which the report came in
    report_id TEXT,                     -- public id of the report
    version INTEGER,
    start INTEGER,                      -- where the label stands, in the report that it is taken from
    "end" INTEGER,
    words TEXT,
    also_versions TEXT                  -- numbers of the older versions of the report that belong to the story
);

-- What happened when: a row for each telling of each entry.
CREATE TABLE timeline (
    entry INTEGER,                      -- number of the entry
    date TEXT,                          -- its first day or moment
    finish TEXT,                        -- the day or moment after its last
    reality TEXT,                       -- actual, planned, denied, ...; NULL for a bare state of things
    speaker TEXT,                       -- who says it; NULL in the report's own voice
    reports INTEGER,
    outlets INTEGER,
    origins INTEGER,                    -- how many of these are independent of each other
    score REAL,                         -- rank among other entries
    telling INTEGER,                    -- 1 is the one in whose words the entry stands
    outlet TEXT,
    report TEXT,                        -- id under which the report came in
    report_id TEXT,                     -- public id of the report
    version INTEGER,
    start INTEGER,                      -- where the words begin in the report's text
    "end" INTEGER,                      -- where they end, half-open
    words TEXT
);

CREATE INDEX claims_by_id ON claims (id);
CREATE INDEX disputes_by_id ON disputes (id);
CREATE INDEX series_by_id ON series (id);
CREATE VIRTUAL TABLE claims_words USING fts5 (
    proposition, words, speakers, content="claims", tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE disputes_words USING fts5 (
    question, words, speakers, content="disputes", tokenize = 'porter unicode61 remove_diacritics 2'
);
