"""Names spelled in several ways -> the one spelling of the register (villages) or of the official list (peoples)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from analysis.findings import Finding
from analysis.intake.peoples import people_findings, resolve_peoples
from analysis.intake.sheet import Sheet, Typed
from analysis.intake.text import did_you_mean, fold


def resolve_villages(sheet: Sheet, known: list[str]) -> tuple[Typed, list[Finding]]:
    """The village column in the register's spelling; a note for each spelling mended, an error for each unknown village."""
    exact, by_case, by_fold = set(known), _spellings(known, str.casefold), _spellings(known, fold)
    villages = sheet["village"].merged
    # two villages may differ by a tone alone; then only the name with its tones will do
    meaning = {name: name if name in exact else _only(by_case, name.casefold()) or _only(by_fold, fold(name)) or name for name in villages.values}  # fmt: skip
    unknown = {name: did_you_mean(name, known) for name in _present(villages) if name and meaning[name] not in exact}
    findings = [
        Finding("error", sheet.file, int(sheet.rows[row]), "village", villages[row], "thôn có trong villages.csv: " + ", ".join(known),
                f"sửa tên thôn{unknown[villages[row]]}", "known_village")
        for row in np.flatnonzero(villages.where(unknown.__contains__))
    ]  # fmt: skip
    mended = {name: meant for name, meant in meaning.items() if meant in exact and meant != name}
    return villages.renamed(meaning), findings + _mended(sheet, "village", mended)


def unify_ethnicity(sheet: Sheet) -> tuple[Typed, list[Finding]]:
    """The ethnicity column in the names of the official list; a note for each spelling mended, a finding for each in doubt."""
    names = sheet["ethnicity"].merged
    number = np.bincount(names.codes, minlength=len(names.values))
    # the most frequent first; of two as frequent the one that comes first in the file
    order = sorted(range(len(names.values)), key=lambda code: (-number[code], names.first_rows[code]))
    places = {
        names.values[code]: (int(sheet.rows[names.first_rows[code]]), int(number[code]))
        for code in order
        if number[code]
    }
    peoples = resolve_peoples([names.values[code] for code in order])
    return names.renamed(peoples.meaning), people_findings(peoples, sheet.file, places)


def _spellings(names: list[str], key: Callable[[str], str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(key(name), []).append(name)
    return found


def _only(spellings: dict[str, list[str]], key: str) -> str | None:
    """The one name of this spelling; None where there is none or more than one."""
    names = spellings.get(key, [])
    return names[0] if len(names) == 1 else None


def _present(column: Typed) -> list[str]:
    return [name for name, row in zip(column.values, column.first_rows, strict=True) if row >= 0]


def _mended(sheet: Sheet, code: str, meaning: dict[str, str]) -> list[Finding]:
    column = sheet[code].merged
    found = []
    for typed, name in meaning.items():
        rows = np.flatnonzero(column.equals(typed))
        if len(rows):
            found.append(
                Finding("note", sheet.file, int(sheet.rows[rows[0]]), code, typed, f"cách viết thống nhất: {name}",
                        f"{len(rows)} ô đã được đọc là “{name}”", "spelling")
            )  # fmt: skip
    return found
