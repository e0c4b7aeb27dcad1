"""One household under two numbers: last year's gone and a new one like it, or the same row twice in a review."""

from __future__ import annotations

import polars as pl

from analysis.findings import Finding
from analysis.intake.checks.rule import Rule, told
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.values import UNLISTED

ALIKE = ("village", "ethnicity", "head_sex", "members")
OWN = (
    ROW,
    "household_id",
    "class_start",
    "change",
    "escaped_on",
)  # what is typed anew when a row is copied for another household
FEW_ALIKE = 0.02  # of the households: where more rows are alike, the review asks too little to tell one from another


def renumbered(file: str, gone: pl.DataFrame, new: pl.DataFrame) -> Sheet:
    """The rows of `new` households that are like one of the `gone` and like no other: columns ROW, household_id, `was`,
    `was_row`.

    `gone`: rows of last year's review that were listed and have no row now; `new`: rows of this year's whose number
    last year does not have. Alike: village, people, sex of the head, members, and the class that goes on, or none
    before.
    """
    keys = [code for code in ALIKE if code in gone.columns and code in new.columns]
    candidates = new.filter(pl.col("change") != "moved_in").join(
        gone.select(*keys, class_before="class_end", was="household_id", was_row=ROW), on=keys, maintain_order="left"
    )  # fmt: skip
    goes_on = pl.col("class_start") == pl.col("class_before")
    anew = pl.col("class_start").is_in([*UNLISTED, "absent"]) & ~goes_on.any().over("was")
    pairs = candidates.filter(goes_on | anew)
    alone = (pl.len().over("household_id") == 1) & (pl.len().over("was") == 1)
    return Sheet(file, pairs.filter(alone))


def check_renumbered(pairs: Sheet, previous_file: str) -> list[Finding]:
    """A warning for each household that seems to be last year's under another number."""
    return told(pairs, Rule(
        pl.lit(True),
        check="household_renumbered", severity="warning", column="household_id",
        expected=lambda row: f"mã {row['was']} như ở {previous_file} dòng {row['was_row']}: cùng thôn, dân tộc, giới tính chủ hộ, số nhân khẩu, và hộ ấy không còn dòng nào",
        remedy="là một hộ thì giữ mã cũ, nếu không hộ bị tính vừa mất vừa phát sinh; là hai hộ thì thêm dòng của hộ cũ với biến động của nó",
    ))  # fmt: skip


def check_same_row(households: Sheet, new_here: pl.Series) -> list[Finding]:
    """A warning for each household new to the lists whose row is another's but for the number. `new_here`: by row,
    whether it is.
    """
    columns = [code for code in households.frame.columns if code not in OWN]
    new = households.frame.filter(new_here)
    if not len(new):
        return []
    # few columns first: of a province nearly all rows differ by them
    few = [code for code in ("village", "members", "ethnicity", "b1", "b2") if code in columns]
    near = households.frame.select(ROW, *few).join(new.select(few).unique(), on=few, how="semi", nulls_equal=True)
    alike = households.frame.filter(pl.col(ROW).is_in(near[ROW].implode()))
    # by one number a row before by every column: of the rows that are left nearly all differ
    alike = alike.filter(alike.select(columns).hash_rows().is_duplicated())
    of_new = pl.col("household_id").is_in(new["household_id"].implode()).any()
    alike = alike.filter((pl.len().over(columns) > 1) & of_new.over(columns))
    if len(alike) > max(2, FEW_ALIKE * len(households)):
        return []
    first = pl.col(ROW).first().over(columns)
    rows = alike.with_columns(first=first).filter(pl.col(ROW) != pl.col("first"))
    return told(Sheet(households.file, rows), Rule(
        pl.lit(True),
        check="row_under_two_numbers", severity="warning", column="household_id",
        expected=lambda row: f"hộ khác với dòng {row['first']}: hai dòng giống hệt nhau, chỉ khác mã hộ",
        remedy="kiểm tra có phải một hộ chép hai lần không; là hai hộ thì không phải sửa",
    ))  # fmt: skip
