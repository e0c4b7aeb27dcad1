"""Numbers left blank in a column that all other households fill: skipped, for what nobody asked is blank in every row."""

from __future__ import annotations

import polars as pl

from analysis.intake.checks.rule import Rule
from analysis.intake.dictionary import dictionary
from analysis.intake.sheets import Sheet
from analysis.rules.plausible import plausible

FEWEST = 20  # households: fewer show no habit


def few_blanks(households: Sheet) -> list[Rule]:
    """A rule for each optional number that nearly every household in the commune has."""
    numbers = [
        c.code for c in dictionary()["households"].columns if c.kind in ("count", "score") and c.code in households
    ]
    numbers = [code for code in numbers if households[code].null_count()]
    there = pl.col("class_end") != "absent"
    counted = households.frame.select(there.sum().alias("there"), *((pl.col(code).is_null() & there).sum() for code in numbers))  # fmt: skip
    number, *blanks = counted.row(0)
    most = max(1, plausible().few_blanks * number)
    return [_rule(code) for code, blank in zip(numbers, blanks, strict=True) if number > FEWEST and 0 < blank <= most]


def _rule(code: str) -> Rule:
    return Rule(
        pl.col(code).is_null() & (pl.col("class_end") != "absent"),
        check="few_blanks", severity="warning", column=code, value="",
        expected="một số như ở gần như mọi hộ khác", remedy="điền số theo phiếu rà soát; không có thì ghi 0",
    )  # fmt: skip
