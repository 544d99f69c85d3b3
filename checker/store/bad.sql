-- Rows that could not be read, and rows that made no sense, in the order of the file.
INSERT INTO bad_rows
FROM broken
UNION ALL
SELECT $path, place /*to line*/, problem,
    left(concat_ws(' | ', source, subject, predicate, value), 120)
FROM typed
WHERE problem IS NOT NULL
ORDER BY 2;
