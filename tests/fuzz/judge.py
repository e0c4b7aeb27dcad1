"""The verdict on one damage: was it read right, refused or warned about in its own place, or did another figure pass
unseen?
"""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Literal

from analysis.findings import Finding, InputError
from fuzz.files import HALF_OBJECTIVES, HALF_PROGRAMME, NOW, OBJECTIVES, PROGRAMME, UNIT, YEAR, Damage, Files
from fuzz.kind import Kind
from fuzz.reading import Cells, cells, difference, read
from fuzz.reduced import figures, of_tables
from fuzz.sound import NEW_NAME, OLD_NAME, sound
from recount import Unsure, recount

Verdict = Literal["right", "refused", "warned", "elsewhere", "words", "unseen", "misread", "traceback"]
VERDICTS: tuple[Verdict, ...] = ("right", "refused", "warned", "elsewhere", "words", "unseen", "misread", "traceback")
# of these the report of the half-year is read too; the year's own lines are held against it
OF_HALF_YEAR = frozenset({HALF_OBJECTIVES, HALF_PROGRAMME, OBJECTIVES, PROGRAMME})
# what is printed and no figure is made of: the unit's own words, the banner
WORDS = frozenset(
    {
        "narrative",
        "caption",
        "synthetic",
        "helper",
        "name",
        "responsible",
        "indicator",
        "section",
        "note",
        "override_reason",
    }
)


@dataclass(frozen=True)
class Case:
    """One damage tried: `detail` says what was told instead."""

    kind: Kind
    seed: int
    damage: Damage
    verdict: Verdict
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.kind.name} {self.seed}: {self.damage.path}: {self.damage.done}: {self.verdict} {self.detail}"


class Judge:
    """Judges damages against the sound unit, which is read once."""

    def __init__(self) -> None:
        self.findings, self.cells = _read(sound(), half_year=True)[1:]

    def try_out(self, kind: Kind, seed: int) -> Case:
        """Damages a copy of the sound unit as the seed says and judges what is told of it."""
        files = sound()
        done = kind.damaging(Random(f"{kind.name} {seed}"), files)
        with TemporaryDirectory() as root:
            return Case(kind, seed, done, *self._verdict(done, files, Path(root)))

    def _verdict(self, done: Damage, files: Files, root: Path) -> tuple[Verdict, str]:
        half_year = done.path in OF_HALF_YEAR
        try:
            data, findings, told = _read(files, half_year=half_year, root=root)
        except InputError as error:
            data, findings, told = None, error.findings, {}
        except Exception:
            return "traceback", traceback.format_exc(limit=-3)
        new = _new(findings, self.findings)
        wrong = [finding for finding in new if finding.severity == "error"]
        if wrong:
            near = any(about(done, finding) for finding in wrong)
            return ("refused" if near else "elsewhere"), "; ".join(map(str, wrong[:3]))
        differing = difference(told, self.cells if half_year else _of_year(self.cells))
        if not differing:
            return "right", ""
        detail = f"{len(differing)}: {dict(list(differing.items())[:3])}"
        try:
            reduced = figures(data, {table for table, *_ in differing})
        except Exception:
            return "traceback", traceback.format_exc(limit=-3)
        if any(about(done, finding) for finding in new):
            return "warned", detail
        for finding in new:
            if finding.severity == "warning":
                return "elsewhere", f"{detail} {finding}"
        verdict, detail = _as_the_file_says(reduced, done, root, detail)
        words = all({table.removeprefix("H1 "), column} & WORDS for table, _, column in differing)
        return ("words" if words and verdict == "unseen" else verdict), detail


def _as_the_file_says(reduced: dict, done: Damage, root: Path, detail: str) -> tuple[Verdict, str]:
    """Unseen, or misread where the file plainly says another figure than the one told."""
    if not done.path.endswith(".csv"):
        return "unseen", detail
    try:
        counted = recount(root / UNIT / str(YEAR), renamed={OLD_NAME: NEW_NAME})
    except (Unsure, OSError, KeyError):
        return "unseen", detail
    keys = sorted(key for key in counted.keys() | reduced.keys() if (key[0], key[2]) in of_tables(reduced))
    keys = [key for key in keys if round(counted.get(key, 0), 6) != round(reduced.get(key, 0), 6)]
    if not keys:
        return "unseen", detail
    return "misread", f"{[(key, reduced.get(key), counted.get(key)) for key in keys[:3]]}"


def about(done: Damage, finding: Finding) -> bool:
    """Whether the finding is about the very place: the file, and of a cell or row the row, or the column of the whole
    file.
    """
    if not any(_same_file(finding.file, name) for name in done.labels):
        return False
    if finding.row is not None and done.rows:
        return finding.row in done.rows
    if not done.rows and (not done.columns or finding.column is None):
        return True
    return finding.column in done.columns or _says(finding, done.columns)


def _same_file(one: str, other: str) -> bool:
    """Whether both are the same file, and the same sheet where both name one."""
    (one, _, sheet), (other, _, its) = one.partition("["), other.partition("[")
    one = one.removeprefix(NOW).removeprefix(f"{UNIT}/")
    return one == other and (not sheet or not its or sheet == its)


def _says(finding: Finding, words: Iterable[str]) -> bool:
    return any(word in f"{finding.value} {finding.expected} {finding.remedy}" for word in words)


def _read(files: Files, *, half_year: bool, root: Path | None = None) -> tuple:
    if root is None:
        with TemporaryDirectory() as folder:
            return _read(files, half_year=half_year, root=Path(folder))
    files.write(root)
    data, findings = read(str(root))
    told = cells(data)
    if half_year:
        middle, found = read(str(root), "H1")
        findings = list(dict.fromkeys([*findings, *found]))
        told |= {(f"H1 {table}", row, column): value for (table, row, column), value in cells(middle).items()}
    return data, findings, told


def _of_year(told: Cells) -> Cells:
    return {key: value for key, value in told.items() if not key[0].startswith("H1 ")}


def _new(findings: Iterable[Finding], before: Iterable[Finding]) -> list[Finding]:
    """The findings that the sound unit does not have, whatever rows have moved."""

    def key(finding: Finding) -> tuple:
        return (finding.severity, finding.file, finding.column, finding.value, finding.check)

    known = Counter(map(key, before))
    new = []
    for finding in findings:
        known[key(finding)] -= 1
        if known[key(finding)] < 0:
            new.append(finding)
    return new
