-- Lists of persons in any format to `lists`, with family names as keys; near spellings are joined on request.
--
-- "Pym Ada, Holt Bea", "PYM, ADA HOLT, BEA" and "Ada Pym Bea Holt" cannot be read one by one.  What
-- can ("Pym, Ada; Holt, Bea") tells which words are family names in every list of the same thing.
CREATE OR REPLACE TEMP TABLE segments AS
SELECT row_number() OVER (ORDER BY place, number, nth) AS seg, * EXCLUDE (number, nth)
FROM (
    SELECT place, about, number, unnest(parts) AS text, generate_subscripts(parts, 1) AS nth
    FROM (
        SELECT place, about, number, string_split(plain_persons(item), ';') AS parts
        FROM (
            SELECT place, keys.key || chr(31) || predicate AS about,
                unnest(items) AS item, generate_subscripts(items, 1) AS number
            FROM typed JOIN keys ON keys.name = typed.subject
            WHERE items IS NOT NULL AND problem IS NULL AND NOT skipped
        )
    )
)
WHERE regexp_matches(text, '\pL') AND NOT contains(text, chr(30));

CREATE OR REPLACE TEMP TABLE tokens AS
SELECT seg, place, about, part, pos, word, name_word(word) AS key
FROM (
    SELECT seg, place, about, part, unnest(words) AS word, generate_subscripts(words, 1)::DOUBLE AS pos
    FROM (
        SELECT seg, place, about, part, regexp_extract_all(text, '\pL[\pL\pM''’`_-]*') AS words
        FROM (
            SELECT seg, place, about, unnest(string_split(text, ',')) AS text,
                generate_subscripts(string_split(text, ','), 1) AS part
            FROM segments
        )
        -- Where somebody works is no name; a body that stands alone may be the author.
        WHERE part = 1 OR NOT regexp_matches(text, '(?i)\b(universit|department|dept\b|institut|college|school|corporation|laborator)')
    )
)
WHERE name_word(word) <> '';

-- "ADAHOLT" is two words where both are words of other lists; "DeHolt" is where others write "de Holt".
CREATE OR REPLACE TEMP TABLE glued AS
WITH known AS (
    SELECT about, key, count(DISTINCT place) AS lists FROM tokens GROUP BY about, key
), begun AS (
    SELECT about, key, lists, left(key, size) AS head
    FROM (
        SELECT about, key, lists, unnest(range(2, length(key) - 2)) AS size
        -- A longer one is no name, and has too many ways to be taken apart.
        FROM known WHERE length(key) BETWEEN 5 AND 60
    ) WHERE size > 2 OR is_particle(left(key, size))
)
SELECT begun.about, begun.key, arg_max(head, length(head)) AS head
FROM begun JOIN known AS rest ON rest.about = begun.about AND rest.key = substr(begun.key, length(head) + 1)
LEFT JOIN known AS first ON first.about = begun.about AND first.key = head
WHERE is_particle(head) OR least(first.lists, rest.lists) >= begun.lists
GROUP BY begun.about, begun.key;

CREATE OR REPLACE TEMP TABLE words AS
WITH apart AS (
    SELECT tokens.* EXCLUDE (key, word), coalesce(head, key) AS key,
        if(head IS NULL, word, left(word, length(head))) AS word
    FROM tokens LEFT JOIN glued USING (about, key)
    UNION ALL
    SELECT tokens.* EXCLUDE (key, word, pos), pos + 0.5 AS pos, substr(key, length(head) + 1),
        substr(word, length(head) + 1)
    FROM tokens JOIN glued USING (about, key)
)
SELECT *, count(*) FILTER (is_name) OVER (PARTITION BY seg, part ORDER BY pos) AS nth,
    count(*) FILTER (is_name) OVER (PARTITION BY seg, part) AS of_part
FROM (
    SELECT seg, place, about, pos, word, key, dense_rank() OVER (PARTITION BY seg ORDER BY part) AS part,
        last_value(length(key) = 1) OVER whole AS reversed,
        NOT (is_particle(key) AND pos < max(pos) OVER whole) AND NOT regexp_full_match(key, '[0-9a-zα-ωа-я]') AS is_name
    FROM apart
    WINDOW whole AS (PARTITION BY seg, part ORDER BY pos ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
);

-- inverted: "Pym, Ada"; pairs: "Pym, Ada, Holt, Bea"; chain: "Pym, Ada Holt, Bea"; plain: "Ada Pym, Bea Holt".
CREATE OR REPLACE TEMP TABLE shapes AS
SELECT seg, parts,
    CASE WHEN parts = 1 THEN 'plain'
         WHEN parts = 2 AND first_size = 1 AND last_names <= 2 THEN 'inverted'
         WHEN parts % 2 = 0 AND parts > 2 AND odd_size = 1 AND even_names <= 2 THEN 'pairs'
         WHEN first_size = 1 AND (parts = 2 OR least_middle > 1) THEN 'chain'
         WHEN least_size > 1 THEN 'plain'
         ELSE 'unclear' END AS shape,
    -- A list of family names alone looks like pairs, too.
    CASE WHEN shape IN ('inverted', 'pairs') AND NOT (parts > 2 AND largest = 1 AND even_names = 1) THEN 3
         WHEN shape = 'chain' THEN 2 ELSE 1 END AS weight
FROM (
    SELECT seg, max(part) AS parts, min(size) AS least_size, max(size) AS largest,
        max(size) FILTER (part = 1) AS first_size, max_by(names, part) AS last_names,
        max(size) FILTER (part % 2 = 1) AS odd_size, max(names) FILTER (part % 2 = 0) AS even_names,
        min(size) FILTER (part > 1 AND part < total) AS least_middle
    FROM (
        -- "A. Holt" is as long as "Ada Holt"; "A." alone is none.
        SELECT seg, part, max(of_part) AS names, max(part) OVER (PARTITION BY seg) AS total,
            if(names > 0 AND names < count(*), names + 1, names) AS size
        FROM words GROUP BY seg, part
    ) GROUP BY seg
);

-- How often each word is seen as a family name, and how often as a given name, of the same thing.
CREATE OR REPLACE TEMP TABLE roles AS
SELECT *, family > given AS is_family, family >= 4 * given AND family > 0 AS surely
FROM (
    SELECT about, key, coalesce(sum(weight) FILTER (as_family), 0) AS family,
        coalesce(sum(weight) FILTER (NOT as_family), 0) AS given, count(DISTINCT place) AS lists
    FROM (
        SELECT about, key, place, weight,
            CASE shape
                WHEN 'inverted' THEN part = 1
                WHEN 'pairs' THEN part % 2 = 1
                WHEN 'chain' THEN CASE WHEN part = 1 THEN true WHEN part < parts AND nth = of_part THEN true
                                       WHEN nth = 1 THEN false END
                WHEN 'plain' THEN CASE WHEN of_part > 3 THEN NULL WHEN reversed AND of_part > 1 THEN nth = 1
                                       ELSE nth = of_part END
            END AS as_family
        FROM words JOIN shapes USING (seg)
        WHERE is_name
    )
    GROUP BY about, key
);

CREATE OR REPLACE TEMP TABLE spellings AS
WITH ends AS (
    SELECT about, key FROM words WHERE is_name
    QUALIFY row_number() OVER (PARTITION BY place ORDER BY seg DESC, part DESC, pos DESC) = 1
), blocks AS (
    -- Letters at the start or the end stay as they are; comparing all with all would never end.
    SELECT *, unnest([left(key, 3), '-' || right(key, 3)]) AS block FROM roles WHERE /*near*/
), beside AS (
    SELECT rare.about, rare.key, often.key AS better, often.lists,
        starts_with(often.key, rare.key) AND length(rare.key) > 2 AND (rare.about, rare.key) IN (FROM ends) AS cut
    FROM blocks AS rare JOIN blocks AS often
        ON often.about = rare.about AND often.block = rare.block AND often.is_family
        AND often.key <> rare.key AND (often.lists, often.key) > (rare.lists, rare.key)
    WHERE coalesce(rare.is_family, true)
        AND (cut OR least(length(rare.key), length(often.key)) > 4
             AND damerau_levenshtein(rare.key, often.key) <= if(least(length(rare.key), length(often.key)) > 7, 2, 1))
)
SELECT about, key, max_by(better, (cut, lists, better)) AS better
FROM beside
-- Two names in one list are two persons.
WHERE NOT EXISTS (
    FROM words AS one JOIN words AS other ON other.place = one.place
    WHERE one.about = beside.about AND one.key = beside.key AND other.key = beside.better
)
GROUP BY about, key;

CREATE OR REPLACE TEMP TABLE lists AS
WITH seen AS (
    SELECT words.*, shape, parts, coalesce(is_family, false) AS is_family, coalesce(surely, false) AS surely,
        shape IN ('inverted', 'pairs') AND part % 2 = 1 OR shape IN ('chain', 'unclear')
            OR shape = 'plain' AND of_part > 3 AS open_place
    FROM words JOIN shapes USING (seg) LEFT JOIN roles USING (about, key)
    WHERE is_name
), chosen AS (
    SELECT *,
        CASE WHEN open_place THEN is_family
             WHEN shape IN ('inverted', 'pairs') THEN surely AND nth > 1
             WHEN max(surely) OVER part THEN surely
             ELSE is_family AND nth = max(nth) FILTER (is_family) OVER part END AS member
    FROM seen WINDOW part AS (PARTITION BY seg, part)
), members AS (
    SELECT *, row_number() OVER (PARTITION BY seg ORDER BY is_family DESC,
        if(shape = 'plain' AND NOT (reversed AND of_part > 1), -nth, nth), part) AS likely
    FROM chosen
    -- Where no word is known for a family name, the place decides.
    QUALIFY member OR NOT max(member) OVER (PARTITION BY seg) AND likely = 1
), named AS (
    SELECT place, seg, part, pos, coalesce(better, key) AS key,
        CASE WHEN count(*) OVER (PARTITION BY seg) = 1 AND shape IN ('inverted', 'plain')
             THEN trim(text, ' ,') ELSE word END AS name
    FROM members JOIN (SELECT seg, text FROM segments) USING (seg) LEFT JOIN spellings USING (about, key)
)
SELECT place, list(name ORDER BY seg, part, pos) AS members, list(key ORDER BY seg, part, pos) AS member_keys
FROM (FROM named QUALIFY row_number() OVER (PARTITION BY place, key ORDER BY seg, part, pos) = 1)
GROUP BY place;

DROP TABLE segments; DROP TABLE tokens; DROP TABLE glued; DROP TABLE words;
DROP TABLE shapes; DROP TABLE roles; DROP TABLE spellings;
