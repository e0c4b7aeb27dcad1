"""What this year's review and the first recognition of a household both say otherwise than last year's review: told
there, once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import polars as pl

from analysis.findings import Finding
from analysis.intake.checks.rule import Rule, told
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.values import CLASS_NAMES, UNLISTED


class Told(NamedTuple):
    """The same thing as three files say it: columns of last year's review, of this year's, of the recognitions; the
    checks it spares.
    """

    before: str
    now: str
    recognised: str
    spared: tuple[str, ...]


SAME = (
    Told("class_end", "class_start", "class_from", ("start_is_last_end",)),
    Told("village", "village", "village", ("village_kept",)),
)


def two_against_one(
    last: Sheet, households: Sheet, recognitions: Sheet, found: Iterable[Finding]
) -> tuple[Sheet, list[Finding]]:
    """Last year's review as the other two have it, and `found` with one error at each such cell in place of what it
    caused.
    """
    first = recognitions.frame.drop_nulls(["household_id", "date"]).sort("date", maintain_order=True)
    first = first.unique("household_id", keep="first", maintain_order=True)
    findings = list(found)
    for same in SAME:
        beside = Sheet(
            last.file,
            last.frame.join(_said(first, same.recognised, "recognised"), on="household_id", how="left", maintain_order="left")
            .join(_said(households.frame, same.now, "now"), on="household_id", how="left", maintain_order="left"),
        )  # fmt: skip
        agree = pl.col("now") == pl.col("recognised")
        unlisted = pl.all_horizontal(pl.col(same.before, "now").is_in(UNLISTED))
        # a wrong number of the row makes both differ: then it is that, not the class
        against = (agree & (pl.col(same.before) != pl.col("now")) & ~unlisted).fill_null(False)
        rows = set(beside.where(against)["now_row"].to_list())
        if not rows:
            continue
        findings = [f for f in findings if not (f.check in same.spared and f.file == households.file and f.row in rows)]
        findings += told(beside, Rule(
            against,
            check="last_review_alone", severity="error", column=same.before,
            value=lambda row, column=same.before: _shown(row[column]),
            expected=lambda row: f"“{_shown(row['now'])}” như {households.file} dòng {row['now_row']} và {recognitions.file} dòng {row['recognised_row']}",
            remedy="sửa ô này theo kết quả đã duyệt; nếu ô này đúng thì sửa hai tệp kia",
        ))  # fmt: skip
        mended = beside.frame.select(pl.when(against).then("now").otherwise(same.before).alias(same.before)).to_series()
        last = last.having(**{same.before: mended})
    return last, findings


def _said(frame: pl.DataFrame, column: str, name: str) -> pl.DataFrame:
    rows = frame.drop_nulls("household_id").unique("household_id", keep="first", maintain_order=True)
    return rows.select("household_id", pl.col(column).alias(name), pl.col(ROW).alias(f"{name}_row"))


def _shown(value: str) -> str:
    return CLASS_NAMES.get(value, value) or "để trống"
