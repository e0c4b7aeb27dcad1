"""Where the poor are and what they lack most: what several parts of the report name."""

from __future__ import annotations

import pandas as pd

from analysis.disclosure.withheld import withheld
from analysis.document.figure import Figure
from analysis.presentation.page import PageOf
from analysis.presentation.report.words import said, small
from analysis.presentation.said import Said
from analysis.review.counting import TOTAL

FIRST = 3


def judged(results: pd.DataFrame) -> pd.DataFrame:
    """The villages that can be judged: those with a target; one that was asked for nothing cannot miss it.

    `results`: village_results.
    """
    villages = results.drop(index=TOTAL)
    return villages[villages["met"].notna() & villages["reduction_planned"].gt(0).fillna(False)]


def asked_of(results: pd.DataFrame) -> str:
    """`_asked` where some villages were asked for nothing: the others are not all that there are; blank where all were
    asked.
    """
    return "" if len(judged(results)) == len(results) - 1 else "_asked"


def nothing_asked(results: pd.DataFrame) -> bool:
    """Whether the plan assigned no village any household: then there is nothing to judge, which is not a want of
    figures.
    """
    return bool(results.drop(index=TOTAL)["reduction_planned"].eq(0).fillna(False).all())


def villages_above(results: pd.DataFrame) -> list[str]:
    """Villages whose poverty rate at the end is above that of the whole unit, highest first. `results`:
    village_results.
    """
    rates = results["poor_end_rate"].dropna().astype(float)
    if TOTAL not in rates.index or len(rates) < 3:
        return []
    villages = rates.drop(TOTAL)
    above = villages[villages > rates[TOTAL]].sort_values(ascending=False, kind="stable")
    return [str(name) for name in above.index]


def most_frequent(page: PageOf, counts: pd.DataFrame, first: int = FIRST) -> list[Said]:
    """`nhà tiêu hợp vệ sinh (30 hộ)` of the indicators that most poor households lack. `counts`: form T4."""
    return _most(counts, page.labels, "T4", first)


def names_most_frequent(page: PageOf, counts: pd.DataFrame, first: int = FIRST) -> list[str]:
    """The same without the households."""
    return [small(page.labels[code]) for code in _leading(counts, page.labels, first).index]


def most_causes(page: PageOf, causes: pd.DataFrame, first: int = FIRST) -> list[Said]:
    """The same of the causes of poverty. `causes`: form T10 of the poor."""
    return _most(causes, page.causes, "T10_poor", first)


def _most(counts: pd.DataFrame, labels: dict[str, str], table: str, first: int) -> list[Said]:
    return [
        said("causes.one", name=small(labels[str(code)]), n=Figure(table, TOTAL, str(code), int(number), "hộ"))
        for code, number in _leading(counts, labels, first).items()
    ]


def _leading(counts: pd.DataFrame, labels: dict[str, str], first: int) -> pd.Series:
    given = [code for code in labels if not withheld(counts.at[TOTAL, code])]
    numbers = counts.loc[TOTAL, given].astype("Int64").fillna(0).astype(int)
    return numbers[numbers > 0].sort_values(ascending=False, kind="stable").head(first)
