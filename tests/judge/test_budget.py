from __future__ import annotations

from checker.judge.budget import Budget, tokens
from checker.judge.price import named, price_of
from checker.judge.setting import Price, Settings

TEN = Price(input=10, output=10)


def budget(price: Price | None = None, **limits: object) -> Budget:
    settings = Settings.model_validate({"model": "m", "max_tokens": 100, **limits})
    return Budget(settings, price, clock=iter(range(0, 10_000, 10)).__next__)


def test_without_limits_every_call_is_let_through() -> None:
    one = budget()
    assert [one.take("x") for _ in range(50)] == [""] * 50
    assert one.spent.calls == 50


def test_calls_are_counted_before_they_are_made() -> None:
    one = budget(max_calls=2)
    assert [bool(one.take("x")) for _ in range(3)] == [False, False, True]
    assert "--max-calls" in one.take("x")


def test_no_call_is_made_that_could_cost_more_than_is_left() -> None:
    cost = (tokens("x") + 100) * 10 / 1_000_000
    one = budget(TEN, max_cost=cost * 1.5)
    assert not one.take("x")
    assert "--max-cost" in one.take("x")  # the first is still out, and may cost all that it may
    one.settle("x", 1, 1)
    assert not one.take("x")  # it came to less
    assert one.spent.cost == 2 * 10 / 1_000_000


def test_a_limit_of_nothing_lets_nothing_through() -> None:
    assert budget(TEN, max_cost=0).take("x")
    assert budget(max_calls=0).take("x")
    assert budget(max_time=0).take("x")


def test_time_runs_out() -> None:
    one = budget(max_time=25)
    assert [bool(one.take("x")) for _ in range(4)] == [False, False, True, True]


def test_a_call_may_take_no_longer_than_what_is_left() -> None:
    assert budget(max_time=25).left() == 15
    assert budget().left() is None


def test_a_model_on_this_machine_costs_nothing() -> None:
    assert price_of(Settings(model="gpt-4o"), "http://127.0.0.1:1/v1") == Price(input=0, output=0)


def test_a_hosted_model_has_the_price_of_the_list_and_the_projects_own_comes_first() -> None:
    url = "https://api.openai.com/v1"
    listed = price_of(Settings(model="gpt-4o-mini"), url)
    assert listed is not None
    assert 0 < listed.input < listed.output
    assert price_of(Settings(model="gpt-4o-mini", price=TEN), url) == TEN


def test_a_model_that_nobody_knows_has_no_price() -> None:
    assert price_of(Settings(model="none-such"), "https://models.example.org/v1") is None
    assert "not known" in named(None, "")
