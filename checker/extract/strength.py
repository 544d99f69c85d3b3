"""A statement in; out, how much it claims: of how many, as the largest, for sure, why.

"Every well" is more than "several wells", "had a knife" more than "reportedly had a knife".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extract.concept import concept_of, is_light, is_weak
from checker.extract.counted import noun_run

_HOW_MANY = {
    5: r"(?:nearly |almost |virtually |practically )?"
    r"(?:all|every|each)(?: single)?(?: one)?(?: of)?"
    r"|the whole of|the entire",
    4: r"most(?: of)?|(?:the|a) (?:vast |large |great |clear )?majority of|the bulk of",
    3: r"many(?: of)?|dozens of|scores of|hundreds of|a lot of|numerous",
    2: r"some(?: of)?|several(?: of)?|a (?:small )?(?:few|handful|number|minority|group)(?: of)?"
    r"|parts? of|certain|a couple of|at least one|one or two|various|how many|up to half of"
    r"|a quarter of|a third of",
}
_COUNTS = tuple(
    (
        rank,
        re.compile(
            rf"(?<![\w-])(?:{words})\s+(?:(?:the|its|their|his|her|these|those|our)\s+)?",
            re.IGNORECASE,
        ),
    )
    for rank, words in _HOW_MANY.items()
)
_BEST = re.compile(
    r"\b(?:the|its|their|[A-Z][\w]+['’]s|world['’]s|country['’]s|nation['’]s"
    r"|city['’]s)\s+(?:(?:single|second|third)[ -])?"
    r"(?P<word>largest|biggest|oldest|tallest|longest|deepest|highest|fastest|richest|strongest"
    r"|worst|deadliest|busiest"
    r"|heaviest|smallest|youngest|costliest|hottest|coldest|wettest|driest|greatest|brightest"
    r"|steepest|widest|lowest"
    r"|most [a-z]{4,})\b",
)
_SCOPE = re.compile(
    r"[^.;:]{0,60}?\b(?:ever|on record|in history|of all time|of its kind|in (?:the )?(?:world"
    r"|country|region|state|city|nation"
    r"|province|county|continent|world['’]s)|in (?:[a-z]+ ){0,2}[A-Z][a-z]+|since \d{4}|for "
    r"(?:[a-z]+ )?(?:years|decades|centuries))\b"
)
_OWNED = re.compile(r"['’]s\s+(?:(?:single|second|third)[ -])?\Z")
_SUPERLATIVE = re.compile(
    r"\b(?:most|record|unprecedented|first|only|ever|never before|unmatched|no other|none (?:as"
    r"|so)|highest|biggest|[a-z]{3,}est)\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|purportedly|supposedly|possibly|perhaps|probably"
    r"|presumably"
    r"|(?:is|are|was|were|has been|have been|been) (?:alleged|believed|thought|suspected"
    r"|rumou?red|reported|said|understood|assumed"
    r"|accused of|suspected of|feared) (?:to (?:have (?:been )?|be )?)?|alleged to (?:have )?"
    r"|(?:believes?|suspects?|thinks?|assumes?|fears?|speculates?|guess(?:es)?) (?:that )?"
    r"|(?:may|might|could) (?:well )?(?:have (?:been )?|be )?|appears? to (?:have )?|seems? to "
    r"(?:have )?"
    r"|signs of (?:possible )?|suspected|alleged|possible|rumou?rs? (?:that|of)|speculation "
    r"(?:that|about)"
    r"|(?:shown|expressed|has an?) interest in|is considering|are considering|hopes? to|is in "
    r"talks (?:to|about|over))\b\s*",
    re.IGNORECASE,
)
_SOFT = re.compile(
    r"\b(?:reported|reportedly|alleged|allegedly|apparent|apparently|purported|supposed"
    r"|suspected?|suspects|possibl[ey]|perhaps"
    r"|probably|presumably|believed?|believes|thought|thinks?|may|might|could|would|appears?"
    r"|appeared|seems?|seemed|rumou?r\w*|claims?"
    r"|claimed|claiming|accused|likely|unlikely|feared|fears?|signs?|if|whether|potential(?:ly)?"
    r"|consider\w*|interest\w*"
    r"|hopes?|hoped|talks|charg\w+|said to|denie[sd]|told|according|speculat\w+|unconfirmed"
    r"|understood)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^,.;:!?()]*")
_UNKNOWN = re.compile(
    r"\b(?P<what>motives?|cause|reasons?|source|origin)\b[^.;]{0,40}?\b(?:(?:is|are|was|were"
    r"|remains?|remained)\s+(?:still\s+|not yet\s+)?"
    r"(?:unknown|unclear|uncertain|under investigation|being (?:investigated|examined)|a mystery)"
    r"|(?:is|was|has) not (?:yet )?(?:been )?"
    r"(?:known|clear|determined|established|identified))\b"
    r"|\b(?:looking into|investigating|trying to (?:find|establish|determine)|yet to (?:establish"
    r"|determine|identify)|no word on"
    r"|did not (?:say|give|name)|not (?:given|named)|no) (?:the |a |any |what the |out the "
    r")?(?P<other>motive|cause|reason|source|origin)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:(?:was|were|is|are) (?:responsible|to blame|behind it|the (?:cause|source|culprit"
    r"|reason))|(?:was|were) caused by"
    r"|(?:was|were) (?:sparked|triggered|set off|started|brought on) by|because of|due to|blamed on"
    r"|caused (?:it|the)|the (?:cause|source|reason|motive) (?:was|is)|came from|resulted from"
    r"|out of (?:revenge|anger|jealousy|greed)"
    r"|(?:he|she|they) (?:was|were) (?:angry|upset|furious|bitter|aggrieved|annoyed)|in "
    r"(?:protest|revenge|anger) (?:at|over|about|for)"
    r"|(?:he|she|they) (?:wanted|acted|did it)|because (?:he|she|they))\b",
    re.IGNORECASE,
)
_NUMBERS = frozenset(
    {
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "other",
        "time",
        "day",
        "year",
        "way",
    }
)


def ranks(text: str) -> dict[str, int]:
    """Return how many are meant of each thing, by its concept: 2 for some, 5 for all.

    >>> ranks("Several wells were closed.")
    {'well': 2}
    """
    found: dict[str, int] = {}
    for rank, pattern in _COUNTS:
        for match in pattern.finditer(text):
            run = [t for t in noun_run(text, match.end(), len(text))[:3] if not t.is_capital]
            for token in run:
                thing = concept_of(token.text)
                if thing not in _NUMBERS:
                    found[thing] = max(rank, found.get(thing, 0))
    return found


def superlatives(text: str) -> Iterator[frozenset[str]]:
    """Yield of what *text* says that it is the largest, or the like, anywhere or ever."""
    for match in _BEST.finditer(text):
        if _OWNED.search(text, 0, match.start("word")) or _SCOPE.match(text, match.end()):
            run = noun_run(text, match.end(), len(text))[:3]
            yield frozenset(concept_of(token.text) for token in run)


def has_superlative(text: str) -> bool:
    """Whether anything in *text* is called the largest, first or only one."""
    return _SUPERLATIVE.search(text) is not None


def is_soft(text: str) -> bool:
    """Whether *text* leaves open in any word whether what it says is so, or puts it in a mouth."""
    return _SOFT.search(text) is not None or any(mark in text for mark in '"“”«»„')


def hedged(text: str) -> Iterator[list[str]]:
    """Yield the concepts behind each hedge of *text*, up to the next mark."""
    for match in _HEDGE.finditer(text):
        clause = _CLAUSE.match(text, match.end())
        words = re.findall(r"[^\W\d_][\w’'-]+", clause.group() if clause else "")
        yield [concept_of(word) for word in words if not is_light(word) and not is_weak(word)]


def gives_cause(text: str) -> bool:
    """Whether *text* says why something was done, or what brought it about."""
    return _CAUSE.search(text) is not None


def leaves_open(text: str) -> bool:
    """Whether *text* says that the cause or the motive is not known."""
    return _UNKNOWN.search(text) is not None
