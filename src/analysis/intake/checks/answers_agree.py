"""Answers of one household that contradict one another: a child malnourished and no deprivation of nutrition."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from analysis.intake.checks.rule import Rule
from analysis.intake.sheets import Sheet


class Pair(NamedTuple):
    """Two columns that tell the same thing: the answer, what contradicts a yes and a no of it, both in words."""

    answer: str
    other: str
    against_yes: pl.Expr | None
    against_no: pl.Expr | None
    words: str


PAIRS = (
    Pair("d03", "children_malnourished", pl.col("children_malnourished") == 0, pl.col("children_malnourished") > 0,
         "thiếu hụt dinh dưỡng khi và chỉ khi hộ có trẻ em suy dinh dưỡng"),
    Pair("d04", "insured_members", pl.col("insured_members") == pl.col("members"), None,
         "không thiếu hụt bảo hiểm y tế khi mọi nhân khẩu có thẻ"),
    Pair("d06", "children_out_of_school", pl.col("children_out_of_school") == 0, pl.col("children_out_of_school") > 0,
         "thiếu hụt đi học khi và chỉ khi hộ có trẻ em không đi học đúng độ tuổi"),
    Pair("loan_granted", "loan_wanted", ~pl.col("loan_wanted"), None,
         "hộ được vay vốn là hộ có nhu cầu vay"),
    Pair("support_credit", "loan_granted", ~pl.col("loan_granted"), None,
         "hộ được hỗ trợ tín dụng là hộ đã được giải quyết vay vốn"),
)  # fmt: skip


def answers_agree(households: Sheet) -> list[Rule]:
    """A rule for each pair of columns that the review has and uses: a column without any yes or number asks nothing."""
    return [_rule(pair) for pair in PAIRS if _used(households, pair.answer) and _used(households, pair.other)]


def _used(households: Sheet, code: str) -> bool:
    return code in households and bool(
        households[code].any() if households[code].dtype == pl.Boolean else households[code].sum()
    )


def _rule(pair: Pair) -> Rule:
    yes = pl.col(pair.answer)
    wrong = [yes & pair.against_yes] if pair.against_yes is not None else []
    wrong += [~yes & pair.against_no] if pair.against_no is not None else []
    return Rule(
        pl.any_horizontal(wrong).fill_null(False),
        check="answers_agree", severity="warning", column=pair.answer,
        value=lambda row: "có" if row[pair.answer] else "không",
        expected=lambda row: f"{pair.words}; cột {pair.other} ghi {_shown(row[pair.other])}",
        remedy="đối chiếu phiếu rà soát rồi sửa một trong hai ô",
    )  # fmt: skip


def _shown(value: object) -> str:
    return ("có" if value else "không") if isinstance(value, bool) else str(value)
