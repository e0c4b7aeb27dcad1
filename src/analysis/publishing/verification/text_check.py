"""The text of a page, block by block, against the page written again from the executed notebook."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from analysis.publishing.page import page_of
from analysis.publishing.revision_cells import is_note, with_note, without_note
from analysis.publishing.revision_log import read_log
from analysis.publishing.revision_note import revision_note
from analysis.publishing.verification.deviation import Check
from analysis.publishing.verification.folder_read import ReportFolder
from analysis.publishing.verification.software import software_changes

NAME = "Lời văn của trang so với sổ tay đã chạy"
NOTES = "Ghi chú sửa đổi so với run.json và revisions.csv"
MATCHED = 1_000_000  # pairs of blocks beyond which two stretches are told as one
BLOCKS = (
    "title",
    "h1",
    "h2",
    "h3",
    "p",
    "li",
    "caption",
    "figcaption",
    "th",
    "td",
    "dt",
    "dd",
    "img",
    "source",
    "div",
    "span",
    "pre",
)


def check_text(folder: ReportFolder) -> Check:
    """Whether every heading, sentence, cell and picture of the pages comes from the executed notebooks."""
    check = Check(NAME)
    for report, record in folder.reports.items():
        html = folder.page(report)
        again = page_of(folder.notebook(report), str(record.get("title", "")))
        recorded, found = blocks(again), blocks(html)
        check.count += len(recorded)
        faults = list(block_differences(f"{report}.html", recorded, found))
        check.add_some(faults)
        if not faults and html != again:
            place = next((n for n, pair in enumerate(zip(html, again, strict=False)) if pair[0] != pair[1]), 0)
            markup = [
                (
                    f"{report}.html, ký tự thứ {place + 1}",
                    *(text[max(0, place - 20) : place + 40] for text in (again, html)),
                )
            ]
            _tell(check, record, markup, "Trang trình bày khác (chữ và số như cũ)")
    return check


def check_notes(folder: ReportFolder) -> Check:
    """Whether the revision note of each page is the one that run.json and revisions.csv give."""
    check = Check(NOTES)
    log = read_log(folder.path)
    for report, record in folder.reports.items():
        check.count += 1
        executed = folder.notebook(report)
        note = revision_note(report, record["revision"], log, record["figures_sha256"])
        expected, found = (_note_text(notebook) for notebook in (with_note(without_note(executed), note), executed))
        faults = list(block_differences(f"{report}: ghi chú sửa đổi", blocks(expected), blocks(found)))
        _tell(check, record, faults, "Ghi chú sửa đổi nay viết khác")
    return check


def _tell(check: Check, record: dict, faults: list[tuple[str, object, object]], why: str) -> None:
    """Deviations where the software is that of the run; words and looks may change with it."""
    if software_changes(record):
        check.remark(faults, why)
    else:
        check.add_some(faults)


def blocks(html: str, *, without: str = "") -> list[str]:
    """The page as a list of what a reader sees, in order: text of each block, pictures by their alt text and drawing."""
    page = BeautifulSoup(html, "html.parser")
    for tag in page.select(without) if without else []:
        tag.decompose()
    return [words for tag in page.find_all(BLOCKS) if (words := _words(tag))]


def _words(tag: Tag) -> str:
    if tag.name in ("img", "source"):
        return f"hình “{tag.get('alt', '')}” {_drawing(tag)}"
    # own text and that of tags within a line: blocks inside are told on their own
    inside = [text for text in tag.find_all(string=True) if _nearest_block(text.parent) is tag]
    return " ".join("".join(inside).split())


def _drawing(image: Tag) -> str:
    drawn = str(image.get("src") or image.get("srcset", ""))
    return hashlib.sha256(drawn.encode(errors="replace")).hexdigest()[:8]


def _nearest_block(tag: Tag) -> Tag | None:
    while tag is not None and tag.name not in BLOCKS:
        tag = tag.parent
    return tag


def block_differences(where: str, recorded: list[str], found: list[str]) -> Iterator[tuple[str, object, object]]:
    """(where, recorded, found) of every stretch of blocks that differs, in the order of the page."""
    start = next(
        (n for n, (a, b) in enumerate(zip(recorded, found, strict=False)) if a != b), min(len(recorded), len(found))
    )
    end, most = 0, min(len(recorded), len(found)) - start
    while end < most and recorded[-1 - end] == found[-1 - end]:
        end += 1
    # what is alike at both ends needs no matching: pages have thousands of blocks, a deviation a few
    ours, theirs = recorded[start : len(recorded) - end], found[start : len(found) - end]
    for kind, a, b, c, d in _opcodes(ours, theirs):
        if kind != "equal":
            before = next((text for text in reversed(recorded[: start + a]) if len(text) > 3), "")
            place = f"{where}, sau “{before[:60]}”" if before else where
            yield place, " | ".join(ours[a:b][:3]) or "(không có)", " | ".join(theirs[c:d][:3]) or "(không có)"


def _opcodes(ours: list[str], theirs: list[str]) -> list[tuple[str, int, int, int, int]]:
    if len(ours) * len(theirs) > MATCHED:
        return [("replace", 0, len(ours), 0, len(theirs))]
    return difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()


def _note_text(notebook) -> str:
    outputs = (output for cell in notebook.cells if is_note(cell) for output in cell.get("outputs", []))
    return "\n".join(str(output.get("data", {}).get("text/html", "")) for output in outputs)
