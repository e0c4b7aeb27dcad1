"""Names spelled in several ways -> the one spelling of the register (villages) or of the official list (peoples)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import polars as pl

from analysis.findings import Finding
from analysis.intake.letters import tell_apart
from analysis.intake.peoples import people_findings, resolve_peoples
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.text import did_you_mean, first_few, fold, nearest


def resolve_villages(sheet: Sheet, known: list[str]) -> tuple[Sheet, list[Finding]]:
    """The sheet with villages in the register's spelling (null where unknown); a note for each spelling mended, an
    error for each unknown name.
    """
    # a total row has its name already
    exact = {*known, "total"}
    names = sheet["village"].drop_nulls().unique(maintain_order=True).to_list()
    if exact.issuperset(names):
        return sheet, []
    by_case, by_fold = _spellings(known, str.casefold), _spellings(known, fold)
    # two villages may differ by a tone alone; then only the name with its tones will do
    meaning = {name: name if name in exact else _only(by_case, name.casefold()) or _only(by_fold, fold(name)) for name in names}  # fmt: skip
    unknown = [name for name in names if name and meaning[name] is None]
    findings = [_unknown(sheet, name, known) for name in unknown]
    findings += _mended(sheet, "village", {name: meant for name, meant in meaning.items() if meant and meant != name})
    return _renamed(sheet, "village", meaning), findings


def _unknown(sheet: Sheet, name: str, known: list[str]) -> Finding:
    """One error for a name, however many rows have it."""
    rows = sheet.frame.filter(pl.col("village") == name)
    first, near = rows.row(0, named=True), nearest(name, known)
    remedy = f"sửa tên thôn{did_you_mean(name, known)}"
    if near and (apart := tell_apart(name, near)):
        remedy += f" Hai tên nhìn giống nhau: {apart}"
    if len(rows) > 1:
        places = first_few(rows[ROW])
        remedy += f"; {len(rows)} dòng: {places}"
    return Finding("error", sheet.file_of(first), first[ROW], "village", name, "thôn có trong villages.csv: " + ", ".join(known), remedy, "known_village")  # fmt: skip


def unify_ethnicity(sheet: Sheet) -> tuple[Sheet, list[Finding]]:
    """The sheet with peoples in the names of the official list; a note for each spelling mended, a finding for each in
    doubt.
    """
    # the most frequent first; of two as frequent the one that comes first in the file
    names = (
        sheet.frame.lazy()
        .filter(pl.col("ethnicity").is_not_null())
        .group_by("ethnicity", maintain_order=True)
        .agg(pl.col(ROW).first(), number=pl.len())
        .sort("number", descending=True, maintain_order=True)
        .collect()
    )
    peoples = resolve_peoples(names["ethnicity"].to_list())
    places = {name: (row, number) for name, row, number in names.iter_rows()}
    return _renamed(sheet, "ethnicity", peoples.meaning), people_findings(peoples, sheet.file, places)


def _renamed(sheet: Sheet, column: str, meaning: Mapping[str, str | None]) -> Sheet:
    if all(name == meant for name, meant in meaning.items()):
        return sheet
    return sheet.having(**{column: pl.col(column).replace(meaning)})


def _spellings(names: list[str], key: Callable[[str], str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(key(name), []).append(name)
    return found


def _only(spellings: dict[str, list[str]], key: str) -> str | None:
    """The one name of this spelling; None where there is none or more than one."""
    names = spellings.get(key, [])
    return names[0] if len(names) == 1 else None


def _mended(sheet: Sheet, code: str, meaning: dict[str, str]) -> list[Finding]:
    found = []
    for typed, name in meaning.items():
        rows = sheet.frame.filter(pl.col(code) == typed)
        first = rows.row(0, named=True)
        found.append(
            Finding("note", sheet.file_of(first), first[ROW], code, typed, f"cách viết thống nhất: {name}",
                    f"{len(rows)} ô đã được đọc là “{name}”", "spelling")
        )  # fmt: skip
    return found
