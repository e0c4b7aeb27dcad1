"""What is wrong in the data handed in: one value type, and the error that carries all of them at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from analysis.legible import one_line

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
PARAMETERS = "tham số"  # the `file` of what is wrong with the parameters
LONGEST = 160  # letters of a value: enough to find the cell by
LONGEST_TEXT = 2000  # letters of any other text of a finding; a name of forty thousand helps nobody
# a text that may hold a person's name or number: two words, or nine figures
_MAY_BE_PERSONAL = re.compile(r"[^\W\d_].*\s[^\W\d_]|['’]|\d(?:\D?\d){8}", re.DOTALL)
# where names of places stand, only what can hardly be one is a person's
_OF_PLACES = frozenset({"village", "unit.name", "unit.district", "unit.province", "document.place"})
_SAID = frozenset({"expected", "remedy"})
SEVERITY_NAMES = {"error": "Lỗi", "warning": "Cảnh báo", "note": "Ghi chú"}


# findings of one rule say the same of thousands of rows
@lru_cache(maxsize=10_000)
def _shown(text: str, most: int, masks: bool, certain: bool) -> str:
    letters, text = len(text), one_line(text[:LONGEST_TEXT])
    if masks and _MAY_BE_PERSONAL.search(text):
        from analysis.personal import masked  # the lists of names: most findings do without

        text = masked(text, certain=certain)
    return text if max(letters, len(text)) <= most else f"{text[: most - 20]}… ({letters} chữ)"


@dataclass(frozen=True)
class Finding:
    """One thing found in the data (một phát hiện): where, what stood there, what is allowed, how to mend it.

    `file` is relative to the folder of the year; `row` is the row as a spreadsheet numbers it (the head is a row);
    `column` is the code name of the contract; `check` names the rule that was broken; `places`: how many places of its
    kind it stands for, where they are too many to be told one by one. Whatever file or cell the texts come from, none of
    them has a character that a screen obeys, a person's name or the number of a paper or telephone.
    """

    severity: Severity
    file: str
    row: int | None
    column: str | None
    value: str | None
    expected: str
    remedy: str
    check: str
    places: int = field(default=1, repr=False)

    def __post_init__(self) -> None:
        for name in ("file", "column", "value", "expected", "remedy"):
            text = getattr(self, name)
            if text is not None:
                # the number of a household says where it is; a column of ids that are people's own is refused
                told = self.column != "household_id" and self.file != PARAMETERS if name == "value" else name in _SAID
                certain = name != "value" or self.column in _OF_PLACES
                shown = _shown(text, LONGEST if name == "value" else LONGEST_TEXT, told, certain)
                if shown != text:
                    object.__setattr__(self, name, shown)

    def as_dict(self) -> dict:
        """The finding as plain JSON types, keys in the order of the fields; `places` is said in its texts."""
        return {name: value for name, value in vars(self).items() if name != "places"}

    @property
    def place(self) -> str:
        """Where it was found, in Vietnamese: `households.csv, dòng 12, cột members`; `tham số unit`."""
        parts = [self.file]
        if self.row is not None:
            parts.append(f"dòng {self.row}")
        if self.column:
            parts.append(f"{self.part} {self.column}".lstrip())
        return (" " if self.file == PARAMETERS else ", ").join(parts)

    @property
    def part(self) -> str:
        """What `column` names, in Vietnamese: `cột` of a table, `khóa` of a TOML file, nothing for a parameter."""
        if self.file == PARAMETERS:
            return ""
        return "khóa" if self.file.endswith(".toml") else "cột"

    def __str__(self) -> str:
        found = "" if self.value is None else f" Giá trị: “{self.value}”."
        return (
            f"{SEVERITY_NAMES[self.severity]}: {self.place}.{found} Yêu cầu: {self.expected}. Cách sửa: {self.remedy}."
        )


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, errors first; within a severity by file, check and row."""
    return sorted(findings, key=lambda f: (SEVERITIES.index(f.severity), f.file, f.check, f.row or 0, f.column or ""))


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Only the findings that stop a report."""
    return [finding for finding in findings if finding.severity == "error"]


class InputError(Exception):
    """The data cannot be reported on; carries every finding, not only the first."""

    def __init__(self, findings: Iterable[Finding]):
        self.findings = worst_first(findings)
        super().__init__("\n".join(map(str, self.findings)))

    def _render_traceback_(self) -> list[str]:
        """The lines that Jupyter prints instead of a traceback: the analyst needs the findings, not our stack."""
        return ["Không lập được báo cáo vì dữ liệu có lỗi:", *map(str, errors(self.findings))]


class ReportFailed(Exception):
    """Something other than the data went wrong while a report or file was made; the message is in Vietnamese."""


def count_warnings(findings: Iterable[Finding]) -> int:
    """How many findings are warnings: they do not stop a report but must be explained before it is signed."""
    return sum(finding.severity == "warning" for finding in findings)
