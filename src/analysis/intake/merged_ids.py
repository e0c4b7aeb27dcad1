"""Household ids across a change of units: ids of two old units that collide are told apart by the unit's name before them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from analysis.findings import Finding
from analysis.intake.checks.flag import flag
from analysis.intake.sheet import Sheet, Typed, values_of

Known = Mapping[str, set[str]]  # old unit -> the ids of its households, of all years read


def known_ids(households: Mapping[str, Iterable[Sheet | None]]) -> dict[str, set[str]]:
    """The ids of every old unit, over all years read: an id must mean the same household in every year."""
    return {
        unit: {name for sheet in sheets if sheet is not None for name in values_of(sheet["household_id"])}
        for unit, sheets in households.items()
    }


def distinct(ids: Typed, unit: str, known: Known) -> Typed:
    """The ids of one old unit as the new unit has them: `kim-tan/001` where another old unit has a 001 too, else as they are."""
    others = set().union(*(names for other, names in known.items() if other != unit))
    return ids.renamed({name: f"{unit}/{name}" if name in others and name else name for name in ids.values})


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
    typed = households["household_id"]
    meant = typed.renamed({name: _meant(name, known, owners) for name in typed.values})
    unclear = typed.where(lambda name: len(owners.get(name, ())) > 1)
    again = meant.repeated & ~typed.repeated & ~typed.equals("")
    first = households.rows[meant.first_rows[meant.merged.codes]]
    findings = flag(
        households, unclear,
        check="household_of_two_units", severity="error", column="household_id",
        expected=lambda row: "mã ghi kèm đơn vị cũ: " + " hoặc ".join(f"{unit}/{row['household_id']}" for unit in owners[row["household_id"]]),
        remedy="mã này có ở hơn một đơn vị cũ; ghi kèm tên thư mục của đơn vị cũ, hộ mới thì đặt mã khác",
    )  # fmt: skip
    findings += flag(
        households, again & ~unclear,
        check="unique_household", severity="error", column="household_id",
        expected=lambda row: f"mã hộ không trùng (cùng một hộ với dòng {row['first']}: {row['meant']})",
        remedy="bỏ dòng trùng hoặc sửa mã hộ",
        more={"first": first, "meant": meant},
    )  # fmt: skip
    return households.having("household_id", meant), findings


def _meant(name: str, known: Known, owners: Mapping[str, list[str]]) -> str:
    unit, slash, rest = (part.strip() for part in name.partition("/"))
    unit = next((old for old in known if old.casefold() == unit.casefold()), unit)
    if not slash or rest not in known.get(unit, ()):
        return name
    return rest if len(owners[rest]) == 1 else f"{unit}/{rest}"
