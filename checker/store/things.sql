-- Keyed claims share a thing when subject, predicate and valid time are equal; those up to $after have theirs.
INSERT INTO things
SELECT thing_key(subject_key, predicate, valid_low, valid_high), claim_id, NULL
FROM claims
WHERE keyed AND claim_id > $after;
