"""Communes that stand more than once in a roll-up: which one counts, and the words that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.intake.units import Merge, Units
from analysis.rollup.names import WITHOUT_DISTRICTS, same
from analysis.rollup.unit_year import Name, UnitYear


@dataclass(frozen=True)
class Twice:
    """A commune found again: its name, where it stands, what counts, in words."""

    unit: str
    found: str
    counted: str


def once_by_name(units: Sequence[UnitYear], year: int) -> tuple[list[UnitYear], list[Twice]]:
    """The units without those of another folder that are the very same commune: one name, district and province.

    While there were districts, a commune without one may be another of its name: then both count, under their folders.
    """
    kept: list[UnitYear] = []
    told = []
    for unit in sorted(units, key=lambda unit: unit.source == "none"):
        known = unit.name.district or (unit.name.province and year >= WITHOUT_DISTRICTS)
        first = next((one for one in kept if known and one.name == unit.name), None)
        if first is None:
            kept.append(unit)
        else:
            folders = f"hai thư mục cùng tên, huyện, tỉnh: {first.folder} và {unit.folder}"
            told.append(Twice(unit.label, folders, f"chỉ tính {first.folder}"))
    return kept, told


def once_by_map(units: Sequence[UnitYear], known: Units, year: int) -> tuple[list[UnitYear], list[Twice]]:
    """The units without those that a change of units (units.toml) makes parts of others here.

    Of old and new the one counts that was a commune at the end of the year, provided all of the old ones are there.
    """
    kept, told = list(units), []
    for merge in sorted(known.merge, key=lambda merge: merge.on):
        new = [unit for unit in kept if _is(unit, merge.into, merge) and merge.into not in merge.units]
        olds = [u for u in kept if any(_is(u, old, merge) for old in merge.units) and not _is(u, merge.into, merge)]
        after = merge.on.year <= year
        if merge.into in merge.units:
            # it took the others in: before that day its own folder is one of theirs
            new = [unit for unit in kept if _is(unit, merge.into, merge)] if after else []
        if not new or not olds:
            continue
        every = len({old for old in merge.units for u in olds if _is(u, old, merge)}) == len(set(merge.units))
        drop, keep = (olds, new) if after or not every else (new, olds)
        kept = [unit for unit in kept if unit not in drop]
        told += [_by_map(unit, keep, merge) for unit in drop]
    return kept, told


def either(name: Name, place: str, names: Sequence[Name]) -> Twice:
    """The words for a line that can be of several communes, and so counts for none."""
    could_be = " hoặc ".join(f"{one.full}, {one.district}" if one.district else one.full for one in names)
    return Twice(
        name.full,
        f"{place}: không ghi huyện, có thể là {could_be}",
        "không tính dòng này; ghi rõ huyện rồi tổng hợp lại",
    )


def match(name: Name, units: Sequence[UnitYear]) -> list[UnitYear]:
    """The units that a name in a form can be."""
    found = [unit for unit in units if same(unit.name, name)]
    exact = [unit for unit in found if unit.name.district and unit.name.district == name.district]
    return exact or found


def _is(unit: UnitYear, folder: str, merge: Merge) -> bool:
    """Whether the unit is the one of the map: by its folder, or by the name that the map gives it."""
    if unit.folder:
        return unit.folder == folder
    return folder in merge.names and same(unit.name, Name(merge.names[folder]))


def _by_map(unit: UnitYear, keep: Sequence[UnitYear], merge: Merge) -> Twice:
    day = f"{merge.on:%d/%m/%Y}"
    others = ", ".join(other.label for other in keep)
    return Twice(
        unit.label,
        f"{', '.join(unit.files[:1]) or unit.folder}; theo units.toml là một với {others} (đổi đơn vị ngày {day})",
        f"chỉ tính {others}",
    )
