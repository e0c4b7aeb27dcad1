"""What a unit was in the review before (đơn vị, thôn cũ), for the page; faults of the map against the folders."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from analysis.findings import Finding, InputError
from analysis.intake.merged import Review
from analysis.intake.merged_register import WAS
from analysis.intake.origins import Origin
from analysis.intake.plan import read_plan
from analysis.intake.sheets import Sheet
from analysis.intake.tables import Reading
from analysis.intake.text import did_you_mean
from analysis.intake.units import FILE, Units


class Continuity(NamedTuple):
    """The change of units between two reviews: the day, the resolution, the old units' names.

    `villages`: village of the new unit -> the old ones it was, each as (name of the unit, name of the village).
    """

    on: dt.date
    legal: str
    units: tuple[str, ...]
    villages: dict[str, tuple[tuple[str, str], ...]]

    @property
    def one_unit(self) -> bool:
        """Whether only villages have new names."""
        return len(self.units) == 1


def continuity_of(main: Reading, before: Origin, year: int, villages: Sheet | None) -> Continuity | None:
    """What the unit was in the review of `year`; None where it was itself or the register cannot be joined."""
    if before.merge is None or villages is None:
        return None
    names = {unit: _name(main, before, unit, year) for unit in before.leaves()}
    was = {
        village: tuple((names[old], name) for old, _, name in (place.partition("/") for place in places.split("\n")))
        for village, places in villages.frame.select("village", WAS).drop_nulls().iter_rows()
    }
    return Continuity(before.merge.on, before.merge.legal, tuple(dict.fromkeys(names.values())), was)


def _name(main: Reading, before: Origin, unit: str, year: int) -> str:
    """`xã Kim Tân` as the map or the old unit's last plan has it, else the name of the folder."""
    for merge in before.merges():
        if unit in merge.names:
            return merge.names[unit]
    for path in sorted(
        (main.data_dir / unit).glob("[0-9]*/plan.toml"), key=lambda path: path.parent.name, reverse=True
    ):
        if int(path.parent.name) <= year + 1:
            with contextlib.suppress(InputError, OSError):
                name = read_plan(path).unit.full_name
                main.note_input(path)
                return name
    return unit


def unit_faults(root: Path, units: Units, unit: str, year: int, before: Origin, now: Review) -> list[Finding]:
    """Findings of the map against what lies in the data folder, for one unit and year."""
    return [*_without_folder(root, before), *_instead(before, year), *_gone(units, unit, year, now)]


def _without_folder(root: Path, before: Origin) -> Iterator[Finding]:
    known = sorted(path.name for path in root.iterdir() if path.is_dir())
    for leaf in before.leaves():
        if before.merge and not (root / leaf).is_dir():
            yield Finding("error", FILE, None, "from", leaf, f"đơn vị có thư mục trong {root}: {', '.join(known)}",
                          f"sửa tên trong from, hoặc đặt dữ liệu của đơn vị cũ vào thư mục {leaf}{did_you_mean(leaf, known)}", "map_unit")  # fmt: skip


def _instead(before: Origin, year: int) -> Iterator[Finding]:
    if before.instead_of is not None:
        old = ", ".join(before.instead_of.units)
        yield Finding("note", f"{year - 1}/households.csv", None, None, None, f"kết quả rà soát năm {year - 1} của {old}, theo {FILE}",
                      f"đã dùng kết quả do chính {before.unit} nộp cho năm {year - 1}; bỏ thư mục {before.unit}/{year - 1} nếu muốn lấy từ các đơn vị cũ", "own_review_first")  # fmt: skip


def _gone(units: Units, unit: str, year: int, now: Review) -> Iterator[Finding]:
    merge = units.gone(unit, year)
    if merge is not None and now.households is not None:
        yield Finding("warning", "households.csv", None, None, unit, f"rà soát cuối năm {year} của {merge.into}: {unit} đã nhập vào {merge.into} từ {merge.on:%d/%m/%Y} ({FILE})",
                      f"đặt kết quả rà soát năm {year} vào thư mục {merge.into}/{year}", "review_of_a_former_unit")  # fmt: skip
