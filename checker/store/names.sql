-- Every name of `typed` once, to be folded once: subjects, words, and the members of lists.
CREATE OR REPLACE TEMP TABLE names AS
SELECT name, if(regexp_full_match(name, '[ -~]*'), fold_ascii(name), NULL) AS folded
FROM (
    SELECT subject AS name FROM typed WHERE problem IS NULL AND NOT skipped
    UNION SELECT value FROM typed WHERE problem IS NULL AND NOT skipped AND value_type IN ('entity', 'text')
    UNION SELECT unnest(items) FROM typed WHERE problem IS NULL AND NOT skipped AND items IS NOT NULL
);
