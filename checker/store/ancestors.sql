-- The closure of part_of at its shortest distances.  UNION drops what was reached before at the same
-- distance, and the bound ends a cycle; nothing real is nested that deep.
INSERT INTO ancestors
WITH RECURSIVE walk (entity, ancestor, distance) AS (
    SELECT entity, entity, 0
    FROM (SELECT entity FROM entities UNION SELECT child FROM part_of UNION SELECT parent FROM part_of)
    UNION
    SELECT walk.entity, part_of.parent, walk.distance + 1
    FROM walk JOIN part_of ON part_of.child = walk.ancestor
    WHERE walk.distance < 32
)
SELECT entity, ancestor, min(distance) AS distance
FROM walk
GROUP BY entity, ancestor
ORDER BY entity, distance, ancestor;
