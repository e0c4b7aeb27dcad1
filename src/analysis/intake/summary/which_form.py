"""Which of T1–T7 a sheet is: by its headings, and where two forms have the same ones by the words over the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.intake.dictionary import Table
from analysis.intake.heads import Head, find_head
from analysis.intake.summary.forms import KEY, MOVEMENTS, WORDS, summary_forms
from analysis.intake.text import fold
from analysis.standards import INDICATOR_CODES

NUMBERED = re.compile(r"\b(?:bieu|mau|phu luc|form)?\s*(?:so\s*)?t\s?0?([1-7])\b")
FEWEST = 3  # known columns of a sheet that is meant for a form


@dataclass(frozen=True)
class Recognised:
    """The form of a sheet with its head; `form` None, with what is known of it in words, where nobody can tell."""

    form: Table | None
    head: Head | None
    why: str = ""
    near: bool = False  # whether it seems to be meant for one of the forms


def which_form(records: list[list[str]], names: Sequence[str]) -> Recognised:
    """The form that the records are; `names`: of the file and the sheet, which say what the headings leave open."""
    forms = summary_forms()
    heads = {name: find_head(records, forms[name]) for name in ("T1", *MOVEMENTS, "T4")}
    known = {name: {column.code for column in head.columns.values()} for name, head in heads.items()}
    whole = [name for name in known if _whole(forms[name], known[name])]
    if not whole:
        best = max(known, key=lambda name: len(known[name]))
        lacking = [c.heading for c in forms[best].columns if c.required and c.code not in known[best]]
        near = KEY in known[best] and len(known[best]) >= FEWEST
        if near and best == "T4":
            lacking = [*lacking, "các cột chỉ số thiếu hụt"]
        why = f"gần nhất là {best}, thiếu cột {', '.join(lacking)}" if near else "không có tiêu đề của biểu nào"
        return Recognised(None, None, why, near)
    best = max(whole, key=lambda name: len(known[name]))
    if best != "T4":
        return Recognised(forms[best], heads[best])
    title = [" ".join(record) for record in records[: heads["T4"].main]]
    name = _of_deprivations([*title, *reversed(names)])
    if name is None:
        return Recognised(None, None, "không ghi là của hộ nghèo (T4, T5) hay hộ cận nghèo (T6, T7)", near=True)
    return Recognised(forms[name], find_head(records, forms[name]))


def _whole(form: Table, known: set[str]) -> bool:
    """Whether the head has what the form cannot do without."""
    if not {column.code for column in form.columns if column.required} <= known:
        return False
    return form.name != "T4" or len(known & set(INDICATOR_CODES)) >= WORDS["deprivations"]["fewest_indicators"]


def _of_deprivations(texts: Sequence[str]) -> str | None:
    """T4, T5, T6 or T7 as the words say; the first text that says it counts."""
    folded = [fold(text) for text in texts]
    for text in folded:
        if (match := NUMBERED.search(text)) and match[1] in "4567":
            return f"T{match[1]}"
    for text in [*(t for t in folded if "thieu hut" in t), *folded]:
        near, poor = "can ngheo" in text, "ngheo" in text.replace("can ngheo", "").replace("giam ngheo", "")
        if near != poor:
            rates = any("ty le" in other for other in folded if "thieu hut" in other or other == text)
            return {(False, False): "T4", (False, True): "T5", (True, False): "T6", (True, True): "T7"}[near, rates]
    return None
