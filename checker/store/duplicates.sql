-- The second row with an id is the wrong one.
UPDATE readings
SET problem = 'has the id ' || left(readings.id, 80) || ', which line ' || several.first || ' has already'
FROM (SELECT id, min(line) AS first FROM typed WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1) AS several
WHERE readings.id = several.id AND readings.line > several.first AND readings.problem IS NULL;
