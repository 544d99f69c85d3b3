"""Statements in, claims `duty` out: what is required, advised, allowed, left free or forbidden.

"Drivers must stop", "drivers are urged to stop" and "drivers may stop" say three things of one act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.extract.chain import acts_of
from checker.extract.clause import Clause, clauses
from checker.extract.concept import concept_of, is_light, is_weak
from checker.extract.context import Context, StatementContext
from checker.extract.fate import people
from checker.extract.phrase import phrase_after
from checker.extract.token import Token, tokens
from checker.extract.verb import is_adverbial, short_lemma
from checker.extract.wordclass import PARTICLES, PREPOSITIONS
from checker.model.claim import Claim, Qualifiers, Quote
from checker.model.document import Document
from checker.model.value import TextValue

MUST, MAY, FREE, SHOULD, FORBIDDEN = "required", "allowed", "optional", "advised", "forbidden"
DATED = "dated"
"""Marks what is due by a day and done by choice: "may appeal by May" is "must appeal by May"."""

_LONGEST = 320
_BE = r"(?:is|are|was|were|be|been|being|remains?|stays?|becomes?)"
_LY = r"(?: (?:[a-z]+ly|now|still|also|again|already|not only|therefore|all|both))?"
_NOT = r"(?:(?: not| never| no longer)|n['’]t)"
_RULED = r"(?:required|obliged|obligated|compelled|forced|bound by law|ordered|instructed)"
_LET = r"(?:allowed|permitted|authori[sz]ed|entitled|at liberty)"
_BARRED = r"(?:forbidden|banned|prohibited|barred|outlawed|off[- ]limits|illegal|against the law)"
_WISH = r"(?:urged|advised|encouraged|recommended|asked|invited|requested|called on|called upon)"
_NOBODY = r"\b(?:nobody|no[- ]one|none(?: of [\w ]{1,30})?|no [a-z-]+(?: [a-z-]+){0,3})"
_SIDES = (
    (FREE, (
        rf"{_BE}{_NOT} {_RULED} to",
        rf"(?:do|does|did|will|would){_NOT} (?:have|need) to",
        r"needs? not(?: to)?",
        r"needn['’]t",
        r"under no (?:obligation|duty|compulsion) to",
        r"no (?:obligation|duty|requirement|legal requirement|need) (?:to|for|on)",
        rf"(?:{_BE}{_LY} )?free to (?:decide|choose)",
        rf"{_BE}{_LY} (?:optional|voluntary|not (?:mandatory|compulsory|obligatory|required))",
        (
            r"(?:(?-i:may)|can|could)(?: also| now| still)? (?:choose|decide|opt)"
            r"(?! (?:to|from|on|between)\b)"
        ),
        r"at (?:its|their|his|her|your) (?:own )?discretion",
        r"on a voluntary basis",
    )),
    (FORBIDDEN, (
        r"(?:must|(?-i:may)|shall)(?: not|n['’]t)(?! only\b)",
        rf"{_BE}{_NOT}{_LY} (?:{_LET}|permissible|free)(?: to)?",
        rf"{_BE}{_LY} {_BARRED}(?: from| to)?",
        rf"(?:do|does|did|will|would){_NOT} (?:allow|permit|let|authori[sz]e|entitle)",
        r"(?:forbids|prohibits|outlaws|disallows)",
        rf"{_NOBODY} (?:(?-i:may)|can|{_BE} {_LET}(?: to)?)",
        r"ha(?:s|ve) no (?:right|permission) to",
    )),
    (SHOULD, (
        r"(?:should|ought to)(?! not\b| have\b| be (?:able|enough|noted|ready)\b|n['’]t)",
        rf"{_BE}{_LY} (?:being )?{_WISH} to",
        rf"{_BE}{_LY} (?:advisable|desirable|recommended)",
        (
            r"(?:advises|advised|urges|urged|encourages|encouraged|recommends|recommended"
            r"|appealed to|appeals to|calls on|called on|calls upon|called upon)(?= )"
        ),
    )),
    (MUST, (
        r"must(?! not\b| have been\b| have \w+ed\b|[-’'])",
        r"(?:has|have|needs?) to(?! (?:do with|say)\b)",
        r"shall(?! not\b)",
        rf"{_BE}{_LY} {_RULED} to",
        rf"{_BE}{_LY} (?:mandatory|compulsory|obligatory)",
        r"(?:has|have|under) (?:a|an|the) (?:duty|obligation|legal duty|legal obligation) to",
        r"(?:requires|obliges|compels|obliging|requiring)(?= )",
    )),
    (MAY, (
        r"(?-i:may)(?! have\b| be (?:the|a|an)\b| not\b| only\b| well\b)",
        r"can(?! only\b| be (?:the|a|an)\b)(?=[ ,])",
        rf"{_BE}{_LY} (?:{_LET}|free|eligible)(?: to)?(?! (?:of|from|as)\b)",
        rf"{_BE}{_LY} permissible",
        r"ha(?:s|ve) (?:the|a|every) (?:right|option|choice|freedom) (?:to|of)",
        r"(?:allows|permits|lets|entitles|authori[sz]es)(?= )",
    )),
)  # fmt: skip
_CUES = [
    (side, re.compile(rf"\b(?:{pattern})" if pattern[0] != "\\" else pattern, re.IGNORECASE))
    for side, several in _SIDES
    for pattern in several
]
_ANY = re.compile(
    r"\b(?:must|may|can|shall|should|ought|needs?|needn|ha(?:s|ve) (?:a|an|the|no|every|to)"
    r"|required?s?|oblig\w+|compel\w*|forced|bound|orders?|ordered|instructed|mandatory|compulsory|allow\w*|permi\w+|lets?"
    r"|entitle\w*|authori\w+|free|eligible|liberty|optional|voluntary|discretion|forb\w+|ban\w*"
    r"|prohibit\w*|barred|outlaw\w*|off[- ]limits|illegal|against|advis\w+|urg\w+|encourag\w+"
    r"|recommend\w*|asked|invited|requested|call\w*|appeal\w*|duty|obligation|requirement|need"
    r"|requir\w+|desirable)\b",
    re.IGNORECASE,
)
_NOBODY_ELSE = re.compile(rf"{_NOBODY}\b[^.;:]{{0,30}}\Z|\bonly\b[^.;:]{{0,40}}\Z", re.IGNORECASE)
"""Before a cue: "nobody has to" and "only members may" are rules of another make."""
_BY_CHOICE = re.compile(
    r"\b(?:appl(?:y|ies|ied|ications?)|appeal\w*|regist\w+|lodg\w+|fil(?:e|ed|ing)|submit\w*"
    r"|claim\w*|enter(?:ed)?|vot(?:e|es|ed|ing)|object\w*|comments?|commented"
    r"|respond\w*|sign(?:ed)? up|challeng\w+|book\w*|bid(?:s)?"
    r"|nominat\w+|enrol\w*|order\w*|return\w*|exchang\w+|contest\w*|petition\w*|opt)\b",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(?:by|until|till|before|within|no later than|from|up to|in order to"
    r"|to be (?:able|eligible))\b",
    re.IGNORECASE,
)

_SAID_OF = re.compile(
    rf"(?:{_BARRED}|mandatory|compulsory|obligatory|optional|voluntary|permissible|allowed"
    r"|permitted|advisable|desirable|recommended|required|banned from|barred from)\Z",
    re.IGNORECASE,
)
"""The end of a cue that is said of the act before it: "smoking is forbidden"."""
_HANDS_ON = re.compile(
    r"(?:requires|obliges|compels|obliging|requiring|allows|permits|lets|entitles|authori[sz]es"
    r"|advis\w+|urge\w*|encourage\w*|recommend\w*|appeal\w* to|call\w* (?:up)?on|allow|permit"
    r"|let|authori[sz]e|entitle)\Z",
    re.IGNORECASE,
)
"""The end of a cue behind which stands who is to act: "urged residents to leave"."""
_PASSED = frozenset(
    {"to", "be", "been", "have", "also", "now", "then", "from", "not", "only", "that"}
)
_FOR_WHOM = 7
_WAYS = re.compile(
    r"\b(?:online|by (?:post|mail|phone|e-?mail|telephone|text|card|appointment)"
    r"|in (?:person|instal+ments|writing|advance|english)|via|through the"
    r"|with (?:a|the) (?:warrant|permit|ticket|licence|pass))\b",
    re.IGNORECASE,
)
"""How a thing may be done, by those who must do it."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A rule that a clause gives, by its words text[start:end]."""

    side: str
    start: int
    end: int
    act: str
    """The concept of what is required or allowed, "" where its verb says nothing ("give")."""
    objects: tuple[str, ...] = ()
    """The concepts of what the act is done to."""
    doer: str = ""
    """The concept of who is to act, "" where it cannot be told."""


def duty_claims(document: Document, context: Context) -> list[Claim]:
    """Return one claim for each clause that says what somebody must, should, may or must not do."""
    claims = []
    for part in context.parts:
        span = part.statement.span
        if part.statement.heading or document.text[span.end - 1 : span.end] == "?":
            continue
        claims += [
            _claim(document, context, part, duty, (clause.start, clause.end))
            for clause, duty in _found(document.text, span.start, span.end)
        ]
    return claims


def duties(text: str, start: int, end: int) -> list[Duty]:
    """Return the rules that the sentence text[start:end] gives, in order.

    >>> [duty.side for duty in duties("Owners are obliged to clear the snow.", 0, 37)]
    ['required']
    """
    return [duty for _, duty in _found(text, start, end)]


def _found(text: str, start: int, end: int) -> Iterator[tuple[Clause, Duty]]:
    if not _ANY.search(text, start, end):
        return
    for clause in clauses(text, start, end):
        if clause.end - clause.start <= _LONGEST and _ANY.search(text, clause.start, clause.end):
            duty = _duty(text, clause.start, clause.end)
            if duty is not None:
                yield clause, duty


def _duty(text: str, start: int, end: int) -> Duty | None:
    best: tuple[int, int, str] | None = None
    for side, pattern in _CUES:
        hit = pattern.search(text, start, end)
        if hit and (best is None or (hit.start(), -hit.end()) < (best[0], -best[1])):
            best = (hit.start(), hit.end(), side)
    if best is None or _NOBODY_ELSE.search(text, start, best[0]):
        return None
    first, last, side = best
    before = [t for t in tokens(text, start, first) if t.is_word]
    behind = tokens(text, last, end)
    acted = bool(behind) and behind[0].lower.endswith("ing")  # "banned from selling"
    if _SAID_OF.search(text, first, last) and not acted:
        said = _meant(before)
        return Duty(side, first, last, said[0] if said else "", said)
    doers = before
    if _HANDS_ON.search(text, first, last):
        near = behind[:_FOR_WHOM]
        to = next((i for i, t in enumerate(near) if t.lower == "to" or not t.is_word), -1)
        if to >= 0 and near[to].is_word:
            doers, behind = behind[:to], behind[to + 1 :]
    at = next(
        (i for i, t in enumerate(behind) if t.lower not in _PASSED and not is_adverbial(t)),
        len(behind),
    )
    if at + 2 < len(behind) and behind[at + 1].lower == "to" and _chains(behind[at]):
        at += 2  # "may continue to drive"
    act = behind[at].lower if at < len(behind) and behind[at].is_word else ""
    if any(t.lower == "be" for t in behind[:at]):
        objects, doer = _meant(doers), ""  # "wolves may be shot"
    else:
        whom = at + 1
        if whom < len(behind) and behind[whom].lower in PARTICLES:
            whom += 1  # "set up a body"
        objects = _meant(behind[whom : _cut(behind, whom, phrase_after(behind, whom))])
        doer = (_meant(doers) or ("",))[-1]
    told = "" if not act or is_light(act) else concept_of(short_lemma(act))
    return Duty(side, first, last, told, objects, doer)


def _chains(token: Token) -> bool:
    return short_lemma(token.lower) in acts_of("chain")


def _cut(words: Sequence[Token], first: int, stop: int) -> int:
    """Return where the object ends: "a ticket for the ferry" is a ticket."""
    return next(
        (i for i in range(first + 1, stop) if words[i].lower in PREPOSITIONS - {"of"}), stop
    )


def _meant(words: Sequence[Token]) -> tuple[str, ...]:
    """Return the concepts of words that say something."""
    told = [t for t in words if t.is_word and not is_light(t.lower) and not is_weak(t.lower)]
    return tuple(dict.fromkeys(concept_of(t.lower) for t in told))


def _claim(
    document: Document,
    context: Context,
    part: StatementContext,
    duty: Duty,
    clause: tuple[int, int],
) -> Claim:
    start, end = clause
    about = part.about(start, end, duty.act, (duty.start, duty.end))
    text = document.text[start:end]
    known = {*about.words, *about.names}
    wider = [c.key for c in part.concepts] + [n.key for n in part.names]
    marked = [f"on: {key}" for key in duty.objects]
    if duty.doer in people():
        marked.append(f"by: {duty.doer}")
    if _BY_CHOICE.search(text) and _DUE.search(document.text, start, part.statement.span.end):
        marked.append(DATED)
    if duty.side == MAY and _WAYS.search(text):
        marked.append(DATED)
    return Claim(
        source=document.id,
        subject=duty.act or "duty",
        predicate="duty",
        value=TextValue(text=duty.side),
        qualifiers=Qualifiers(speaker=context.speaker_at(duty.start)),
        quote=Quote(exact=text, start=start, end=end),
        about=about.model_copy(
            update={
                "wider": tuple(dict.fromkeys(key for key in wider if key not in known)),
                "modifiers": tuple(dict.fromkeys(marked)),
            }
        ),
        statement=part.statement.number,
    )
