"""Every identity that a commune's figures must meet (DOMAIN: both movements, T1, T2–T7 with each other, rates, the last year)."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.rollup.fault import Fault
from analysis.rollup.rates import fits, implied
from analysis.rollup.statements import gap_of, stated
from analysis.rollup.unit_year import (
    CLASSES,
    COLUMNS,
    DEPRIVATIONS,
    KLASS,
    MEASURES,
    MOVEMENTS,
    UnitYear,
)
from analysis.standards import INDICATOR_CODES

CROSS = (("to_near_poor", "from_poor"), ("from_near_poor", "to_poor"))
RATES = {"T4": "T5", "T6": "T7"}


def faults_of(unit: UnitYear, poor_from: int = 3) -> list[Fault]:
    """All of them, in the order of the forms; `poor_from`: of how many deprivations on a household is poor."""
    rules = (classes, rates_of_classes, ends, closes, cross, persons, deprivations, rates_of_deprivations, chain)
    found = [fault for rule in rules for fault in (rule(unit, poor_from) if rule is deprivations else rule(unit))]
    return sorted(found, key=lambda fault: fault.form[:2])


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
        yield from _bounds(unit, "T1", [(f"{code}_rate", rate) for code, _, rate in pairs])
        known = [(c, n, r) for c, n, r in pairs if n is not None and r is not None and 0 <= r <= 100]
        other = _implied_by_all(known)
        if base is not None and other and not other[0] <= base <= other[1]:
            yield Fault(unit.label, "T1", whole, base, f"khoảng {_between(other)}, suy từ mọi tỷ lệ của dòng", "base")
            continue
        if base is None and (apart := _implied_apart(known)):
            yield Fault(unit.label, "T1", f"{known[0][0]}_rate", known[0][2], apart, "base")
        for code, count, rate in known:
            if base is not None and not fits(rate, count, base):
                yield Fault(unit.label, "T1", f"{code}_rate", rate, _share(count, base), "rate")
            elif base is None and (rate == 0) != (count == 0):
                yield Fault(unit.label, "T1", f"{code}_rate", rate, f"tỷ lệ của {count} hộ", "rate")


def ends(unit: UnitYear) -> Iterator[Fault]:
    """The end of the year in T2, T3, T4, T6 is the count of T1."""
    for klass in ("poor", "near_poor"):
        for measure in MEASURES:
            said = stated(unit, klass, measure)
            if said.agree:
                continue
            numbers = "; ".join(f"{form.partition('_')[0]} ghi {number}" for form, number in said.by_form.items())
            wrong = said.against
            # where nobody can tell, the one that stands farthest from T1 in the order of forms is named once
            for form in wrong if said.certain is not None else wrong[-1:]:
                expected = (
                    f"{said.certain} ({numbers})" if said.certain is not None else f"một số ở mọi biểu ({numbers})"
                )
                yield Fault(unit.label, form, _end_column(form, klass, measure), said.by_form[form], expected, "ends")


def closes(unit: UnitYear) -> Iterator[Fault]:
    """Both ends are there, and start − decrease + increase is the end."""
    for form in MOVEMENTS:
        flows = unit.forms.get(form, {})
        for end in ("start", "end"):
            if flows.get(end) is None and any(value is not None for value in flows.values()):
                yield Fault(unit.label, form, end, None, "một số, có thể là 0", "missing")
        if gap := gap_of(form, flows):
            yield Fault(unit.label, form, "end", flows["end"], str(flows["end"] + gap), "closes")


def cross(unit: UnitYear) -> Iterator[Fault]:
    """Who leaves one list for the other stands in both forms."""
    for measure in MEASURES:
        for of_poor, of_near in CROSS:
            one, other = unit.get(f"T2_{measure}", of_poor), unit.get(f"T3_{measure}", of_near)
            if one is not None and other is not None and one != other:
                yield Fault(unit.label, f"T3_{measure}", of_near, other, f"{one} như biểu T2", "cross")


def persons(unit: UnitYear) -> Iterator[Fault]:
    """As many persons as households at least, and none where there are no households."""
    pairs = [("T1", code, unit.get("T1", code), f"{code}_persons") for code in CLASSES]
    pairs = [(form, few, number, more, unit.get(form, more)) for form, few, number, more in pairs]
    pairs.append(("T1", "households", unit.get("T1", "households"), "persons", unit.get("T1", "persons")))
    for form in ("T2", "T3"):
        pairs += [
            (f"{form}_persons", code, unit.get(f"{form}_households", code), code, unit.get(f"{form}_persons", code))
            for code in COLUMNS[f"{form}_persons"]
        ]
    for form, _, households, column, people in pairs:
        if households is None or people is None:
            continue
        if people < households or (households == 0) != (people == 0):
            expected = f"ít nhất {households}, số hộ" if households else "0 như số hộ"
            yield Fault(unit.label, form, column, people, expected, "persons")


def deprivations(unit: UnitYear, poor_from: int) -> Iterator[Fault]:
    """Each indicator within the households, their sum, and how many a household has by its class."""
    for form in DEPRIVATIONS:
        base, total = unit.get(form, "base"), unit.get(form, "total")
        counts = [(code, unit.get(form, code)) for code in INDICATOR_CODES]
        for code, count in counts:
            if base is not None and count is not None and count > base:
                yield Fault(unit.label, form, code, count, f"không quá {base} hộ", "part")
        whole, added = all(count is not None for _, count in counts), sum(count or 0 for _, count in counts)
        if total is not None and (total != added if whole else total < added):
            yield Fault(
                unit.label, form, "total", total, f"{'' if whole else 'ít nhất '}{added}, tổng các chỉ số", "sum"
            )
        if base is None or not whole:
            continue
        if KLASS[form] == "poor" and added < poor_from * base:
            least = f"ít nhất {poor_from * base}: hộ nghèo thiếu hụt từ {poor_from} chỉ số"
            yield Fault(unit.label, form, "total", added, least, "least")
        if KLASS[form] == "near_poor" and added > (poor_from - 1) * base:
            most = f"không quá {(poor_from - 1) * base}: hộ cận nghèo thiếu hụt dưới {poor_from} chỉ số"
            yield Fault(unit.label, form, "total", added, most, "most")


def rates_of_deprivations(unit: UnitYear) -> Iterator[Fault]:
    """T5 and T7 are T4 and T6 in percent of the households of the class."""
    for form, rates in RATES.items():
        given = [(code, unit.get(rates, code)) for code in INDICATOR_CODES]
        yield from _bounds(unit, rates, given)
        base, own = unit.get(form, "base"), unit.get(rates, "base")
        if base is not None and own is not None and base != own:
            yield Fault(unit.label, rates, "base", own, f"{base} như biểu {form}", "ends")
        for code, rate in given:
            count = unit.get(form, code)
            if rate is None or count is None or not base or not 0 <= rate <= 100:
                continue
            if count <= base and not fits(rate, count, base):
                yield Fault(unit.label, rates, code, rate, _share(count, base), "rate")


def chain(unit: UnitYear) -> Iterator[Fault]:
    """The start of the year is the end of the last review, where both stand under one standard."""
    for form, klass in (("T2_households", "poor"), ("T3_households", "near_poor")):
        start, end = unit.get(form, "start"), unit.before.get(klass)
        if unit.comparable and start is not None and end is not None and start != end:
            yield Fault(unit.label, form, "start", start, f"{end}, cuối kỳ rà soát trước", "chain")


def _bounds(unit: UnitYear, form: str, rates: list[tuple[str, float | None]]) -> Iterator[Fault]:
    for code, rate in rates:
        if rate is not None and not 0 <= rate <= 100:
            yield Fault(unit.label, form, code, rate, "từ 0 đến 100 %", "bounds")


def _implied_by_all(known: list[tuple[str, int, float]]) -> tuple[int, int] | None:
    """The numbers of households that all rates of a line can be of; None where they are fewer than two, or disagree."""
    ranges = [found for _, count, rate in known if (found := implied(rate, count))]
    if len(ranges) < 2:
        return None
    least, most = max(low for low, _ in ranges), min(high for _, high in ranges)
    return (-int(-least // 1), int(most)) if least <= most else None


def _implied_apart(known: list[tuple[str, int, float]]) -> str:
    """The words for rates of a line that no one number of households can give; nothing where one can."""
    ranges = [
        (-int(-low // 1), int(high)) for _, n, rate in known if (pair := implied(rate, n)) for low, high in [pair]
    ]
    if len(ranges) < 2 or max(low for low, _ in ranges) <= min(high for _, high in ranges):
        return ""
    return f"một mẫu số cho mọi tỷ lệ của dòng; các tỷ lệ suy ra {' và '.join(map(_between, ranges))} hộ"


def _between(pair: tuple[int, int]) -> str:
    return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]}–{pair[1]}"


def _share(part: int, whole: int) -> str:
    if not whole:
        return f"để trống: không có hộ nào để chia {part}"
    return f"{100 * part / whole:.2f} %, {part}/{whole}".replace(".", ",")


def _end_column(form: str, klass: str, measure: str) -> str:
    if form == "T1":
        return klass if measure == "households" else f"{klass}_persons"
    return "base" if form in DEPRIVATIONS else "end"
