"""A model's name in, what it costs out: the project's own price, else the list of a library."""

from __future__ import annotations

from checker.judge.address import host, is_loopback
from checker.judge.setting import Price, Settings


def price_of(settings: Settings, url: str) -> Price | None:
    """Return what a million tokens cost, None where nobody knows.

    A server on this machine costs nothing.  The list comes with the installed `genai-prices`;
    nothing is fetched for it.
    """
    if settings.price is not None:
        return settings.price
    if url and is_loopback(url):
        return Price(input=0, output=0)
    if not settings.model:
        return None
    from genai_prices import Usage, calc_price

    try:
        one = [
            calc_price(
                Usage(input_tokens=given, output_tokens=got),
                model_ref=settings.model,
                provider_api_url=url or None,
            )
            for given, got in ((1_000_000, 0), (0, 1_000_000))
        ]
    except LookupError:
        return None
    return Price(input=float(one[0].total_price), output=float(one[1].total_price))


def named(price: Price | None, url: str) -> str:
    """Return a price in words."""
    if price is None:
        return "not known; set `price` under `llm` in check.yaml"
    if not price.input and not price.output:
        return f"nothing ({host(url)})" if url else "nothing"
    return f"${price.input:g} a million tokens sent, ${price.output:g} a million received"
