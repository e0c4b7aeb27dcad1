"""T4–T7 of a commune: indicators within their base, their sum, how many a class has, rates that are those of their
counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.rollup.fault import Fault
from analysis.rollup.rates import fits, out_of_bounds, share
from analysis.rollup.unit_year import DEPRIVATIONS, KLASS, UnitYear
from analysis.standards import INDICATOR_CODES

RATES = {"T4": "T5", "T6": "T7"}


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
        yield from out_of_bounds(unit.label, rates, given)
        base, own = unit.get(form, "base"), unit.get(rates, "base")
        if base is not None and own is not None and base != own:
            yield Fault(unit.label, rates, "base", own, f"{base} như biểu {form}", "ends")
        for code, rate in given:
            count = unit.get(form, code)
            if rate is None or count is None or not base or not 0 <= rate <= 100:
                continue
            if count <= base and not fits(rate, count, base):
                yield Fault(unit.label, rates, code, rate, share(count, base), "rate")
