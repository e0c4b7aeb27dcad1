"""What of a commune's figures enters the totals: what is certain; what nobody can know is taken out, and said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from analysis.rollup.fault import Fault
from analysis.rollup.statements import stated
from analysis.rollup.unit_year import DEPRIVATIONS, MEASURES, MOVEMENTS, UnitYear, Values

RATE = "tỷ lệ được tính lại từ số đếm; số đếm vẫn cộng"
AS_IT_IS = "vẫn cộng; phải giải thích"
# the rules that a whole line of a form does not survive, by form
OF_MOVEMENTS = frozenset({"closes", "cross", "ends", "missing", "persons"})
OF_DEPRIVATIONS = frozenset({"part", "sum", "ends"})


def settle(unit: UnitYear, faults: Sequence[Fault]) -> tuple[UnitYear, list[Fault]]:
    """The unit with what enters the totals, and its faults with what was done about each.

    A movement or a line of deprivations enters whole or not at all. A count of T1 that two other forms say otherwise
    enters as they say it; one that nobody can settle is taken out, with it its rates. Rates are never read but
    computed.
    """
    forms = {form: dict(values) for form, values in unit.forms.items()}
    out = _lines_out(unit, faults)
    t1, told = _classes(unit, faults, forms.get("T1", {}))
    for form in forms:
        if form in out:
            forms[form] = {}
    if "T1" in forms:
        forms["T1"] = t1
    return replace(unit, forms=forms), [replace(fault, entered=_entered(fault, out, told)) for fault in faults]


def _lines_out(unit: UnitYear, faults: Iterable[Fault]) -> set[str]:
    out = set()
    for fault in faults:
        if fault.form in MOVEMENTS and fault.what in OF_MOVEMENTS:
            out.add(fault.form)
            if fault.what == "cross":  # nobody knows which of the two is right
                out.add(fault.form.replace("T3", "T2"))
        elif fault.form in DEPRIVATIONS and fault.what in OF_DEPRIVATIONS:
            out.add(fault.form)
    for klass in ("poor", "near_poor"):
        for measure in MEASURES:
            said = stated(unit, klass, measure)
            if not said.agree:
                out |= {form for form in said.against if form != "T1"}
    return out


def _classes(unit: UnitYear, faults: Iterable[Fault], values: Values) -> tuple[dict, dict[str, str]]:
    """T1 as it enters, and what is to be said of each of its columns that does not enter as it stands."""
    settled, told = dict(values), {}
    for klass in ("poor", "near_poor"):
        for measure in MEASURES:
            column, said = klass if measure == "households" else f"{klass}_persons", stated(unit, klass, measure)
            if column not in values or said.agree or said.certain == values[column]:
                continue
            settled[column] = said.certain
            told[column] = (
                "không rõ số nào đúng: để ngoài tổng và tỷ lệ"
                if said.certain is None
                else f"cộng {said.certain}, số mà các biểu khác cùng ghi"
            )
    for fault in faults:
        if fault.form != "T1":
            continue
        if fault.what in ("part", "base"):
            told |= _without_base(unit, settled, fault.column)
        elif fault.what == "persons":
            settled[fault.column] = None
            told[fault.column] = "để ngoài tổng và tỷ lệ"
    return settled, told


def _without_base(unit: UnitYear, settled: dict, whole: str) -> dict[str, str]:
    """Takes out a number of households that is not that of the line, and the classes that no other form confirms."""
    if whole not in MEASURES:
        return {}
    told, ending = {whole: "để ngoài tổng và tỷ lệ"}, "" if whole == "households" else "_persons"
    settled[whole] = None
    listed = [c for c in ("poor", "near_poor") if settled.get(f"{c}{ending}") is not None]
    all_of = unit.get("T1", whole)
    if all_of is not None and any(settled[f"{c}{ending}"] > all_of for c in listed):
        for klass in listed:
            said = stated(unit, klass, whole)
            if len(said.by_form) < 2 and settled[f"{klass}{ending}"] > all_of:
                settled[f"{klass}{ending}"] = None
                told[whole] = "không rõ số nào đúng: cả hai để ngoài tổng và tỷ lệ"
    return told


def _entered(fault: Fault, out: set[str], told: Mapping[str, str]) -> str:
    if fault.form == "T1" and fault.column in told:
        return told[fault.column]
    if fault.form in out:
        counted = f"dòng để ngoài tổng của biểu {fault.form.partition('_')[0]}"
        if fault.what == "cross":
            counted = "dòng để ngoài tổng của biểu T2 và T3"
        measure = {"households": " (hộ)", "persons": " (nhân khẩu)"}.get(fault.form.partition("_")[2], "")
        return counted + measure
    if fault.what == "missing":
        return "số hộ nghèo, cận nghèo vẫn cộng; để ngoài mọi tỷ lệ"
    if fault.what in ("bounds", "rate") or fault.form in ("T5", "T7"):
        return RATE
    return AS_IT_IS
