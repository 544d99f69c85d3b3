-- Claims taken from text, one JSON array of them ($1), to rows with their canonical keys.
INSERT INTO claims BY NAME
WITH given AS (
    -- Row by row: ten times as fast as one list of wide structures taken apart.
    SELECT unnest(row) FROM (SELECT from_json(item, '{
        "document": "INTEGER", "position": "INTEGER", "source": "VARCHAR", "statement": "INTEGER",
        "keyed": "BOOLEAN", "subject": "VARCHAR", "subject_key": "VARCHAR", "predicate": "VARCHAR",
        "value_type": "VARCHAR", "value": "VARCHAR", "text_key": "VARCHAR", "entity": "VARCHAR",
        "num_low": "DOUBLE", "num_high": "DOUBLE", "nominal": "DOUBLE", "unit": "VARCHAR",
        "hedge": "VARCHAR", "num_step": "DOUBLE", "date_low": "TIMESTAMP", "date_high": "TIMESTAMP",
        "granularity": "VARCHAR", "ambiguous": "BOOLEAN", "members": ["VARCHAR"],
        "member_keys": ["VARCHAR"], "is_open": "BOOLEAN", "is_ordered": "BOOLEAN",
        "truth": "BOOLEAN", "valid_low": "TIMESTAMP", "valid_high": "TIMESTAMP",
        "modality": "VARCHAR", "polarity": "VARCHAR", "speaker": "VARCHAR", "quote": "VARCHAR",
        "quote_start": "INTEGER", "quote_end": "INTEGER", "line": "INTEGER", "head": "VARCHAR",
        "modifiers": ["VARCHAR"], "verb": "VARCHAR", "words": ["VARCHAR"], "wider": ["VARCHAR"], "names": ["VARCHAR"], "numbers": ["VARCHAR"],
        "years": ["INTEGER"], "months": ["VARCHAR"], "extractor": "VARCHAR"}') AS row FROM (SELECT unnest(from_json(?, '["JSON"]')) AS item))
)
SELECT
    (SELECT coalesce(max(claim_id), 0) FROM claims) + row_number() OVER (
        ORDER BY document, quote_start, predicate, quote_end, position) AS claim_id,
    given.* EXCLUDE (document, position, text_key),
    sources.origin, sources.role, sources.published, sources.path,
    CASE value_type
        WHEN 'quantity' THEN quantity_key(num_low, num_high, unit)
        WHEN 'date' THEN date_key(date_low, date_high)
        WHEN 'members' THEN members_key(member_keys)
        WHEN 'truth' THEN if(truth, 'yes', 'no')
        ELSE text_key END AS value_key
FROM given JOIN sources USING (source)
ORDER BY claim_id;
