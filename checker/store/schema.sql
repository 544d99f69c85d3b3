-- The one schema of check: sources, entities, claims, what they are about, and what runs found.
-- Rules read `claims`, `things`, `ancestors` and `sources`; everything else is bookkeeping.

-- One row: the version of this schema.  A database of another version is refused.
CREATE TABLE schema_version (
    version  INTEGER NOT NULL
);

CREATE TABLE sources (
    source       VARCHAR PRIMARY KEY,   -- the document's id; claim files name theirs in a column
    title        VARCHAR,
    publisher    VARCHAR,
    published    DATE,
    url          VARCHAR,
    role         VARCHAR NOT NULL,      -- 'source' or 'draft'
    language     VARCHAR,
    origin       VARCHAR NOT NULL,      -- derived_from, else the source itself
    tier         INTEGER,
    path         VARCHAR,
    inferred     VARCHAR[]              -- which of the above were inferred from the text
);

CREATE TABLE entities (
    entity  VARCHAR PRIMARY KEY,
    name    VARCHAR NOT NULL,
    kind    VARCHAR NOT NULL
);

-- Every name an entity goes by; name_key is the name folded (lower case, accents and articles off).
CREATE TABLE entity_names (
    name_key  VARCHAR NOT NULL,
    entity    VARCHAR NOT NULL
);

-- Part-of, closed once at load: an entity is its own ancestor at distance 0.
CREATE TABLE ancestors (
    entity    VARCHAR NOT NULL,
    ancestor  VARCHAR NOT NULL,
    distance  INTEGER NOT NULL
);

CREATE TABLE claims (
    claim_id     BIGINT NOT NULL,       -- 1, 2, 3 … in the order of sources and offsets; an index would cost a seventh of loading
    source       VARCHAR NOT NULL,
    origin       VARCHAR NOT NULL,
    role         VARCHAR NOT NULL,
    published    DATE,
    statement    INTEGER,               -- number of the sentence in its document; NULL for claim files
    keyed        BOOLEAN NOT NULL,      -- subject and predicate name the thing exactly
    subject      VARCHAR NOT NULL,      -- as written
    subject_key  VARCHAR NOT NULL,      -- the entity's id, else the folded words
    predicate    VARCHAR NOT NULL,
    value_type   VARCHAR NOT NULL,      -- entity, text, quantity, date, members or truth
    value        VARCHAR NOT NULL,      -- as written
    value_key    VARCHAR NOT NULL,      -- canonical; equal keys are equal values
    entity       VARCHAR,               -- entity values: its id, else the folded name
    num_low      DOUBLE,                -- quantity values: closed interval in canonical units
    num_high     DOUBLE,
    nominal      DOUBLE,                -- the number the words name; NULL for a range
    unit         VARCHAR,
    hedge        VARCHAR,
    num_step     DOUBLE,                -- step of the last digit as written
    date_low     TIMESTAMP,             -- date values: half-open interval [date_low, date_high)
    date_high    TIMESTAMP,
    granularity  VARCHAR,
    ambiguous    BOOLEAN,
    members      VARCHAR[],             -- members values: as written
    member_keys  VARCHAR[],             -- canonical, same order
    is_open      BOOLEAN,
    is_ordered   BOOLEAN,
    truth        BOOLEAN,
    valid_low    TIMESTAMP,             -- when it holds; NULL where the source does not say
    valid_high   TIMESTAMP,
    modality     VARCHAR NOT NULL,
    polarity     VARCHAR NOT NULL,
    speaker      VARCHAR,               -- who says so; NULL for the source's own words
    quote        VARCHAR NOT NULL,      -- verbatim
    quote_start  INTEGER,
    quote_end    INTEGER,
    line         INTEGER,
    path         VARCHAR,
    head         VARCHAR,               -- matching features of claims from text; NULL for claim files
    modifiers    VARCHAR[],
    verb         VARCHAR,
    words        VARCHAR[],
    wider        VARCHAR[],
    names        VARCHAR[],
    numbers      VARCHAR[],
    years        INTEGER[],
    months       VARCHAR[],
    extractor    VARCHAR                -- 'model': read by a language model; NULL for patterns and claim files
);

-- Which claims speak of the same thing.  Keyed claims share a thing when subject_key, predicate and
-- valid time are equal; claims from text share one for each accepted match, with its weight.
CREATE TABLE things (
    thing     VARCHAR NOT NULL,
    claim_id  BIGINT NOT NULL,
    weight    DOUBLE                    -- NULL for keyed claims (certain)
);

-- Why two claims from text were held to be about one thing, weight by weight (bits, log2 odds).
CREATE TABLE matches (
    thing     VARCHAR NOT NULL,
    left_id   BIGINT NOT NULL,
    right_id  BIGINT NOT NULL,
    weight    DOUBLE NOT NULL,
    reasons   STRUCT(reason VARCHAR, weight DOUBLE)[],
    caution   VARCHAR                   -- what else the difference may mean; NULL where nothing is unsure
);

-- Rows of claim files that could not be read, each with its place.
CREATE TABLE bad_rows (
    path     VARCHAR NOT NULL,
    line     BIGINT,
    problem  VARCHAR NOT NULL,
    excerpt  VARCHAR
);

-- The history of a project: what each run looked at and found.
CREATE TABLE runs (
    run          INTEGER NOT NULL,      -- 1, 2, 3 …
    started      VARCHAR,               -- ISO time, where the caller wants one kept
    documents    INTEGER NOT NULL,
    statements   INTEGER NOT NULL,
    claims       BIGINT NOT NULL,
    comparisons  BIGINT NOT NULL,
    rules        INTEGER NOT NULL,
    rules_idle   INTEGER NOT NULL,
    errors       INTEGER NOT NULL,      -- active findings by level
    warnings     INTEGER NOT NULL,
    notes        INTEGER NOT NULL,
    baseline     INTEGER NOT NULL,
    waived       INTEGER NOT NULL,
    exit_code    INTEGER NOT NULL,
    reason       VARCHAR NOT NULL,
    scope        VARCHAR                -- what the findings were narrowed to; NULL where they were not
);

-- What each run read, so that a later one can say why a finding is new or gone.
CREATE TABLE run_sources (
    run         INTEGER NOT NULL,
    source      VARCHAR NOT NULL,
    digest      VARCHAR NOT NULL,       -- SHA-256 of its text; empty for claim files
    statements  BIGINT NOT NULL,
    claims      BIGINT NOT NULL
);

-- Which rules each run applied, and what they had to do.
CREATE TABLE run_rules (
    run          INTEGER NOT NULL,
    rule         VARCHAR NOT NULL,
    claims       BIGINT NOT NULL,
    comparisons  BIGINT NOT NULL,
    findings     BIGINT NOT NULL
);

CREATE TABLE findings (
    run          INTEGER NOT NULL,
    position     INTEGER NOT NULL,      -- 1, 2, 3 … in report order
    fingerprint  VARCHAR NOT NULL,
    id           VARCHAR NOT NULL,
    rule         VARCHAR NOT NULL,
    kind         VARCHAR NOT NULL,
    verdict      VARCHAR NOT NULL,
    level        VARCHAR NOT NULL,
    status       VARCHAR NOT NULL,
    message      VARCHAR NOT NULL,
    why          VARCHAR NOT NULL,
    advice       VARCHAR NOT NULL,
    caution      VARCHAR NOT NULL,
    thing        VARCHAR,               -- key of what is compared; NULL in runs of earlier versions
    reading      JSON,                  -- what the judge said, where it was asked
    decision     JSON,                  -- what a person decided about it
    match        JSON                   -- why the claims were held to be about the same thing
);

CREATE TABLE evidence (
    run            INTEGER NOT NULL,
    fingerprint    VARCHAR NOT NULL,
    number         INTEGER NOT NULL,    -- 1, 2, 3 … within the finding
    side           VARCHAR NOT NULL,    -- left, right or more
    source         VARCHAR NOT NULL,
    origin         VARCHAR NOT NULL,
    path           VARCHAR NOT NULL,
    line           BIGINT NOT NULL,
    span_start     BIGINT NOT NULL,
    span_end       BIGINT NOT NULL,
    text           VARCHAR NOT NULL,    -- verbatim
    value          JSON,                -- as compared
    published      VARCHAR NOT NULL,
    locator        VARCHAR NOT NULL,
    speaker        VARCHAR,
    context        VARCHAR NOT NULL,
    context_start  BIGINT NOT NULL
);
