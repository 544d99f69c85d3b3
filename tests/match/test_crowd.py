from __future__ import annotations

import pytest

from checker.match.crowd import MORE_BITS, USUAL_DOCUMENTS, crowd, crowd_bits
from checker.store.engine import Store


@pytest.mark.parametrize("documents", [1, USUAL_DOCUMENTS, 4, 46])
def test_python_and_sql_want_the_same_bits(documents: int) -> None:
    with Store.memory() as store:
        said = store.scalar(f"SELECT {crowd_bits(str(documents))}")
    assert said == pytest.approx(crowd(documents))


def test_the_usual_number_of_documents_costs_nothing_and_each_doubling_the_same() -> None:
    assert crowd(1) == crowd(USUAL_DOCUMENTS) == 0
    assert crowd(2 * USUAL_DOCUMENTS) == MORE_BITS
    assert crowd(8 * USUAL_DOCUMENTS) == 3 * MORE_BITS
