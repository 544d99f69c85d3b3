"""The words behind a person's name in; out, what brings in an office there, and when it is held.

"Was named", "then", "who had chaired", "will take over as".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from checker.extract.casing import words_of
from checker.extract.lexicon import table
from checker.extract.office import ARTICLES, BOARDS, DEPARTMENTS
from checker.extract.token import Token
from checker.extract.wordclass import words

When = Literal["now", "new", "told", "once", "former", "next"]
"""`new` is just given, `told` may be of now or of then ("who ran"), `once` is "then head of"."""

_LONGEST = 6
_AS = r"(?: as)?"
_GIVEN = (
    r"(?:named|appointed|elected|re-elected|made|installed|hired|picked|chosen|selected|confirmed"
    r"|promoted to|sworn in|unveiled|designated|nominated|announced|introduced|inaugurated"
    rf"|brought in|drafted in|recalled|reinstated|retained){_AS}"
)
_LOST = (
    r"(?:sacked|fired|dismissed|ousted|removed|deposed|replaced|suspended|toppled|unseated"
    r"|voted out|forced out) as"
)
_LEFT = (
    r"(?:stepped down|stepped aside|stood down|resigned|quit|retired|bowed out|left office"
    r"|stands down|steps down|resigns|retires|quits|is stepping down|is standing down|has resigned"
    r"|has stepped down|has quit|has stood down|has retired) as"
)
_BEHIND_NAME: tuple[tuple[When, re.Pattern[str]], ...] = (
    (
        "now",
        re.compile(
            r"is|remains|serves as|works as|acts as|stays on as|stays as|continues as|doubles as"
        ),
    ),
    (
        "new",
        re.compile(
            r"becomes|has become|(?:takes|took|has taken|is taking) over as"
            r"|(?:takes|took) office as|(?:steps|stepped) in as"
            rf"|(?:has been|was|is|is being|had been) {_GIVEN}"
        ),
    ),
    (
        "once",
        re.compile(
            rf"became|had become|(?:worked|served|acted) as|{_LEFT}"
            rf"|(?:has been|was|is|is being) {_LOST}"
        ),
    ),
    ("former", re.compile(r"used to be|had been|had served as|had worked as")),
    (
        "next",
        re.compile(
            r"(?:will|would|is to|is due to|is set to|is expected to|is about to|has agreed to"
            r"|is going to|plans to) (?:become|be|take over as|serve as|act as|step in as"
            rf"|be {_GIVEN})"
        ),
    ),
)
_BEHIND_COMMA: tuple[tuple[When, re.Pattern[str]], ...] = (
    ("now", re.compile(r"as|now|currently|today|also|himself|herself|serving as|acting as")),
    (
        "former",
        re.compile(
            r"formerly|previously|once|earlier|until (?:then|now|recently|lately|\d{4}|last \w+"
            r"|this \w+|[a-z]+|[a-z]+ \d{4}|(?:his|her|its|the) \w+)"
        ),
    ),
    ("once", re.compile(r"then|at the time|at that time|in those days")),
)
_FORMS = {
    "chair": "chairs chair chairing", "head": "heads head heading", "lead": "leads lead leading",
    "run": "runs run running", "captain": "captains captain", "direct": "directs direct directing",
    "edit": "edits edit editing", "coach": "coaches coach coaching",
    "manage": "manages manage managing", "own": "owns own", "command": "commands command",
    "conduct": "conducts conduct", "govern": "governs govern", "skipper": "skippers skipper",
}  # fmt: skip
_PAST_FORMS = {
    "chair": "chaired", "head": "headed", "lead": "led", "run": "ran run", "captain": "captained",
    "direct": "directed", "edit": "edited", "coach": "coached", "manage": "managed",
    "own": "owned", "command": "commanded", "conduct": "conducted", "govern": "governed",
    "skipper": "skippered", "found": "founded", "co-found": "co-founded",
}  # fmt: skip
_HEADS = {
    "chair": "chair", "head": "head", "lead": "head", "run": "head", "captain": "captain",
    "direct": "director", "edit": "editor", "coach": "coach", "manage": "director", "own": "owner",
    "command": "commander", "conduct": "conductor", "govern": "governor", "skipper": "captain",
    "found": "founder", "co-found": "co-founder",
}  # fmt: skip
_PRESENT = {form: verb for verb, forms in _FORMS.items() for form in forms.split()}
_PAST = {form: verb for verb, forms in _PAST_FORMS.items() for form in forms.split()}
_BODIES = words("""
    squad task force inquiry investigation brigade battalion regiment archive archives opera
    orchestra choir department directorate ministry terminal depot plant mine yard newspaper
    magazine campaign mission expedition ward laboratory lab fund court parish diocese prison
    harbour port airport line railway works inspectorate secretariat parliament newsroom crew
""")
_PLAIN_VERBS = frozenset({"lead", "run", "manage", "direct", "conduct"})
"""One leads a race and runs a risk, too: what follows must be a body."""
_WHO = re.compile(
    r"(?:(?P<former>had|used to)|(?P<next>will|would|is to|was to|is due to|is set to)"
    r"|(?P<new>(?:has been|was|is) (?:appointed|asked|named|chosen|picked|elected|hired) to)"
    r"|(?P<now>has))"
    r"(?: (?:since|long|also|now|already|once|then|previously|briefly|been))?"
)
_GIVERS = words("""
    appoint appoints appointed name names named elect elects elected hire hires hired choose chooses
    chose pick picks picked install installs installed nominate nominates nominated confirm confirms
    confirmed select selects selected make makes made appointing naming electing hiring
""")
_TAKERS = words("""
    succeed succeeds succeeded succeeding replace replaces replaced replacing follows followed sack
    sacked sacks fire fired fires dismiss dismissed dismisses oust ousted ousts remove removed
""")
_WHENS: dict[str, When] = {"former": "former", "next": "next", "new": "new", "now": "now"}
_SINCE = frozenset({"currently", "now", "also", "still", "long"})
_ONCE = frozenset({"once", "then", "previously", "formerly", "briefly", "later"})


@dataclass(frozen=True, slots=True)
class Held:
    """A verb that makes an office: "had chaired" is of a former chair."""

    at: int
    """The token of the verb."""
    head: str
    when: When

    @property
    def form(self) -> str:
        """Return "verb" where other words may be as good: who leads may be the chair."""
        return "verb" if self.head == "head" else "the"


def behind_name(text: Sequence[Token], i: int) -> tuple[int, When] | None:
    """Return the token at which an office begins that a verb at token *i* gives."""
    return _longest(text, i, _BEHIND_NAME)


def behind_object(verb: str, after: str) -> When | None:
    """Return when somebody has the office that follows a name behind *verb*.

    "The board named Ada Lind (as) chief executive", "succeeded Ada Lind as mayor"; *after* is the
    word behind the name.
    """
    if verb in _GIVERS:
        return "new"
    return "once" if verb in _TAKERS and after == "as" else None


def behind_comma(text: Sequence[Token], i: int) -> tuple[int, When] | None:
    """Return the token at which an office begins behind a word of time at token *i*."""
    return _longest(text, i, _BEHIND_COMMA)


def _longest(
    text: Sequence[Token], i: int, forms: Sequence[tuple[When, re.Pattern[str]]]
) -> tuple[int, When] | None:
    for stop in range(min(len(text), i + _LONGEST), i, -1):
        phrase = " ".join(t.lower for t in text[i:stop])
        for when, form in forms:
            if form.fullmatch(phrase):
                return stop, when
    return None


def held(text: Sequence[Token], i: int) -> Held | None:
    """Return the verb of office at token *i*, or behind "had", "once", "will" there."""
    when: When = "now"
    for stop in range(min(len(text), i + 5), i, -1):
        found = _WHO.fullmatch(" ".join(t.lower for t in text[i:stop]))
        if found:
            i, when = stop, _WHENS[found.lastgroup or "now"]
            break
    else:
        if i < len(text) and text[i].lower in _SINCE | _ONCE:
            when = "former" if text[i].lower in _ONCE else "now"
            i += 1
        if i < len(text) and text[i].lower in _PAST and text[i].lower != "run":
            return Held(i, _HEADS[_PAST[text[i].lower]], "former" if when == "former" else "told")
    verb = _PRESENT.get(text[i].lower) or _PAST.get(text[i].lower) if i < len(text) else None
    return Held(i, _HEADS[verb], when) if verb else None


def heads_body(verb: str, body: Sequence[Token], *, sure: bool = False) -> bool:
    """Return whether *body* is what one heads, rather than a race that one leads.

    Where a sentence only says it in passing (*sure*), any verb asks for a body that is known.
    """
    last = body[-1].lower if body else ""
    base = _PRESENT.get(verb) or _PAST.get(verb)
    if sure and body and not (body[0].lower in ARTICLES or body[0].is_capital):
        return False
    plain = sure or base in _PLAIN_VERBS
    return bool(last) and (not plain or last in _houses() or (not sure and body[-1].is_capital))


def _houses() -> frozenset[str]:
    kept = table("stations")
    return frozenset({*kept["house"], *kept["plain"], *_BODIES, *BOARDS, *DEPARTMENTS}) | words_of(
        "organisation"
    )
