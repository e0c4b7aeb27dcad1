"""The households of a review beside themselves in the review before, joined once for every check that compares them."""

from __future__ import annotations

from functools import cached_property

import polars as pl

from analysis.intake.sheets import FILE, Sheet

COMPARED = (
    "household_id",
    "village",
    "class_start",
    "class_end",
    "change",
    "escaped_on",
    "ethnicity",
    "head_sex",
    "members",
    "merit",
    "no_labour",
)
HASH = "hash"


class Pairs:
    """`now`, `last`: the compared columns of the two reviews, and the hash of each number, null where there is none."""

    def __init__(self, households: Sheet, previous: Sheet) -> None:
        self.now, self.last = _hashed(households), _hashed(previous)
        self._file = pl.col(FILE) if FILE in previous else pl.lit(previous.file)

    @property
    def joined(self) -> pl.DataFrame:
        """row = a household of this review, in its order; columns = those of `now`, those of `last` with `_before`, and
        `file_before`, null where the review before does not know the household.
        """
        return self._joined[0]

    @property
    def key(self) -> str:
        """The column by which the households of `now` and `last` are one."""
        return self._joined[1]

    @cached_property
    def _joined(self) -> tuple[pl.DataFrame, str]:
        """Hashes are compared sooner than numbers; where one was met twice or by another number, the numbers tell."""
        compared = [code for code in self.last.columns if code in COMPARED]
        before = self.last.select(HASH, pl.col(compared).name.suffix("_before"), file_before=self._file)
        pairs = self.now.join(before, on=HASH, how="left", maintain_order="left")
        if len(pairs) == len(self.now) and not (pairs["household_id"] != pairs["household_id_before"]).any():
            return pairs, HASH
        first = before.drop(HASH).unique("household_id_before", keep="first")
        own, its = "household_id", "household_id_before"
        return self.now.join(first, left_on=own, right_on=its, how="left", maintain_order="left"), own


def _hashed(households: Sheet) -> pl.DataFrame:
    number = pl.col("household_id")
    frame = households.only(*COMPARED).frame
    return frame.with_columns(pl.when(number.is_not_null()).then(number.hash()).alias(HASH))
