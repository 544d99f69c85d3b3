-- What each name is compared by, and the lists of `typed` with the keys of their members.
CREATE OR REPLACE TEMP TABLE keys AS
SELECT name, entity,
    coalesce(entity, nullif(folded, ''), lower(name)) AS key,
    coalesce(entity, folded) AS member_key
FROM names LEFT JOIN (
    SELECT name_key, min(entity) AS entity FROM entity_names
    GROUP BY name_key HAVING count(DISTINCT entity) = 1
) AS known ON known.name_key = names.folded;

CREATE OR REPLACE TEMP TABLE lists AS
SELECT place, list(name ORDER BY number) AS members, list(member_key ORDER BY number) AS member_keys
FROM (
    SELECT place, unnest(items) AS name, generate_subscripts(items, 1) AS number
    FROM typed WHERE items IS NOT NULL AND problem IS NULL AND NOT skipped
) JOIN keys USING (name)
WHERE member_key <> ''
GROUP BY place;

UPDATE readings SET problem = 'has a list without names'
WHERE value_type = 'members' AND problem IS NULL AND NOT skipped AND place NOT IN (SELECT place FROM lists);
