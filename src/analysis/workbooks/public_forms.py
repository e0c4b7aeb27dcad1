"""The forms T1–T13 of the public edition: the frames that the page shows, withheld cells marked, no formula anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.disclosure.edition import Disclosure
from analysis.disclosure.withheld import withheld
from analysis.intake import YearData
from analysis.presentation.forms import peoples_head
from analysis.presentation.page import PageOf
from analysis.presentation.public.mask import masked, nothing_given
from analysis.presentation.table import MARK_NOTE, NOTE
from analysis.workbooks.heads import CLASS_SHEETS, Form

MEASURES = {"Hộ": "households", "Nhân khẩu": "persons"}
CLASSES = {words: klass for klass, words in CLASS_SHEETS.items()}


def public_forms(data: YearData, found: Disclosure, forms: Sequence[Form]) -> Iterator[Form]:
    """The forms that have a figure to give, with their frames masked."""
    page = PageOf(data)
    for form in forms:
        tables = {line: table_of(form.sheet, line) for line in form.frames}
        frames = {line: masked(page, found, tables[line], frame) for line, frame in form.frames.items()}
        if all(nothing_given(found, tables[line], frame) for line, frame in frames.items()):
            continue
        first = next(iter(frames.values()))
        marked = any(frame.map(withheld).any(axis=None) for frame in frames.values())
        notes = [form.note, first.attrs.get(NOTE, ""), MARK_NOTE if marked else ""]
        head = peoples_head(first) if form.sheet.startswith("T9") else form.head
        yield replace(form, frames=frames, head=head, note=" ".join(filter(None, notes)), formulas=False)


def table_of(sheet: str, line: str) -> str:
    """The name in figures.csv of what a sheet shows on a line: `T8 nghèo` is T8_poor, the persons of `T2` T2_persons."""
    name, _, words = sheet.partition(" ")
    return f"{name}_{CLASSES[words]}" if words else f"{name}_{MEASURES[line]}" if line else name
