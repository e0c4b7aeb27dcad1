"""What stood in the folder before a run: the figures, the record and the pages that the new report is compared with."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from analysis.publishing.bounds import beyond
from analysis.publishing.errors import PublishingError
from analysis.publishing.figures import Line, read_lines
from analysis.publishing.record import read_run
from analysis.publishing.reports import BY_NAME
from analysis.run_record import ReportRecord, RunRecord


@dataclass(frozen=True)
class Earlier:
    """The run replaced: figures and record by report, pages as text.

    `readable`: False where a record or the figures are there but cannot be read; `intact`: False where figures.csv is
    not the file that run.json recorded. Both are told in the note; neither stops a run that makes everything anew.
    """

    figures: dict[str, list[Line]] = field(default_factory=dict)
    reports: dict[str, dict] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    commit: str | None = None
    readable: bool = True
    intact: bool = True

    def has(self, report: str) -> bool:
        """Whether this report had been made before."""
        return report in self.figures or report in self.reports

    def commit_of(self, report: str) -> str | None:
        """The commit of the run that made the report, where it was recorded."""
        own = ReportRecord.found(self.reports.get(report)).commit
        return own.id if own else self.commit


def read_earlier(folder: Path) -> Earlier:
    """What the folder holds; what cannot be read is left out and said (`readable`)."""
    readable, figures, run = True, {}, RunRecord()
    try:
        figures = read_lines(folder / "figures.csv")
    except PublishingError:
        readable = False
    try:
        run = read_run(folder / "run.json")
    except PublishingError:
        readable = False
    reports = {name: record for name, record in run.reports_as_they_stand.items() if isinstance(record, dict)}
    # a person may have laid a page of any size beside them
    paths = [path for name in BY_NAME if (path := folder / f"{name}.html").is_file() and not beyond(path)]
    pages = {path.stem: path.read_text(encoding="utf-8", errors="replace") for path in paths}
    recorded = run.files.get("figures.csv")
    return Earlier(
        figures=figures,
        reports=reports,
        pages=pages,
        commit=run.commit.id if run.commit else None,
        readable=readable,
        intact=recorded is None or recorded == _sha256(folder / "figures.csv"),
    )


def _sha256(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
