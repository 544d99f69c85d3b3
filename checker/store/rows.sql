-- From `typed`, `keys` and `lists` to claims, numbered in the order of the file.
INSERT INTO claims BY NAME
SELECT
    (SELECT coalesce(max(claim_id), 0) FROM claims) + /*number*/ AS claim_id,
    typed.source, coalesce(typed.origin, sources.origin) AS origin, sources.role, sources.published,
    true AS keyed,
    typed.subject, about.key AS subject_key, typed.predicate,
    if(value_type = 'text' AND words.entity IS NOT NULL AND guessed, 'entity', value_type) AS value_type,
    if(value_type = 'members', array_to_string(lists.members, ', '), typed.value) AS value,
    CASE value_type
        WHEN 'quantity' THEN quantity_key(low * coalesce(factor, 1), high * coalesce(factor, 1),
                                          coalesce(measures.unit, typed.unit))
        WHEN 'date' THEN date_key(date_low, date_high)
        WHEN 'members' THEN members_key(lists.member_keys)
        WHEN 'truth' THEN if(truth, 'yes', 'no')
        ELSE words.key END AS value_key,
    CASE WHEN value_type = 'entity' OR (value_type = 'text' AND words.entity IS NOT NULL AND guessed)
         THEN words.key END AS entity,
    low * coalesce(factor, 1) AS num_low, high * coalesce(factor, 1) AS num_high,
    if(low = high, low * coalesce(factor, 1), NULL) AS nominal,
    CASE WHEN value_type = 'quantity' THEN coalesce(measures.unit, typed.unit, '') END AS unit,
    CASE WHEN value_type = 'quantity' THEN if(low = high, 'exact', 'between') END AS hedge,
    step * coalesce(factor, 1) AS num_step,
    date_low, date_high, granularity, ambiguous,
    lists.members, lists.member_keys,
    if(value_type = 'members', $is_open OR $person AND list_stays_open(typed.value), NULL) AS is_open,
    if(value_type = 'members', $is_ordered, NULL) AS is_ordered,
    truth,
    valid_low, valid_high,
    modality, polarity, speaker, coalesce(quote, typed.value) AS quote,
    (typed.place /*to line*/)::INTEGER AS line, $path AS path
FROM typed /*numbers*/
JOIN sources USING (source)
JOIN keys AS about ON about.name = typed.subject
LEFT JOIN keys AS words ON words.name = typed.value AND value_type IN ('entity', 'text')
LEFT JOIN lists ON lists.place = typed.place
LEFT JOIN measures ON measures.name = typed.unit
WHERE problem IS NULL AND NOT skipped;
