-- How people write names, lists, numbers and dates in claim files; made when the first of them is read.

-- What web pages leave behind in text: "M&uuml;ller", "O&#39;Dell", "Ames &amp; Holt".
CREATE TEMP MACRO plain_entities(text) AS
    CASE WHEN contains(text, '&') THEN
        regexp_replace(regexp_replace(regexp_replace(regexp_replace(text, '&amp;', '&', 'gi'),
            '&([a-zA-Z])(acute|grave|uml|circ|tilde|cedil|ring|slash|caron);', '\1', 'g'),
            '&(apos|rsquo|lsquo|#39|#x27|#8217);', '''', 'g'),
            '&(#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});', ' ', 'g')
    ELSE text END;

CREATE TEMP MACRO list_stays_open(text) AS
    regexp_matches(text, '(?i)\bet\.?\s*al\b|et\.?\s+al\.?\s*$|\band others\b|\betc\b|(\.\.\.|…)\s*$');

-- One name after another with a semicolon between, and nothing that is no name: who wrote which part,
-- "by", titles, degrees and what stands in brackets.  chr(30) marks those who only wrote a foreword.
CREATE TEMP MACRO plain_persons(text) AS
    regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        text,
        '(?i)[([](foreword|frw|fwd|afterword|preface|introduction|intr|illustrat|ill?t?\b|translat|trn|trans\b|photograph)[^)\]]*[)\]]?', chr(30) || ';', 'g'),
        '(?i)[([]\s*(joint |co-?|by |with |series )*(author|writer|editor|edit|edt|eds?\b|aut?\b|with|contributor|compil|by\b)[^)\]]*[)\]]?', ';', 'g'),
        '[([][^)\]]*[)\]]?', ' ', 'g'),
        '(?i)\b(fore|after)word by\b[^;/|]*', ';', 'g'),
        '(?i)\bet\.?\s*al\b\.?|et\.?\s+al\.?\s*$|\band others\b|\betc\b\.?|(\.\.\.|…)\s*$', ';', 'g'),
        '(?i)\b((written|edited|compiled) by|by|editors?|edited|authors?|and|with|eds)\b\s*[:.]?|\bed\.|[;/|~&\n]+|<br ?/?>', ';', 'g'),
        '(?i)\b(jr|sr|ii|iii|iv|ph\.?\s?d|dr|prof|professor|sir|dame|mr|mrs|ms|esq|cpa|mba|inc|ltd)\b\.?', ' ', 'g'),
        -- "HoltPym" is two names, "McHolt" and "MacPym" one each; "A.Holt" is one name, "Pym- Ada" reversed.
        '(\p{Ll}{3})(\p{Lu}\p{Ll})', '\1;\2', 'g'),
        '\.(\p{L}{2})', '. \1', 'g'),
        '(\p{L})-\s', '\1, ', 'g');

-- Letters only: O'Dell, O’Dell and ODell, Pym-Holt and Pymholt are one.
CREATE TEMP MACRO name_word(word) AS
    regexp_replace(lower(strip_accents(word)), '[^\pL\pN]+', '', 'g');

CREATE TEMP MACRO is_particle(word) AS
    word IN ('van', 'von', 'der', 'den', 'de', 'la', 'le', 'del', 'della', 'di', 'da', 'du', 'dos', 'das',
             'do', 'ter', 'ten', 'bin', 'ibn', 'al', 'el', 'st', 'mc', 'mac', 'zu', 'af', 'av');

-- The family name in a person's name that stands alone, in any of the usual orders: "AMES, Rita J.",
-- "Rita Ames", "Ames R", "Dr Rita van Ames Jr. (Editor)".  Lists are read by persons.sql, which knows more.
CREATE TEMP MACRO person_words(text) AS
    list_filter(list_transform(regexp_extract_all(text, '\pL[\pL\pM''’`_-]*'), lambda word: name_word(word)),
        lambda word: word <> '');

CREATE TEMP MACRO last_word(words) AS
    coalesce(list_last(list_filter(words, lambda word: length(word) > 1)), list_last(words), '');

CREATE TEMP MACRO person_key(name) AS
    if(contains(trim(plain_persons(name), ' ;,'), ','),
       last_word(person_words(split_part(trim(plain_persons(name), ' ;,'), ',', 1))),
       last_word(person_words(plain_persons(name))));

-- Numbers as people write them: 1,234.5 and 1 234.5; with a decimal comma 1.234,5.  NULL if it is none.
CREATE TEMP MACRO plain_number(text, point) AS
    CASE WHEN regexp_full_match(text, '[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]{1,3})?') AND (point = '.' OR NOT contains(text, '.'))
         THEN try_cast(text AS DOUBLE)
         WHEN point = '.' AND regexp_full_match(text, '[+-]?[0-9]{1,3}([, \x{a0}\x{202f}\x{2019}''][0-9]{3})+([.][0-9]+)?')
         THEN try_cast(regexp_replace(text, '[, \x{a0}\x{202f}\x{2019}'']', '', 'g') AS DOUBLE)
         WHEN point = ',' AND regexp_full_match(text, '[+-]?([0-9]{1,3}([. \x{a0}\x{202f}\x{2019}''][0-9]{3})+|[0-9]+)(,[0-9]+)?')
         THEN try_cast(replace(regexp_replace(text, '[. \x{a0}\x{202f}\x{2019}'']', '', 'g'), ',', '.') AS DOUBLE)
    END;

-- One number, or the two ends of a range: "10..20", "10 to 20", "10–20".  A percent sign is a unit.
CREATE TEMP MACRO number_ends(text) AS
    regexp_split_to_array(regexp_replace(text, '\s*%$', ''), '\s*(?:\.\.|–|—|\bto\b)\s*');

-- The step of the last digit as written: 4.20 has 0.01, whole numbers 1.
CREATE TEMP MACRO number_step(text, point) AS
    pow(10, -length(regexp_extract(text, '[' || point || ']([0-9]+)$', 1)));

CREATE TEMP MACRO day_of(year, month, day) AS
    try_strptime(year || '-' || month || '-' || day, '%Y-%m-%d');

CREATE TEMP MACRO date_value(low, granularity, ambiguous) AS
    -- The last year has no end that every reader of timestamps can hold.
    CASE WHEN low < TIMESTAMP '9999-01-01' THEN {
        'low': low,
        'high': low + CASE granularity WHEN 'year' THEN INTERVAL 1 YEAR WHEN 'month' THEN INTERVAL 1 MONTH
                      WHEN 'day' THEN INTERVAL 1 DAY ELSE INTERVAL 1 MINUTE END,
        'granularity': granularity, 'ambiguous': ambiguous} END;

CREATE TEMP MACRO both_dates(one, other) AS
    CASE WHEN one <> other THEN {'low': least(one, other), 'high': greatest(one, other) + INTERVAL 1 DAY,
                                 'granularity': 'day', 'ambiguous': true}
         ELSE date_value(coalesce(one, other), 'day', false) END;

-- 03/04/2021: one day where the order of day and month is known or only one can be, else both.
CREATE TEMP MACRO numeric_date(parts, day_first) AS
    CASE WHEN day_first IS NULL
         THEN both_dates(day_of(parts[3], parts[2], parts[1]), day_of(parts[3], parts[1], parts[2]))
         WHEN day_first THEN date_value(day_of(parts[3], parts[2], parts[1]), 'day', false)
         ELSE date_value(day_of(parts[3], parts[1], parts[2]), 'day', false) END;

-- A date and how exactly it is given, as {low, high, granularity, ambiguous}; NULL if it is none.
CREATE TEMP MACRO read_date(text, day_first) AS
    CASE
    WHEN regexp_full_match(text, '[0-9]{4}') AND text <> '0000' THEN date_value(day_of(text, '1', '1'), 'year', false)
    WHEN regexp_full_match(text, '[0-9]{4}-[0-9]{1,2}') THEN date_value(try_strptime(text || '-1', '%Y-%m-%d'), 'month', false)
    WHEN regexp_full_match(text, '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}') THEN date_value(try_strptime(text, '%Y-%m-%d'), 'day', false)
    WHEN regexp_full_match(text, '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?Z?') THEN
        date_value(date_trunc('minute', try_cast(rtrim(text, 'Z') AS TIMESTAMP)), 'minute', false)
    WHEN regexp_full_match(text, '[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}') THEN
        numeric_date(regexp_extract_all(text, '[0-9]+'), day_first)
    WHEN regexp_full_match(text, '[0-9]{1,2}\.? [A-Za-z]{3,9}\.?,? [0-9]{4}') THEN date_value(
        try_strptime(regexp_replace(text, '[.,]', '', 'g'), ['%d %B %Y', '%d %b %Y']), 'day', false)
    WHEN regexp_full_match(text, '[A-Za-z]{3,9}\.? [0-9]{1,2},? [0-9]{4}') THEN date_value(
        try_strptime(regexp_replace(text, '[.,]', '', 'g'), ['%B %d %Y', '%b %d %Y']), 'day', false)
    WHEN regexp_full_match(text, '[A-Za-z]{3,9}\.?,? [0-9]{4}') THEN date_value(
        try_strptime('1 ' || regexp_replace(text, '[.,]', '', 'g'), ['%d %B %Y', '%d %b %Y']), 'month', false)
    END;
