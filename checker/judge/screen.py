"""Words of a source in, whether they speak to a language model instead of to a reader."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, get_args

from checker.model.reading import Opinion


def _any(words: str) -> str:
    """Return a pattern for any of several expressions, which stand a space apart."""
    return f"(?:{'|'.join(sorted(words.split(), key=len, reverse=True))})"


_ANSWERS: Final = _any(" ".join(get_args(Opinion)))
_FORGET: Final = _any("ignore disregard forget override overrule bypass discard skip")
_WHICH: Final = _any("previous prior above earlier preceding all any your these those the")
_ORDERS: Final = _any(
    "instructions? prompts? directions? guidelines rules context system_message"
    " what_you_were_told everything_above everything_before"
).replace("_", " ")
_MACHINE: Final = _any(
    "ai llms? language_models? ai_models? assistants? chatbots? ai_assistants? ai_judges? a\\.i\\."
).replace("_", " ")
_READER: Final = _any("models? bots? graders? evaluators? fact.?checkers? fact.?checking")
_REPLY: Final = _any("answer reply respond return output print select")
_SAY: Final = _any("answer reply respond return output say write choose conclude report")
_TREAT: Final = _any("treat mark rate label classify judge regard consider flag")
_ASIDE: Final = r"[^.!?\n]"
_MARK: Final = "[\"'“‘`]?"

_PATTERNS: Final = (
    # Orders to forget orders, and new ones.
    rf"\b{_FORGET}\b{_ASIDE}{{0,40}}\b{_WHICH}\b{_ASIDE}{{0,30}}\b{_ORDERS}",
    rf"\b{_FORGET} (?:everything|all|anything|what)\b{_ASIDE}{{0,20}}\b(?:above|before|told)\b",
    r"\b(?:new|updated|revised|real|hidden|secret|further) (?:system )?(?:instructions?|prompt)\b",
    r"\b(?:system|developer|hidden|initial|your) (?:prompt|message|instructions?)\b",
    # Words to somebody who is no reader.
    (
        r"\b(?:note|message|attention|instructions?|notice|memo|hint|reminder) ?(?:to|for) ?"
        rf"(?:the |any |all |every )?(?:{_MACHINE}|{_READER})\b"
    ),
    (
        r"\b(?:dear|hey|hello|attention,?|as an?|you are an?|if you are an?|any|every|all)\s{1,3}"
        rf"(?:helpful |large |automated |automatic )?{_MACHINE}\b"
    ),
    r"\byou are (?:now|no longer|chatgpt|gpt|claude|qwen|gemini|llama|dan)\b",
    (
        rf"\b(?:{_MACHINE}|model)s? ?(?:,|:|must|should|shall|is to|are to) ?(?:please )?"
        rf"(?:always )?(?:{_SAY}|{_TREAT}|set)\b"
    ),
    # Answers put into its mouth.
    rf"\b(?:{_REPLY}|verdict)\b{_ASIDE}{{0,30}}{_MARK}\b{_ANSWERS}\b",
    rf"\b{_SAY}\b{_ASIDE}{{0,30}}[\"'“‘`:] ?{_ANSWERS}\b",
    r"\b(?:verdict|dull_reason|left_quote|right_quote)\b[\"'”]? ?[:=]",
    (
        rf"\b{_TREAT}\b{_ASIDE}{{0,60}}\bas\b{_ASIDE}{{0,10}}{_MARK}"
        rf"\b(?:{_ANSWERS}|identical|consistent|the same)\b"
    ),
    (
        r"\b(?:answer|respond|reply|output|return) (?:only|exclusively|always|with|in)\b"
        rf"{_ASIDE}{{0,20}}\b(?:json|yes|no|true|false|empty|nothing)\b"
    ),
    (
        r"\bdo not (?:report|flag|mention|list|extract) (?:any|this|these|the)\b"
        rf"{_ASIDE}{{0,30}}\b(?:contradictions?|discrepanc|differences?|findings?|facts?|claims?)"
    ),
    # The marks of chat formats and of our own prompts.
    r"<\|?/?(?:im_start|im_end|system|assistant|user|endoftext|data|s|inst)\b[^>\n]{0,40}>",
    r"\[/?(?:inst|system|assistant)\]",
    r"(?:^|[\n.!?]) ?(?:#{1,6} ?)?(?:system|assistant|developer|human|user) ?:",
    r"\bend of (?:the )?(?:data|passage|sources?|document|input)\b",
    r"\bprompt injection\b",
)
_SPEAKS: Final = tuple(re.compile(one, re.IGNORECASE) for one in _PATTERNS)
_UNSEEN: Final = re.compile(
    r"[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]"
)
_SPACE: Final = re.compile(r"[^\S\n]+")


def speaks_to_a_model(text: str) -> bool:
    """Whether *text* gives orders to a language model, as far as its wording shows.

    This is a net, not a wall: it knows the usual English wordings, also written in full-width
    letters or with unseen characters between.  What it does not catch can sway a reading, and a
    reading can take nothing away.
    """
    seen = plain(text)
    return any(pattern.search(seen) for pattern in _SPEAKS)


def plain(text: str) -> str:
    """Return *text* as a reader sees it: compatible letters, nothing unseen, single spaces."""
    seen = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return _SPACE.sub(" ", seen)
