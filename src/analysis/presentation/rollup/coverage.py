"""Which communes a total is of: those with the form, without those whose line does not fit."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.presentation.numbers import integer, rate
from analysis.presentation.rollup.page import RollupOf
from analysis.rollup.unit_year import UnitYear

CLASSES = {"poor": "hộ nghèo", "near_poor": "hộ cận nghèo"}
FIRST = {"T1": "poor", "T4": "base", "T6": "base"}


def coverage(page: RollupOf, form: str) -> str:
    """The words for a note under a form; nothing where every commune is in it."""
    column = FIRST.get(form, "end")
    inside = [unit for unit in page.units if unit.get(form, column) is not None]
    if len(inside) == len(page.units):
        return ""
    outside = [unit for unit in page.units if unit not in inside]
    unfit = [unit for unit in outside if form in unit.forms and unit.source == "form" and not _absent(unit.forms[form], column)]  # fmt: skip
    others = [unit for unit in outside if unit not in unfit]
    told = [f"Tổng của {len(inside)}/{len(page.units)} {page.places}"]
    told += [f"để ngoài vì không khớp (mục V): {page.named(unfit)}"] if unfit else []
    told += [f"không có số liệu: {page.named(others)}"] if others else []
    return "; ".join(told) + "."


def both_known(page: RollupOf, klass: str) -> list[UnitYear]:
    """The communes that a rate is of: their number of households and their count are known."""
    return [unit for unit in page.units if None not in (unit.get("T1", klass), unit.get("T1", "households"))]


def rate_words(page: RollupOf, klass: str, *, without: bool = True) -> str:
    """`Tỷ lệ hộ nghèo 5,64 %: 2.218 hộ nghèo trong 39.338 hộ dân.`, with the communes it leaves out (`without`);
    nothing where there is no rate.
    """
    inside = both_known(page, klass)
    part, whole = (sum(unit.get("T1", code) or 0 for unit in inside) for code in (klass, "households"))
    if not whole:
        return ""
    outside = [unit for unit in page.reviewed if unit not in inside]
    where = ""
    if outside and without:
        where = f" (không có {page.named(outside)}, nơi tổng số hộ hoặc số {CLASSES[klass]} không có hoặc không rõ)"
    return f"Tỷ lệ {CLASSES[klass]} {rate(100 * part / whole)} %: {integer(part)} trong {integer(whole)} hộ dân{where}."


def _absent(values: Mapping[str, float | None], column: str) -> bool:
    """Whether the form has other lines but not this figure: a line taken out whole is empty."""
    return bool(values) and column not in values
