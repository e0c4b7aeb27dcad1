"""Cells of a line of the plan that stand one place to the left or right: a sentence for a code, a body where the name
stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from analysis.findings import Finding
from analysis.intake.checks.lines import Line, lines_of
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.text import fold
from analysis.intake.values import decimal_readings

WORDS = ("code", "name", "section", "responsible", "indicator", "unit", "source")
LONGEST_CODE = 40  # letters; “Tiểu dự án 1 thuộc Dự án 3” is a code, a sentence is none
SIGNS = 2  # one cell may be a slip of its own


def check_shifted(sheet: Sheet, told: Iterable[int] = ()) -> list[Finding]:
    """An error for each line whose words stand in other columns than those of all other lines.

    `told`: rows with an error already.
    """
    lines = lines_of(sheet)
    columns = [code for code in WORDS if code in sheet]
    said = [{code: _text(line, code) for code in columns} for line in lines]
    counts = {code: Counter(texts[code] for texts in said) for code in columns}
    known = set(told)
    findings = []
    for line, texts in zip(lines, said, strict=True):
        away = [code for code in columns if _is_away(texts, code, counts)]
        if line[ROW] not in known and (len(away) >= SIGNS or "code" in away):
            findings.append(_shifted(line, away, sheet.file))
    return findings


def not_of(shifted: Iterable[Finding], found: Iterable[Finding]) -> list[Finding]:
    """What else is found: of a line whose cells stand in other columns nothing is."""
    rows = {one.row for one in shifted}
    return [one for one in found if one.row is None or one.row not in rows]


def _is_away(line: dict[str, str], code: str, counts: dict[str, Counter]) -> bool:
    """Whether the text of a cell belongs to another column: a sentence as a code, a number as words, what only another
    column says.
    """
    text, own = line[code], counts[code]
    if not text or code == "code":
        return len(text) > LONGEST_CODE
    if decimal_readings(text):
        return sum(number for word, number in own.items() if decimal_readings(word)) == 1
    # a line may say the same in two columns
    elsewhere = sum(counts[other][text] - (line[other] == text) for other in counts if other != code)
    return own[text] == 1 and elsewhere > 0


def _text(line: Line, code: str) -> str:
    said = str(line.get(code) or "").strip()
    return said if decimal_readings(said) else fold(said)


def _shifted(line: Line, away: list[str], file: str) -> Finding:
    code = away[0]
    return Finding("error", file, int(line[ROW]), code, str(line[code]), f"mỗi ô đúng cột của mình; dòng này lệch cột ở {', '.join(away)}",
                   "so dòng này với các dòng trên và dưới rồi đặt lại từng ô vào đúng cột", "cells_shifted")  # fmt: skip
