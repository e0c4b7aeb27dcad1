"""Communes -> the forms of all of them: row = a commune or a group of them, then `total`; sums of what is known, rates
of sums.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from analysis.review.counting import TOTAL, percent, quotient
from analysis.rollup.unit_year import CLASSES, COLUMNS, MONEY, UnitYear
from analysis.standards import INDICATOR_CODES

Group = Callable[[UnitYear], str]
SHARES = {
    f"{klass}{ending}_rate": (f"{klass}{ending}", whole)
    for whole, ending in (("households", ""), ("persons", "_persons"))
    for klass in CLASSES
}


def by_commune(unit: UnitYear) -> str:
    """Each commune is its own group."""
    return unit.label


def form(units: Sequence[UnitYear], name: str, group: Group = by_commune) -> pd.DataFrame:
    """The counts of one form: T1 … T6 as in the review; a figure that no commune of the row has is missing, never 0."""
    return summed(units, list(COLUMNS[name]), lambda unit, column: unit.get(name, column), group)


def classes(units: Sequence[UnitYear], group: Group = by_commune) -> pd.DataFrame:
    """Form T1 with its rates: each of the sums over the communes that have both its count and its whole.

    hộ có mức sống trung bình stands in it where some commune counted it.
    """
    counts = form(units, "T1", group)
    columns = {"households": counts["households"], "persons": counts["persons"]}
    for rate, (part, whole) in SHARES.items():
        if part.startswith("average_living") and counts[part].isna().all():
            continue
        both = [unit for unit in units if unit.get("T1", part) is not None and unit.get("T1", whole) is not None]
        sums = summed(both, [part, whole], lambda unit, column: unit.get("T1", column), group).reindex(counts.index)
        columns |= {part: counts[part], rate: percent(sums[part], sums[whole])}
    return pd.DataFrame(columns)


def deprivation_rates(counts: pd.DataFrame) -> pd.DataFrame:
    """T5, T7 from T4, T6: d01…d12 in % of the base; missing where the base is 0 or missing."""
    rates = counts.astype("Float64")
    for code in INDICATOR_CODES:
        rates[code] = percent(counts[code], counts["base"])
    return rates.astype({"base": "Int64", "total": "Int64"})


def money(units: Sequence[UnitYear], group: Group = by_commune) -> pd.DataFrame:
    """Money by source, in total, credit apart, disbursed and its rate (%), of the communes that have both."""
    sums = summed(units, list(MONEY), lambda unit, column: unit.money.get(column), group, "Float64")
    both = [u for u in units if u.money.get("disbursed") is not None and u.money.get("money_total") is not None]
    pairs = summed(both, ["disbursed", "money_total"], lambda u, column: u.money.get(column), group, "Float64")
    pairs = pairs.reindex(sums.index)
    sums["disbursed_rate"] = 100 * quotient(pairs["disbursed"], pairs["money_total"])
    return sums


def summed(
    units: Sequence[UnitYear],
    columns: list[str],
    value: Callable[[UnitYear, str], int | float | None],
    group: Group = by_commune,
    dtype: str = "Int64",
) -> pd.DataFrame:
    """The sums by group in the order of the units, then of all; missing where no unit has the figure."""
    rows = pd.DataFrame(
        {column: pd.array([value(unit, column) for unit in units], dtype=dtype) for column in columns},
        index=pd.Index([group(unit) for unit in units], dtype="object"),
    )
    grouped = rows.groupby(level=0, sort=False).sum(min_count=1)
    total = rows.sum(min_count=1).to_frame(TOTAL).T if len(rows) else pd.DataFrame(pd.NA, [TOTAL], columns)
    return pd.concat([grouped, total.astype(dtype)]).astype(dtype)


def known(units: Sequence[UnitYear], name: str, column: str) -> list[UnitYear]:
    """The units that have a figure of a form."""
    return [unit for unit in units if unit.get(name, column) is not None]
