"""Which communes a total is of: those with the form, without those whose line does not fit."""

from __future__ import annotations

from analysis.presentation.rollup.page import RollupOf

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


def _absent(values: dict, column: str) -> bool:
    """Whether the form has other lines but not this figure: a line taken out whole is empty."""
    return bool(values) and column not in values
