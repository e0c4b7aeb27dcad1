"""Household ids across a change of units: ids of two old units that collide are told apart by the unit's name before them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from analysis.findings import Finding
from analysis.intake.checks.rule import Rule, told
from analysis.intake.sheets import ROW, Sheet

Known = Mapping[str, set[str]]  # old unit -> the ids of its households, of all years read


def known_ids(households: Mapping[str, Iterable[Sheet | None]]) -> dict[str, set[str]]:
    """The ids of every old unit, over all years read: an id must mean the same household in every year."""
    return {
        unit: {name for sheet in sheets if sheet is not None for name in sheet["household_id"].drop_nulls()}
        for unit, sheets in households.items()
    }


def distinct(unit: str, known: Known) -> pl.Expr:
    """The ids of one old unit as the new unit has them: `kim-tan/001` where another old unit has a 001 too, else as they are."""
    others = set().union(*(names for other, names in known.items() if other != unit))
    ids = pl.col("household_id")
    return pl.when(ids.is_in(list(others))).then(pl.concat_str(pl.lit(f"{unit}/"), ids)).otherwise(ids)


def normalised(households: Sheet | None, known: Known) -> tuple[Sheet | None, list[Finding]]:
    """The new unit's own households with the ids of `distinct`; errors for ids that could be two, or that become one.

    `kim-tan/001` and, where no other old unit has it, `001` alone are both taken.
    """
    if households is None or len(known) < 2:
        return households, []
    owners: dict[str, list[str]] = {}
    for unit, names in known.items():
        for name in names:
            owners.setdefault(name, []).append(unit)
    ids = pl.col("household_id")
    meaning = {name: _meant(name, known, owners) for name in households["household_id"].drop_nulls().unique()}
    # written otherwise than they are meant: the others are repeated as they stand, which is told where rows are checked
    meant = households.having(meant=ids.replace(meaning)).having(first=pl.col(ROW).first().over("meant"))
    unclear = ids.is_in([name for name, units in owners.items() if len(units) > 1])
    again = ids.is_first_distinct() & (pl.col("first") != pl.col(ROW)) & pl.col("meant").is_not_null()
    findings = told(meant, Rule(
        unclear,
        check="household_of_two_units", severity="error", column="household_id",
        expected=lambda row: "mã ghi kèm đơn vị cũ: " + " hoặc ".join(f"{unit}/{row['household_id']}" for unit in owners[row["household_id"]]),
        remedy="mã này có ở hơn một đơn vị cũ; ghi kèm tên thư mục của đơn vị cũ, hộ mới thì đặt mã khác",
    ), Rule(
        again & ~unclear,
        check="unique_household", severity="error", column="household_id",
        expected=lambda row: f"mã hộ không trùng (cùng một hộ với dòng {row['first']}: {row['meant']})",
        remedy="bỏ dòng trùng hoặc sửa mã hộ",
    ))  # fmt: skip
    return households.having(household_id=ids.replace(meaning)), findings


def _meant(name: str, known: Known, owners: Mapping[str, list[str]]) -> str:
    unit, slash, rest = (part.strip() for part in name.partition("/"))
    unit = next((old for old in known if old.casefold() == unit.casefold()), unit)
    if not slash or rest not in known.get(unit, ()):
        return name
    return rest if len(owners[rest]) == 1 else f"{unit}/{rest}"
