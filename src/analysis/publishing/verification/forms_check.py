"""The other forms of the pages (Word, Excel, PDF) against the same forms made again from the recomputed page."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from analysis.document.blocks import Document
from analysis.document.write import Exports, write_exports
from analysis.findings import InputError, ReportFailed
from analysis.publishing.reports import BY_NAME, FORMS
from analysis.publishing.verification.deviation import Check, short
from analysis.publishing.verification.folder_read import ReportFolder
from analysis.publishing.verification.form_differences import excel_differences, pdf_differences, word_differences

NAME = "Bản Word, Excel, PDF so với trang tính lại"
DIFFERENCES = {"docx": word_differences, "xlsx": excel_differences, "pdf": pdf_differences}


class Forms:
    """The forms being made again in `aside`, one after the other beside the notebooks that run."""

    def __init__(self, folder: ReportFolder, aside: Path, beside: ThreadPoolExecutor):
        self.folder, self.aside, self.beside = folder, aside, beside
        self.made: dict[str, Future[Exports]] = {}

    def make(self, report: str, document: Document) -> None:
        """Begins the forms of a document that the folder holds."""
        suffixes = [suffix for suffix in BY_NAME[report].exports if (self.folder.path / f"{report}.{suffix}").is_file()]
        self.made[report] = self.beside.submit(write_exports, document, self.aside / f"{report}.html", suffixes)


def check_forms(folder: ReportFolder, forms: Forms) -> Check:
    """Whether every form in the folder says what the same form made again says: paragraphs, cells, the text of each page.

    How it is set out is named as unjudged where it differs: libraries and fonts that no record names have a part in it.
    """
    check = Check(NAME)
    for report in folder.reports:
        _check_missing(check, folder, report)
        for suffix in FORMS:
            if (folder.path / f"{report}.{suffix}").is_file():
                check.count += 1
                _check_form(check, folder, forms, f"{report}.{suffix}")
    return check


def _check_form(check: Check, folder: ReportFolder, forms: Forms, name: str) -> None:
    report, _, suffix = name.partition(".")
    if suffix not in BY_NAME[report].exports:
        check.add(name, f"báo cáo này không có bản {suffix}", "có tệp này")
        return
    begun = forms.made.get(report)
    if begun is None:
        check.leave(name, "chưa làm lại được bản này để so sánh")
        return
    try:
        begun.result()
    except (InputError, ReportFailed) as error:
        check.leave(name, f"không làm lại được bản này: {short(error)}")
        return
    again = forms.aside / name
    if not again.is_file():
        check.leave(name, "máy này không làm lại được bản PDF: thiếu thư viện pango")
        return
    stored, fresh = (folder.path / name).read_bytes(), again.read_bytes()
    if stored != fresh:
        found = DIFFERENCES[suffix](name, stored, fresh)
        check.add_some(found.content)
        # what says something else is set out differently too: telling both would bury the one that counts
        if found.looks and not found.content:
            check.leave(f"cách trình bày của {name}", f"chữ và số như bản làm lại, khác ở {found.looks}")


def _check_missing(check: Check, folder: ReportFolder, report: str) -> None:
    """A form that the page leads to and the folder does not hold."""
    for name in _linked(folder, report):
        if not (folder.path / name).is_file():
            check.leave(name, "trang có liên kết tới bản này, thư mục không có tệp")


def _linked(folder: ReportFolder, report: str) -> Iterator[str]:
    links = {str(tag["href"]) for tag in folder.soup(report).select(".colophon a[href]")}
    return (name for suffix in FORMS if (name := f"{report}.{suffix}") in links)
