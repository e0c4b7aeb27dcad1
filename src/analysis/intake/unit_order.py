"""Changes of units that contradict each other: cycles, a unit that goes twice, one that is made twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.findings import Finding

if TYPE_CHECKING:
    from analysis.intake.units import Merge


def order_faults(merges: Sequence[Merge]) -> list[Finding]:
    """An error for each pair of changes that cannot both be, and for each cycle of units."""
    numbered = sorted(enumerate(merges, 1), key=lambda pair: pair[1].on)
    pairs = [(a, b) for position, a in enumerate(numbered) for b in numbered[position + 1 :]]
    found = [fault for first, second in pairs for fault in _pair(*first, *second)]
    return [*found, *_cycles(merges)]


def _pair(number: int, first: Merge, later: int, second: Merge) -> Iterator[Finding]:
    """`second` is not before `first`."""
    on = f"{first.on:%d/%m/%Y}"
    if first.into == second.into:
        if first.on == second.on:
            yield _fault(later, "into", second.into, f"mỗi ngày một bảng [[merge]] cho {second.into} (đã có bảng thứ {number})",
                         "gộp hai bảng làm một, from kể đủ các đơn vị cũ")  # fmt: skip
        elif second.into not in second.units:
            yield _fault(later, "from", ", ".join(second.units), f"kể cả {second.into}, vì đơn vị này đã có từ {on} (bảng thứ {number})",
                         f"thêm {second.into} vào from, hoặc đặt tên khác cho đơn vị mới")  # fmt: skip
    for unit in first.units:
        if unit != first.into and unit in second.units:
            yield _fault(later, "from", unit, f"đơn vị còn tồn tại; {unit} đã nhập vào {first.into} từ {on} (bảng thứ {number})",
                         f"thay bằng {first.into} nếu đơn vị ấy nhập tiếp, hoặc bỏ một trong hai bảng")  # fmt: skip
    if first.on == second.on and first.into != second.into:
        for one, other in ((first, second), (second, first)):
            if one.into in other.units and one.into not in one.units:
                yield _fault(later, "from", one.into, f"đơn vị có trước ngày {on}; {one.into} cũng được lập ngày ấy",
                             f"ghi thẳng các đơn vị cũ vào from của {other.into}")  # fmt: skip


def _cycles(merges: Sequence[Merge]) -> Iterator[Finding]:
    """One error for each unit that would come from itself through others."""
    made_of: dict[str, set[str]] = {}
    for merge in merges:
        made_of.setdefault(merge.into, set()).update(unit for unit in merge.units if unit != merge.into)
    told: set[str] = set()
    for start in made_of:
        path = _way_back(start, made_of)
        if path and start not in told:
            told |= set(path)
            number = next(number for number, merge in enumerate(merges, 1) if merge.into == start)
            yield _fault(number, "into", start, f"không thành vòng; hiện {' ← '.join(path)}",
                         "kiểm tra from, into của các bảng này; một bảng ghi ngược hoặc sai tên")  # fmt: skip


def _way_back(start: str, made_of: dict[str, set[str]]) -> list[str]:
    """A way from the unit through what it was made of back to itself; nothing where there is none."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for unit in sorted(made_of.get(way[-1], ())):
            if unit == start:
                return [*way, start]
            if unit not in seen:
                seen.add(unit)
                ways.append([*way, unit])
    return []


def _fault(number: int, key: str, value: str, expected: str, remedy: str) -> Finding:
    return Finding("error", "units.toml", None, f"merge[{number}].{key}", value, expected, remedy, "unit_map")
