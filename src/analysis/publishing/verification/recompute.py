"""A fresh run of the notebooks against what is stored: does every figure, every sentence and every tag of the page
still follow?
"""

from __future__ import annotations

import re
from datetime import datetime
from itertools import zip_longest

from bs4 import BeautifulSoup
from nbformat import NotebookNode

from analysis.publishing.errors import PublishingError
from analysis.publishing.figures import figures_of_notebook, lines, record_of_notebook
from analysis.publishing.machine_places import INJECTED
from analysis.publishing.verification.blocks import blocks
from analysis.publishing.verification.deviation import Check
from analysis.publishing.verification.folder_read import ReportFolder
from analysis.publishing.verification.markup import markup_difference, tags
from analysis.publishing.verification.notebook_check import line_differences
from analysis.publishing.verification.rerun import Fresh, Rerun
from analysis.publishing.verification.software import changed_words, software_changes
from analysis.publishing.verification.text_check import compare
from analysis.run_record import ReportRecord

NAME = "Tính lại từ tệp số liệu"
# what the inputs and parameters give; versions and time are those of the run
GIVEN = ("parameters", "inputs", "standard", "synthetic")
MADE_BY = re.compile(r"Phần mềm: (.*?)\. Lập lúc: (\S+ \S+ \S+)\.")
MOMENT = "%d/%m/%Y %H:%M:%S %z"


def check_recomputed(folder: ReportFolder, fresh: Rerun) -> Check:
    """Whether a fresh run of every notebook, with the recorded parameters and inputs, gives figures.csv and the
    pages.
    """
    check = Check(NAME)
    for report, why in fresh.failed.items():
        check.add(f"{report}: chạy lại sổ tay", "chạy hết với tham số đã ghi", why)
    for report, made in fresh.reports.items():
        own = folder.figures.get(report, [])
        check.count += len(own)
        check.add_some(line_differences(report, own, lines(report, figures_of_notebook(made.notebook)), "tính lại"))
        _check_given(check, report, folder.reports[report], made)
        _check_code(check, folder, report, made)
        _check_page(check, folder, report, made)
    return check


def _check_code(check: Check, folder: ReportFolder, report: str, made: Fresh) -> None:
    """The code that the executed notebook shows is the code that gives the report."""
    check.count += 1
    stored, found = (_code(notebook) for notebook in (folder.notebook(report), made.notebook))
    if stored == found:
        return
    other = next((cell for cell, ours in zip_longest(stored, found, fillvalue="") if cell != ours), "")
    place = f"{report}.executed.ipynb, ô lệnh", "ô lệnh của sổ tay", other[:80]
    if changes := software_changes(folder.reports[report]):
        check.leave(f"ô lệnh của {report}.executed.ipynb so với sổ tay hiện nay", changed_words(changes), [place])
    else:
        check.add(*place)


def _code(notebook: NotebookNode) -> list[str]:
    """The sources of the cells that run, without the parameters of the run: they hold its folder of data."""
    return [
        cell.source
        for cell in notebook.cells
        if cell.cell_type == "code" and INJECTED not in cell.metadata.get("tags", [])
    ]


def _check_given(check: Check, report: str, record: dict, made: Fresh) -> None:
    try:
        own = record_of_notebook(made.notebook)
    except PublishingError as error:
        check.add(report, "khối nguồn gốc số liệu", error)
        return
    for key in GIVEN:
        check.count += 1
        if record.get(key) != own.get(key):
            check.add(f"run.json, reports.{report}.{key}", record.get(key), f"tính lại: {own.get(key)}")


def _check_page(check: Check, folder: ReportFolder, report: str, made: Fresh) -> None:
    record, page = folder.reports[report], BeautifulSoup(made.page, "html.parser")
    stored, found = blocks(folder.soup(report)), blocks(page)
    check.add_some(_wrongly_made_by(report, stored, record))
    where = f"{report}: lời văn tính lại"
    was, now = ([MADE_BY.sub("Phần mềm.", text) for text in part] for part in (stored, found))
    compare(check, where, was, now, record)
    changes = software_changes(record)
    if tags(folder.soup(report)) == tags(page):
        return
    place = markup_difference(f"{report}.html, cách trình bày tính lại", folder.soup(report), page)
    if changes:
        check.leave(f"cách trình bày của {report}.html so với bản tính lại", changed_words(changes), [place])
    elif not check.deviations:
        check.add(*place)


def _wrongly_made_by(report: str, stored: list[str], record: dict):
    """The line of versions and time in the provenance block of workings is the record's."""
    recorded = ReportRecord.found(record).versions
    for versions, time in (found for text in stored for found in MADE_BY.findall(text)):
        named = ", ".join(f"{name} {number}" for name, number in recorded.items())
        if versions != named:
            yield f"{report}.html, nguồn gốc số liệu, phần mềm", named, versions
        if _moment(time, MOMENT) != _moment(str(record.get("time", ""))):
            yield f"{report}.html, nguồn gốc số liệu, lập lúc", record.get("time"), time


def _moment(text: str, form: str = "") -> datetime | None:
    try:
        return datetime.strptime(text, form) if form else datetime.fromisoformat(text)
    except ValueError:
        return None
