"""Two claims and a question in, a reading out: both orders, several votes, quotes that hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from checker.judge.ground import located
from checker.judge.prompt import load
from checker.judge.screen import speaks_to_a_model
from checker.judge.session import Session
from checker.model.reading import AGREEING, Opinion, PairReply, Reading, Standing

_REASON = 300
UNGROUNDED = "the model's quote does not hold the words that are compared"


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two claims that a model is asked about."""

    source: str
    published: str
    speaker: str
    words: str
    """What carries the value, verbatim."""
    passage: str
    """The statement around it, verbatim."""
    at: int
    """Where the words stand in the passage."""

    def shown(self) -> dict[str, str]:
        """Return what the prompt speaks of."""
        return {
            "source": _one_line(self.source),
            "published": self.published,
            "speaker": _one_line(self.speaker),
            "words": self.words,
            "passage": self.passage,
        }

    def found(self, quote: str) -> str:
        """Return the words of the passage that *quote* is, if it holds what is compared."""
        span = located(self.passage, quote, (self.at, self.at + len(self.words)))
        return self.passage[span[0] : span[1]] if span else ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, and what is asked of them."""

    question: str
    about: str
    """Rule and places, to find the question in a ledger."""
    left: Half
    right: Half
    candidate: bool
    """Whether a finding hangs on the answer; else the finding is there already."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of a pair."""

    reading: Reading
    answered: bool = True
    withheld: bool = False
    ungrounded: bool = False
    """Whether a quote did not hold the words that are compared."""
    unusable: bool = False
    """Whether an answer was not of the form that was asked for."""


@dataclass(frozen=True, slots=True)
class _Look:
    """One answer of the model: an opinion that holds, or why there is none."""

    verdict: Opinion = "undecided"
    reason: str = ""
    quotes: tuple[str, str] = ("", "")
    problem: str = ""
    answered: bool = True
    unusable: bool = False


def judged(session: Session, pair: Pair) -> Judged:
    """Return what the model makes of *pair*; anything but a clear answer is `undecided`."""
    if any(speaks_to_a_model(_all(half)) for half in (pair.left, pair.right)):
        problem = "not sent: a passage speaks to a language model"
        return Judged(_reading(session, "undecided", "undecided", problem), withheld=True)
    votes = [_vote(session, pair, vote) for vote in range(session.settings.votes)]
    counted = Counter(vote.verdict for vote in votes if not vote.problem)
    verdict, most = counted.most_common(1)[0] if counted else ("undecided", 0)
    agreed = f"{most} of {len(votes)}"
    wanted = session.settings.wanted
    if most < wanted or list(counted.values()).count(most) > 1 or verdict == "undecided":
        reason = next((vote.problem for vote in votes if vote.problem), "")
        if not reason:
            reason = "the answers differ" if len(counted) > 1 else _told(votes, "undecided")
        return Judged(
            _reading(session, "undecided", "undecided", reason, agreed),
            answered=all(vote.answered for vote in votes),
            unusable=any(vote.unusable for vote in votes),
            ungrounded=any(vote.problem == UNGROUNDED for vote in votes),
        )
    first = next(vote for vote in votes if vote.verdict == verdict and not vote.problem)
    standing: Standing = "added" if pair.candidate else "confirmed"
    if verdict in AGREEING:
        standing = "probably compatible"
    return Judged(
        _reading(session, standing, verdict, first.reason, agreed, quotes=first.quotes),
        answered=all(vote.answered for vote in votes),
        unusable=any(vote.unusable for vote in votes),
    )


def _vote(session: Session, pair: Pair, vote: int) -> _Look:
    """Return one vote: both orders of the two sides must give one verdict."""
    first = _look(session, pair, vote, swapped=False)
    if not session.settings.second_look or (first.problem and first.answered):
        return first
    second = _look(session, pair, vote, swapped=True)
    for look in (first, second):
        if look.problem:
            return look
    if first.verdict != second.verdict:
        problem = f"the answer depends on the order: {first.verdict}, {second.verdict}"
        return _Look(problem=problem)
    return first


def _look(session: Session, pair: Pair, vote: int, *, swapped: bool) -> _Look:
    sides = (pair.right, pair.left) if swapped else (pair.left, pair.right)
    inputs = {"question": pair.question, "left": sides[0].shown(), "right": sides[1].shown()}
    reply = session.ask("judge", inputs, about=pair.about, vote=vote)
    if not isinstance(reply.value, PairReply):
        return _Look(problem=reply.problem, answered=reply.answered, unusable=reply.answered)
    said = reply.value
    quotes = (sides[0].found(said.left_quote), sides[1].found(said.right_quote))
    if not all(quotes):
        return _Look(problem=UNGROUNDED)
    if swapped:
        quotes = (quotes[1], quotes[0])
    dull = "" if said.dull_reason == "none" else f" ({said.dull_reason})"
    return _Look(said.verdict, _one_line(said.reason)[:_REASON] + dull, quotes)


def _told(votes: list[_Look], verdict: str) -> str:
    return next((vote.reason for vote in votes if vote.verdict == verdict and vote.reason), "")


def _reading(  # noqa: PLR0913 - the parts of a reading
    session: Session,
    standing: Standing,
    verdict: Opinion,
    reason: str,
    votes: str = "",
    *,
    quotes: tuple[str, ...] = (),
) -> Reading:
    return Reading(
        standing=standing,
        verdict=verdict,
        reason=reason,
        quotes=quotes,
        votes=votes,
        model=session.settings.model,
        prompt=load("judge").label,
    )


def _all(half: Half) -> str:
    return f"{half.source}\n{half.speaker}\n{half.words}\n{half.passage}"


def _one_line(words: str) -> str:
    return " ".join(words.split())
