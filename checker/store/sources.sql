-- The sources that the rows of a claim file name, with what the file says of them; the first word counts.
INSERT INTO sources BY NAME
SELECT named.source, title, publisher,
    coalesce(read_date(declared.published, NULL).low, read_date(named.published, NULL).low)::DATE AS published,
    url, coalesce(declared.role, $role) AS role, coalesce(language, 'en') AS language,
    coalesce(derived_from, named.source) AS origin, try_cast(tier AS INTEGER) AS tier,
    $path AS path, []::VARCHAR[] AS inferred
FROM (SELECT source, min(published) AS published FROM typed
      WHERE problem IS NULL AND NOT skipped GROUP BY source) AS named
LEFT JOIN declared USING (source)
WHERE named.source NOT IN (SELECT source FROM sources)
ORDER BY named.source;
