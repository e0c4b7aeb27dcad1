"""Which of T1–T7 a sheet is: by its headings, and where two forms have the same ones by the words over the table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.intake.dictionary import Table
from analysis.intake.heading_names import says_nothing
from analysis.intake.heads import Head, find_head
from analysis.intake.row_shapes import is_numbering, is_units
from analysis.intake.summary.forms import KEY, MOVEMENTS, WORDS, numbered_forms, summary_forms
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
    near: str = ""  # the form that it seems to be meant for


def which_form(records: list[list[str]], names: Sequence[str]) -> Recognised:
    """The form that the records are; `names`: of the file and the sheet, which say what the headings leave open."""
    named = _which(records, names, summary_forms())
    if named.form is not None:
        return named
    numbered = _which(records, names, summary_forms() | numbered_forms())
    return named if numbered.form is None else numbered


def _which(records: list[list[str]], names: Sequence[str], forms: Mapping[str, Table]) -> Recognised:
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
        return Recognised(None, None, why, best if near else "")
    best = max(whole, key=lambda name: len(known[name]))
    if deeper := _heading_below(records, heads[best]):
        return Recognised(None, None, f"gần nhất là {best}, không rõ tiêu đề “{deeper}” dưới hàng tiêu đề", best)
    if best != "T4":
        return Recognised(forms[best], heads[best])
    title = [" ".join(record) for record in records[: heads["T4"].main]]
    name = _of_deprivations([*title, *reversed(names)])
    if name is None:
        return Recognised(None, None, "không ghi là của hộ nghèo (T4, T5) hay hộ cận nghèo (T6, T7)", "T4")
    return Recognised(forms[name], find_head(records, forms[name]))


def _whole(form: Table, known: set[str]) -> bool:
    """Whether the head has what the form cannot do without."""
    if not {column.code for column in form.columns if column.required} <= known:
        return False
    return form.name != "T4" or len(known & set(INDICATOR_CODES)) >= WORDS["deprivations"]["fewest_indicators"]


def _heading_below(records: list[list[str]], head: Head) -> str:
    """The first word under a column of figures right below the head: the column is then another (“Đầu năm” under “Hộ
    nghèo”).
    """
    below = records[head.bottom + 1] if head.bottom + 1 < len(records) else []
    if is_numbering(below) or is_units(below):
        return ""
    cells = (below[at].strip() for at, c in sorted(head.columns.items()) if c.kind in ("count", "decimal") and at < len(below))  # fmt: skip
    return next((cell for cell in cells if cell[:1].isalpha() and not says_nothing(cell)), "")


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
