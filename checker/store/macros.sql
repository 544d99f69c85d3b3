-- Canonical keys, one definition each.  Equal keys are equal values, whichever way a claim came in.

-- %.12g: what survives a change of unit and back, and prints 3 and 3.0 alike.
CREATE MACRO number_key(x) AS printf('%.12g', x + 0.0);

CREATE MACRO quantity_key(low, high, unit) AS
    coalesce(unit, '') || ':' || number_key(low) || '..' || number_key(high);

CREATE MACRO date_key(low, high) AS
    strftime(low, '%Y-%m-%dT%H:%M:%S') || '/' || strftime(high, '%Y-%m-%dT%H:%M:%S');

-- A list is compared as a set; the unit separator cannot stand in a folded name.
CREATE MACRO members_key(keys) AS array_to_string(list_sort(list_distinct(keys)), chr(31));

-- The part of a key after which keyed claims share a thing: when it holds.
CREATE MACRO valid_key(low, high) AS
    CASE WHEN low IS NULL AND high IS NULL THEN ''
         ELSE coalesce(strftime(low, '%Y-%m-%dT%H:%M:%S'), '') || '/'
           || coalesce(strftime(high, '%Y-%m-%dT%H:%M:%S'), '') END;

-- Short enough to group by at ten million claims, and the same in every version of the engine
-- (hash() is not); 80 bits of MD5 make a collision at that size less likely than one in 10^10.
CREATE MACRO thing_key(subject_key, predicate, low, high) AS
    'k:' || left(md5(concat_ws(chr(31), subject_key, predicate, valid_key(low, high))), 20);

-- The form in which names are compared, for printable ASCII; equal to the folding of claims from text.
CREATE MACRO fold_ascii(name) AS
    regexp_replace(trim(regexp_replace(regexp_replace(replace(translate(
        regexp_replace(regexp_replace(lower(trim(name)), '''s$', ''), 's''$', 's'),
        '''`', ''), '&', ' and '), '\b([a-z])\.', '\1', 'g'), '[^a-z0-9]+', ' ', 'g')), '^(the )+', '');
