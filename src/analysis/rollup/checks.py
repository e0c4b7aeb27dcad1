"""Every identity that a commune's figures must meet (both movements, T1, T2–T7 with each other, rates, the last year)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from analysis.rollup.checks_of_classes import classes, rates_of_classes
from analysis.rollup.checks_of_deprivations import deprivations, rates_of_deprivations
from analysis.rollup.fault import Fault
from analysis.rollup.statements import gap_of, stated
from analysis.rollup.unit_year import CLASSES, COLUMNS, DEPRIVATIONS, MEASURES, MOVEMENTS, UnitYear

CROSS = (("to_near_poor", "from_poor"), ("from_near_poor", "to_poor"))


def faults_of(unit: UnitYear, poor_from: int = 3) -> list[Fault]:
    """All of them, in the order of the forms; `poor_from`: of how many deprivations on a household is poor."""
    of_deprivations = partial(deprivations, poor_from=poor_from)
    rules: tuple[Callable[[UnitYear], Iterable[Fault]], ...] = (
        classes, rates_of_classes, ends, closes, cross, persons, of_deprivations, rates_of_deprivations, chain
    )  # fmt: skip
    found = [fault for rule in rules for fault in rule(unit)]
    return sorted(found, key=lambda fault: fault.form[:2])


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
        left = flows.get("end")
        if left is not None and (gap := gap_of(form, flows)):
            yield Fault(unit.label, form, "end", left, str(left + gap), "closes")


def cross(unit: UnitYear) -> Iterator[Fault]:
    """Who leaves one list for the other stands in both forms."""
    for measure in MEASURES:
        for of_poor, of_near in CROSS:
            one, other = unit.get(f"T2_{measure}", of_poor), unit.get(f"T3_{measure}", of_near)
            if one is not None and other is not None and one != other:
                yield Fault(unit.label, f"T3_{measure}", of_near, other, f"{one} như biểu T2", "cross")


def persons(unit: UnitYear) -> Iterator[Fault]:
    """As many persons as households at least, and none where there are no households."""
    pairs = [
        ("T1", code, unit.get("T1", code), f"{code}_persons", unit.get("T1", f"{code}_persons")) for code in CLASSES
    ]
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


def chain(unit: UnitYear) -> Iterator[Fault]:
    """The start of the year is the end of the last review, where both stand under one standard."""
    for form, klass in (("T2_households", "poor"), ("T3_households", "near_poor")):
        start, end = unit.get(form, "start"), unit.before.get(klass)
        if unit.comparable and start is not None and end is not None and start != end:
            yield Fault(unit.label, form, "start", start, f"{end}, cuối kỳ rà soát trước", "chain")


def _end_column(form: str, klass: str, measure: str) -> str:
    if form == "T1":
        return klass if measure == "households" else f"{klass}_persons"
    return "base" if form in DEPRIVATIONS else "end"
