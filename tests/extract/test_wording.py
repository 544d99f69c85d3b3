from __future__ import annotations

from collections.abc import Callable

from checker.extract.context import Context
from checker.extract.wording import MINIMUM_WORDS, spoken
from checker.model.claim import Claim
from checker.model.value import EntityValue

Claims = Callable[..., list[Claim]]


def of(claims: list[Claim], predicate: str) -> list[Claim]:
    return [c for c in claims if c.predicate == predicate]


def test_a_quotation_is_a_claim_of_its_words_and_one_of_its_speaker(claims_of: Claims) -> None:
    claims = claims_of("“The herons will not leave the weir,” Ada Brandt said.")
    (said,), (speaker,) = of(claims, "said"), of(claims, "speaker-of")
    assert said.quote.exact == "The herons will not leave the weir,"
    assert said.qualifiers.speaker == "ada brandt"
    assert isinstance(speaker.value, EntityValue)
    assert speaker.value.entity == "ada brandt"


def test_each_quoted_sentence_is_a_claim(claims_of: Claims) -> None:
    text = "“The sluice burst at dawn. We saw the herons leave before it,” Ada Brandt said."
    assert [c.quote.exact for c in of(claims_of(text), "said")] == [
        "The sluice burst at dawn.",
        "We saw the herons leave before it,",
    ]


def test_small_talk_counts_in_a_quotation_and_articles_do_not(claims_of: Claims) -> None:
    (said,) = of(claims_of("“We will not sell the weir,” Ada Brandt said."), "said")
    assert {"we", "will", "not"} <= set(said.about.words)
    assert "the" not in said.about.words


def test_a_quotation_by_somebody_unnamed_has_no_speaker(claims_of: Claims) -> None:
    claims = claims_of("“We painted every wall of the boathouse,” she said.")
    assert [c.subject for c in of(claims, "said")] == ["somebody"]
    assert of(claims, "speaker-of") == []


def test_a_fragment_of_a_few_words_is_no_quotation_to_compare(claims_of: Claims) -> None:
    assert MINIMUM_WORDS == 4
    assert of(claims_of("“We sold it,” Ada Brandt said."), "said") == []
    assert of(claims_of("“We sold it twice,” Ada Brandt said."), "said") != []


def test_a_word_in_scare_quotes_is_nobody_s_words(claims_of: Claims) -> None:
    assert of(claims_of("The “old mill by the weir” has reopened."), "speaker-of") == []


def test_the_context_learns_who_says_which_passage(context_of: Callable[[str], Context]) -> None:
    text = "“The herons will not leave,” Ada Brandt said. The weir burst."
    context = context_of(text)
    spoken(context.document, context)
    assert context.speaker_at(text.index("herons")) == "ada brandt"
    assert context.speaker_at(text.index("burst")) is None
    assert context.is_quoted(text.index("The herons"), text.index(" leave"))


def test_who_speaks_for_a_body_is_the_body(claims_of: Claims) -> None:
    text = "“The count was orderly and open,” said observers of the Alder League."
    (speaker,) = of(claims_of(text), "speaker-of")
    assert isinstance(speaker.value, EntityValue)
    assert (speaker.value.name, speaker.about.head) == ("Alder League", "body")


def test_a_speaker_is_shown_with_the_words(claims_of: Claims) -> None:
    text = "“The herons will not leave the weir,” Ada Brandt said on Tuesday."
    (speaker,) = of(claims_of(text), "speaker-of")
    assert speaker.quote.exact == "The herons will not leave the weir,” Ada Brandt"
    assert (speaker.subject, speaker.about.head) == (
        "The herons will not leave the weir,",
        "person",
    )
