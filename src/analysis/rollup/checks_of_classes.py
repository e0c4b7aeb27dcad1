"""T1 of a commune: classes within all households and persons, and rates that are those of their counts."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.rollup.fault import Fault
from analysis.rollup.rates import fits, implied, out_of_bounds, share
from analysis.rollup.unit_year import CLASSES, MEASURES, UnitYear


def classes(unit: UnitYear) -> Iterator[Fault]:
    """The classes within all households and persons."""
    for whole in MEASURES:
        ending = "" if whole == "households" else "_persons"
        parts = [unit.get("T1", f"{klass}{ending}") for klass in CLASSES]
        listed, all_of = sum(part for part in parts if part is not None), unit.get("T1", whole)
        if all_of is None and any(part is not None for part in parts) and whole == "households":
            yield Fault(unit.label, "T1", whole, None, "tổng số hộ dân, để tính tỷ lệ", "missing")
        elif all_of is not None and listed > all_of:
            yield Fault(unit.label, "T1", whole, all_of, f"ít nhất {listed}, tổng các loại hộ", "part")


def rates_of_classes(unit: UnitYear) -> Iterator[Fault]:
    """Each rate within 0–100 and that of its count; where several imply one other number of households, that number."""
    for whole in MEASURES:
        ending = "" if whole == "households" else "_persons"
        base = unit.get("T1", whole)
        pairs = [
            (f"{klass}{ending}", unit.get("T1", f"{klass}{ending}"), unit.get("T1", f"{klass}{ending}_rate"))
            for klass in CLASSES
        ]
        yield from out_of_bounds(unit.label, "T1", [(f"{code}_rate", rate) for code, _, rate in pairs])
        known = [(c, n, r) for c, n, r in pairs if n is not None and r is not None and 0 <= r <= 100]
        other = _implied_by_all(known)
        if base is not None and other and not other[0] <= base <= other[1]:
            yield Fault(unit.label, "T1", whole, base, f"khoảng {_between(other)}, suy từ mọi tỷ lệ của dòng", "base")
            continue
        if base is None and (apart := _implied_apart(known)):
            yield Fault(unit.label, "T1", f"{known[0][0]}_rate", known[0][2], apart, "base")
        for code, count, rate in known:
            if base is not None and not fits(rate, count, base):
                yield Fault(unit.label, "T1", f"{code}_rate", rate, share(count, base), "rate")
            elif base is None and (rate == 0) != (count == 0):
                yield Fault(unit.label, "T1", f"{code}_rate", rate, f"tỷ lệ của {count} hộ", "rate")


def _implied_by_all(known: list[tuple[str, float, float]]) -> tuple[int, int] | None:
    """The numbers of households that all rates of a line can be of; None where they are fewer than two, or disagree."""
    ranges = [found for _, count, rate in known if (found := implied(rate, count))]
    if len(ranges) < 2:
        return None
    least, most = max(low for low, _ in ranges), min(high for _, high in ranges)
    return (-int(-least // 1), int(most)) if least <= most else None


def _implied_apart(known: list[tuple[str, float, float]]) -> str:
    """The words for rates of a line that no one number of households can give; nothing where one can."""
    ranges = [
        (-int(-low // 1), int(high)) for _, n, rate in known if (pair := implied(rate, n)) for low, high in [pair]
    ]
    if len(ranges) < 2 or max(low for low, _ in ranges) <= min(high for _, high in ranges):
        return ""
    return f"một mẫu số cho mọi tỷ lệ của dòng; các tỷ lệ suy ra {' và '.join(map(_between, ranges))} hộ"


def _between(pair: tuple[int, int]) -> str:
    return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]}–{pair[1]}"
