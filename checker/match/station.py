"""Two posts in; out, whether one person may be called both by writers who are both right."""

from __future__ import annotations

from functools import lru_cache

from checker.extract.lemma import lemma
from checker.extract.lexicon import table
from checker.extract.occupation import go_together, group, is_side_line, is_vague
from checker.extract.post import Post

_CHIEF = frozenset({"chief", "head", "lead"})
_LOWER = frozenset({"manager", "officer", "supervisor"})
_TALK = frozenset({"spokesperson", "field communications"})
_ALIKE = ({"top", "field police"}, {"top", "field rescue"})
"""The police chief heads the force."""
_STYLED = frozenset({"professor", "lecturer", "producer", "editor", "secretary", "minister"})
"""An assistant professor is called professor."""


@lru_cache(maxsize=32)
def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in table("stations")[name])


@lru_cache(maxsize=2)
def _keys(kind: str) -> dict[str, frozenset[str]]:
    return {
        name.removeprefix(f"{kind} "): frozenset((*found, *map(lemma, found)))
        for name, found in table("stations").items()
        if name.startswith(f"{kind} ")
    }


def is_open(post: Post) -> bool:
    """Return whether a post says so little that another goes with it."""
    return not station(post) and is_vague(post.head, bare=not post.words)


def fit(one: Post, other: Post) -> bool:
    """Return whether one person may be called both."""
    if _kin(one) or _kin(other):
        return not _kin_differ(one, other)
    if not _of_one_time(one, other):
        left = "former" in {one.when, other.when} and _left(one, other)
        return is_open(one) or is_open(other) or not left
    if _apart(one.head, other.head):
        return False
    by_name = {one.head, other.head} & _words("by-name")
    if by_name or is_open(one) or is_open(other):
        return not by_name or _seconds(one) == _seconds(other)
    if _seconds(one) != _seconds(other):
        return _may_be_second(one, other)
    names_other = one.head in other.words or other.head in one.words
    return names_other or not _one_house(one, other) or _may_hold(one, other)


def _of_one_time(one: Post, other: Post) -> bool:
    """Return whether two posts may be held at one time, as far as is told: "then", "who ran"."""
    here, there = ("past" if p.when in {"once", "former"} else p.when for p in (one, other))
    return (
        here == there
        or "told" in {here, there}
        or ("new" in {here, there} and "past" not in {here, there})
    )


def _may_be_second(one: Post, other: Post) -> bool:
    """Tell the deputy mayor from the mayor; where the words differ more, that says nothing."""
    a, b = (set(post.words) - group("rank") for post in (one, other))
    return one.head != other.head or one.head in _STYLED or not (a <= b or b <= a)


def _may_hold(one: Post, other: Post) -> bool:
    """Return whether one person may hold both posts, of one house as far as is told."""
    here, there = station(one), station(other)
    if here and there:
        return _beside(here, there, one, other)
    if go_together(one.head, other.head):
        return True
    if here or there:
        return _trade_of(one, other)
    side_line = is_side_line(one.head) or is_side_line(other.head)
    return side_line or not (_is_trade(one) and _is_trade(other))


def station(post: Post) -> str:
    """Return which office of a house a post is, "" for a trade, a rank or what says little.

    `top`, `chair`, `field …` for who heads a part, `chief …` for the first of a trade, or the
    office's own noun.
    """
    words, head = post.words, post.head
    chief = bool(set(words) & _CHIEF)
    if head in _words("chair"):
        return "chair"
    if head in _words("lead") - _words("beside") or (head in _words("lead") and chief):
        return _lead(post)
    if chief and head not in group("lead") | _words("rank"):
        return f"chief {head}"
    known = (group("office") | {"captain"}) - _words("rank") - _words("beside")
    return head if head in known else ""


def _lead(post: Post) -> str:
    """Return which station the head, director or manager of something is."""
    if field := _field(post.words, post.head):
        return f"field {field}"
    houses = set(post.words) & (_words("house") | _words("plain"))
    top = post.head in _words("top") or (
        post.form == "the" if post.head in {"director", "principal"} else False
    )
    return "top" if top or (houses and post.head not in _LOWER) else ""


def _apart(one: str, other: str) -> bool:
    """Return whether the nouns are of two callings: nobody is judge and counsel in one trial."""
    mine, its = (
        {name for name, found in _keys("apart").items() if head in found} for head in (one, other)
    )
    court, church, sea, air = (
        {"bench", "coroner", "bar"}, {"bishop", "priest"}, {"mate", "captain"},
        {"pilot", "co-pilot"},
    )  # fmt: skip
    return any(mine & kin and its & kin and not mine & its for kin in (court, church, sea, air))


def _field(words: tuple[str, ...], head: str) -> str:
    """Return the field that somebody heads: none where a house is named after it."""
    if head in _words("top"):
        return ""
    for i, word in enumerate(words):
        for name, found in _keys("field").items():
            if word in found and not set(words[i + 1 : i + 2]) & _words("house"):
                return name
    return ""


def _beside(here: str, there: str, one: Post, other: Post) -> bool:
    """Return whether one person may hold both stations."""
    if {one.head, other.head} <= _words("politics"):
        return not _rule(one.head, other.head)
    if "verb" in {one.form, other.form} and _at_the_top(one, here) and _at_the_top(other, there):
        return True
    if here == there or {here, there} <= _TALK or {here, there} in _ALIKE:
        return True
    kinds = {here.split(maxsplit=1)[0], there.split(maxsplit=1)[0]}
    if kinds & {"field", "chief"} or kinds in ({"top"}, {"chair"}):
        return False
    if kinds & {"top", "chair", "captain"}:
        return _goes_with(here, other) or _goes_with(there, one)
    return go_together(one.head, other.head)


def _at_the_top(post: Post, station: str) -> bool:
    """Return whether who leads a house may be called so there: its chair, its secretary."""
    return station in {"top", "chair"} or post.head in _words("politics")


def _goes_with(station: str, other: Post) -> bool:
    """Return whether whoever heads a house may hold *other* too, or be called so there."""
    if station == "top" and other.head in _words("also top"):
        return True
    politics = _words("politics") - {"secretary"}
    return station == "captain" or (station in {"top", "chair"} and other.head in politics)


def _rule(one: str, other: str) -> bool:
    """Return whether two heads are of those of whom a place has one."""
    alone = {"mayor", "governor", "president", "premier", "speaker", "minister", "chancellor"}
    return one != other and one in alone and other in alone


def _trade_of(one: Post, other: Post) -> bool:
    """Return whether an office and a trade go together.

    The society's treasurer may be a nurse by trade, but the city's attorney not its clerk.
    """
    common = set(one.words) & set(other.words) - group("rank")
    of_one = bool(common) and not {one.head, other.head} & _words("lead")
    return not of_one or "a" in {one.form, other.form}


def _is_trade(post: Post) -> bool:
    """Return whether a post is known for a trade: who drives may have done so for an hour."""
    head = post.head.rpartition("-")[2]
    if post.words and head in {"driver", "operator", "keeper"}:
        return True
    return head in _words("craft") or any(head in group(name) for name in ("law", "police", "land"))


def _seconds(post: Post) -> bool:
    return bool(set(post.words) & _words("second"))


def _one_house(one: Post, other: Post) -> bool:
    """Return whether the posts may be of one house: one names none, or both name it somehow."""
    fields = frozenset[str]().union(*_keys("field").values())
    a, b = set(one.body) - fields, set(other.body) - fields
    if not a or not b or a & b:
        return True
    plain = _words("plain")
    return a <= plain or b <= plain


def _left(one: Post, other: Post) -> bool:
    """Return whether one writer takes somebody for in office whom the other calls a former one."""
    a, b = set(one.words) - {"ex"}, set(other.words) - {"ex"}
    if one.head != other.head or one.head in _words("for life"):
        return False
    return (
        one.head in group("office") | group("lead")
        and _one_house(one, other)
        and (a <= b or b <= a)
    )


def _kin(post: Post) -> set[str]:
    return {name for name, found in _keys("kin").items() if post.head in found}


def _kin_differ(one: Post, other: Post) -> bool:
    """Return whether two posts make somebody a relative of one person in two ways."""
    mine, its = _kin(one), _kin(other)
    return bool(mine and its) and not mine & its and bool(set(one.body) & set(other.body))
