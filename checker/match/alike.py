"""The SQL that weighs what the two sides of each pair have in common, for who lays them so."""

from __future__ import annotations

_ALIKE = """
        alike AS MATERIALIZED (
            SELECT b.*, sum(least(x.bits, y.bits)) / least(any_value(p.bits), any_value(q.bits)) AS share,
                   any_value(number_bits) + sum(least(x.bits, y.bits)) AS bits, sum(least(x.one, y.one)) AS tokens
            FROM laid AS b JOIN token AS x ON x.claim_id = b.left_id
            JOIN token AS y ON y.claim_id = b.right_id AND y.token = x.token
            JOIN all_of AS p ON p.claim_id = b.left_id JOIN all_of AS q ON q.claim_id = b.right_id
            GROUP BY ALL
        ),
        near AS (
            SELECT left_id AS claim_id, right_source AS other, bits FROM alike WHERE same
            UNION ALL SELECT right_id, left_source, bits FROM alike WHERE same
        )"""


def alike_sql() -> str:
    """Return the CTEs `alike` (pairs with share, bits and tokens) and `near` (those that agree).

    They stand behind `laid` (left_id, right_id, left_source, right_source, same, number_bits …),
    `token` (claim_id, token, bits, one) and `all_of` (the bits of each claim).
    """
    return _ALIKE.strip()
