-- Rows of one claim file, as text in `staged`, to typed values in `readings`; `problem` says what is
-- wrong with a row, `skipped` that it gives no value on purpose.
CREATE OR REPLACE TEMP TABLE readings AS
WITH given AS (
    SELECT
        place,
        nullif(trim(id), '') AS id, nullif(trim(source), '') AS source,
        nullif(trim(subject), '') AS subject, nullif(trim(predicate), '') AS predicate,
        nullif(trim(value), '') AS value, native, nullif(trim(unit), '') AS unit,
        coalesce(nullif(lower(trim(type)), ''), $type, native) AS declared,
        nullif(trim(valid), '') AS valid, nullif(trim(valid_from), '') AS valid_from,
        nullif(trim(valid_to), '') AS valid_to,
        coalesce(nullif(lower(trim(modality)), ''), 'asserted') AS modality,
        coalesce(nullif(lower(trim(polarity)), ''), 'affirmed') AS polarity,
        nullif(trim(speaker), '') AS speaker, nullif(quote, '') AS quote,
        nullif(trim(origin), '') AS origin, nullif(trim(published), '') AS published,
        coalesce(list_contains($missing, coalesce(trim(value), '')), false) AS skipped
    FROM (SELECT *, /*place*/ AS place /*absent*/ FROM staged)
), ends AS (
    SELECT *, coalesce(declared, 'text') AS value_type,
        CASE WHEN declared = 'quantity' THEN number_ends(value) END AS numbers,
        CASE WHEN declared = 'date' THEN read_date(value, $day_first) END AS date,
        CASE WHEN declared = 'members' AND native = 'members' THEN from_json(value, '["VARCHAR"]')
             WHEN declared = 'members' THEN regexp_split_to_array(plain_entities(value), $separator) END AS items,
        CASE WHEN valid LIKE '____%/____%' AND NOT regexp_full_match(valid, '[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}')
             THEN string_split(valid, '/')
             WHEN valid IS NOT NULL THEN [valid, valid]
             ELSE [valid_from, valid_to] END AS holds
    FROM given
), read AS (
    SELECT * EXCLUDE (items),
        plain_number(numbers[1], $decimal) AS low,
        plain_number(numbers[len(numbers)], $decimal) AS high,
        number_step(numbers[1], $decimal) AS step,
        list_filter(list_transform(items, lambda item: trim(item)),
            lambda item: item <> '' AND NOT list_contains($missing, item)) AS items,
        read_date(holds[1], $day_first) AS begins, read_date(holds[2], $day_first) AS ends,
        CASE WHEN declared = 'truth' THEN
            CASE WHEN lower(value) IN ('yes', 'true', 'y', 't', '1') THEN true
                 WHEN lower(value) IN ('no', 'false', 'n', 'f', '0') THEN false END END AS truth
    FROM ends
)
-- Only what the rest needs: at ten million rows each column, even an empty one, costs a second.
SELECT place, source, subject, predicate, value, value_type, declared IS NULL AS guessed, low, high, step,
    coalesce(lower(unit), if(value_type = 'quantity' AND ends_with(value, '%'), 'percent', NULL)) AS unit,
    date.low AS date_low, date.high AS date_high, date.granularity AS granularity, date.ambiguous AS ambiguous,
    items, truth, begins.low AS valid_low, ends.high AS valid_high, modality, polarity,
    /*given*/skipped,
    CASE
    WHEN skipped THEN NULL
    WHEN source IS NULL THEN 'has no source'
    WHEN subject IS NULL THEN 'has no subject'
    WHEN predicate IS NULL THEN 'has no predicate'
    WHEN value IS NULL THEN 'has no value'
    WHEN value_type NOT IN ('entity', 'text', 'quantity', 'date', 'members', 'truth') THEN
        'has the type ' || value_type || ', which is none of entity, text, quantity, date, members, truth'
    WHEN value_type = 'quantity' AND (low IS NULL OR high IS NULL OR len(numbers) > 2) THEN
        'has a value that is no number: ' || left(value, 80)
    WHEN value_type = 'quantity' AND NOT (isfinite(low) AND isfinite(high)) THEN 'has a number that is too large'
    WHEN value_type = 'quantity' AND low > high THEN 'has a range that ends before it begins: ' || left(value, 80)
    WHEN value_type = 'date' AND date IS NULL THEN 'has a value that is no date: ' || left(value, 80)
    WHEN value_type = 'truth' AND truth IS NULL THEN 'has a value that is neither yes nor no: ' || left(value, 80)
    WHEN value_type = 'members' AND len(items) = 0 THEN 'has a list without names'
    WHEN holds[1] IS NOT NULL AND begins IS NULL THEN 'is valid from something that is no date: ' || left(holds[1], 80)
    WHEN holds[2] IS NOT NULL AND ends IS NULL THEN 'is valid to something that is no date: ' || left(holds[2], 80)
    WHEN begins.low >= ends.high THEN 'is valid to a date before it begins'
    WHEN modality NOT IN ('asserted', 'decided', 'planned', 'expected', 'considered', 'possible', 'alleged', 'conditional')
        THEN 'has an unknown modality: ' || left(modality, 80)
    WHEN polarity NOT IN ('affirmed', 'denied') THEN 'has a polarity that is neither affirmed nor denied: ' || left(polarity, 80)
    WHEN published IS NOT NULL AND read_date(published, $day_first) IS NULL THEN 'was published on something that is no date: ' || left(published, 80)
    END AS problem
FROM read;
