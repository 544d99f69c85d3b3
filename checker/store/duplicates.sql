-- The second row with an id is the wrong one.
UPDATE readings
SET problem = 'has the id ' || left(readings.id, 80) || ', which line ' || (several.first /*to line*/) || ' has already'
FROM (SELECT id, min(place) AS first FROM typed WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1) AS several
WHERE readings.id = several.id AND readings.place > several.first AND readings.problem IS NULL;
