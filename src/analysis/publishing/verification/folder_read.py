"""A folder of reports as verification needs it: its record, its figures, its pages and executed notebooks, each if
readable.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
from bs4 import BeautifulSoup

from analysis.publishing.bounds import read_json
from analysis.publishing.composed import Composed, composed
from analysis.publishing.figures import Line, read_lines
from analysis.publishing.page import page_of_composed
from analysis.run_record import RunRecord


@dataclass(frozen=True)
class ReportFolder:
    """The folder and its record: as it stands (`run`, a dict of JSON types, nothing else promised), and what is to be
    known of it (`record`).
    """

    path: Path
    run: dict
    # pages and notebooks are large: each is read, parsed and written again once
    _kept: dict[tuple[str, str], object] = field(default_factory=dict)

    @property
    def reports(self) -> dict[str, dict]:
        """The record of each report, as it stands."""
        reports = self.run.get("reports")
        return {n: r for n, r in reports.items() if isinstance(r, dict)} if isinstance(reports, dict) else {}

    @cached_property
    def record(self) -> RunRecord:
        """The record's known parts; those of each report under its name."""
        return RunRecord.found(self.run)

    @cached_property
    def figures(self) -> dict[str, list[Line]]:
        """figures.csv by report; raises PublishingError where it is damaged."""
        return read_lines(self.path / "figures.csv")

    def figure_lines(self, report: str) -> dict[tuple[str, str, str], Line]:
        """The lines of one report by table, row and column."""
        return {line[1:4]: line for line in self.figures.get(report, [])}

    def page(self, report: str) -> str:
        """The page's text, bytes that are no UTF-8 marked."""
        return self._once("page", report, lambda: _text(self.path / f"{report}.html", errors="replace"))

    def soup(self, report: str) -> BeautifulSoup:
        """The page parsed; not to be changed."""
        return self._once("soup", report, lambda: BeautifulSoup(self.page(report), "html.parser"))

    def composed(self, report: str) -> Composed:
        """The report as the executed notebook gives it today."""
        title = self.record.reports[report].title
        return self._once("composed", report, lambda: composed(self.notebook(report), title))

    def again(self, report: str) -> str:
        """The page of it."""
        return self._once("again", report, lambda: page_of_composed(self.composed(report), self.notebook(report)))

    def again_soup(self, report: str) -> BeautifulSoup:
        """The same parsed; not to be changed."""
        return self._once("again_soup", report, lambda: BeautifulSoup(self.again(report), "html.parser"))

    def notebook(self, report: str) -> nbformat.NotebookNode:
        """The executed notebook, not to be changed; raises ValueError and its like for what is none."""
        return self._once("notebook", report, lambda: _notebook(self.path / f"{report}.executed.ipynb"))

    def _once(self, what: str, report: str, made: Callable[[], Any]) -> Any:
        if (what, report) not in self._kept:
            self._kept[what, report] = made()
        return self._kept[what, report]


def reports_of(folder: ReportFolder) -> Path:
    """The folder of all reports that this one lies in, where a roll-up finds those of its communes."""
    return folder.path.parent.parent


def _text(path: Path, errors: str = "strict") -> str:
    return path.read_text(encoding="utf-8", errors=errors)


def _notebook(path: Path) -> nbformat.NotebookNode:
    # one nested beyond reading is refused before nbformat walks through it
    read_json(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return nbformat.reads(_text(path), as_version=4)


def read_folder(path: Path) -> ReportFolder:
    """The folder; raises ValueError for a run.json that is no JSON object, FileNotFoundError where there is none."""
    run = read_json(path / "run.json")
    if not isinstance(run, dict):
        raise ValueError("run.json không phải một đối tượng JSON")
    return ReportFolder(path, run)
