"""Names spelled in several ways -> the one spelling of the register (villages) or the most frequent one (peoples)."""

from __future__ import annotations

import pandas as pd

from analysis.findings import Finding
from analysis.intake.text import did_you_mean, fold


def resolve_villages(frame: pd.DataFrame, known: list[str], file: str) -> tuple[pd.Series, list[Finding]]:
    """The village column in the register's spelling; a note for each spelling mended, an error for each unknown village."""
    by_fold: dict[str, list[str]] = {}
    exact = set(known)
    for name in known:
        by_fold.setdefault(fold(name), []).append(name)
    meaning: dict[str, str] = {}
    findings: list[Finding] = []
    for name in frame["village"].unique():
        same = by_fold.get(fold(name), [])
        # two villages may differ by a tone alone; then only the exact name will do
        meaning[name] = name if name in exact or len(same) != 1 else same[0]
    unknown = {name for name, meant in meaning.items() if name and meant not in exact}
    if unknown:
        lost = frame[frame["village"].isin(unknown)]
        for row, name in zip(lost["source_row"], lost["village"], strict=True):
            findings.append(
                Finding("error", file, int(row), "village", name, "thôn có trong villages.csv: " + ", ".join(known),
                        f"sửa tên thôn{did_you_mean(name, known)}", "known_village")
            )  # fmt: skip
    findings += _mended(frame, "village", {k: v for k, v in meaning.items() if v in exact and v != k}, file)
    return frame["village"].map(meaning), findings


def unify_ethnicity(frame: pd.DataFrame, file: str) -> tuple[pd.Series, list[Finding]]:
    """The ethnicity column with one spelling a people (the most frequent), and a note for each spelling mended."""
    names = frame["ethnicity"]
    spellings = names.value_counts(sort=True)
    by_fold: dict[str, str] = {"kinh": "Kinh"}  # the one name that figures depend on: all others are minorities
    for name in spellings.index:
        by_fold.setdefault(fold(name), name)
    meaning = {name: by_fold[fold(name)] for name in spellings.index}
    return names.map(meaning), _mended(frame, "ethnicity", {k: v for k, v in meaning.items() if v != k}, file)


def _mended(frame: pd.DataFrame, column: str, meaning: dict[str, str], file: str) -> list[Finding]:
    return [
        Finding("note", file, int(frame.loc[frame[column] == typed, "source_row"].iloc[0]), column, typed,
                f"cách viết thống nhất: {name}", f"{int((frame[column] == typed).sum())} ô đã được đọc là “{name}”", "spelling")
        for typed, name in meaning.items()
    ]  # fmt: skip
