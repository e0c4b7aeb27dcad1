"""A folder of reports as verification needs it: its record, its figures, its pages and executed notebooks, each if readable."""

from __future__ import annotations

import json
import warnings
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat
from bs4 import BeautifulSoup

from analysis.publishing.figures import Line, read_lines


@dataclass(frozen=True)
class ReportFolder:
    """The folder and its record as parsed (a dict of JSON types, nothing else promised)."""

    path: Path
    run: dict

    @property
    def reports(self) -> dict[str, dict]:
        """The record of each report."""
        reports = self.run.get("reports")
        return {n: r for n, r in reports.items() if isinstance(r, dict)} if isinstance(reports, dict) else {}

    @cached_property
    def figures(self) -> dict[str, list[Line]]:
        """figures.csv by report; raises PublishingError where it is damaged."""
        return read_lines(self.path / "figures.csv")

    def figure_lines(self, report: str) -> dict[tuple[str, str, str], Line]:
        """The lines of one report by table, row and column."""
        return {line[1:4]: line for line in self.figures.get(report, [])}

    def page(self, report: str) -> str:
        """The page's text, bytes that are no UTF-8 marked."""
        return (self.path / f"{report}.html").read_text(encoding="utf-8", errors="replace")

    def soup(self, report: str) -> BeautifulSoup:
        """The page parsed."""
        return BeautifulSoup(self.page(report), "html.parser")

    def notebook(self, report: str) -> nbformat.NotebookNode:
        """The executed notebook; raises ValueError and its like for what is none."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            text = (self.path / f"{report}.executed.ipynb").read_text(encoding="utf-8")
            return nbformat.reads(text, as_version=4)


def read_folder(path: Path) -> ReportFolder:
    """The folder; raises ValueError for a run.json that is no JSON object, FileNotFoundError where there is none."""
    run = json.loads((path / "run.json").read_text(encoding="utf-8"))
    if not isinstance(run, dict):
        raise ValueError("run.json không phải một đối tượng JSON")
    return ReportFolder(path, run)
