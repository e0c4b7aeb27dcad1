"""The text of a page, block by block: against its executed notebook, and against the page of a fresh run."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup

from analysis.publishing.revisions.cells import is_note, with_note, without_note
from analysis.publishing.revisions.log import read_log
from analysis.publishing.revisions.note import revision_note
from analysis.publishing.verification.blocks import DRAWING, block_differences, blocks, place_of, stretches, told
from analysis.publishing.verification.claims import unsupported
from analysis.publishing.verification.deviation import Check
from analysis.publishing.verification.folder_read import ReportFolder
from analysis.publishing.verification.markup import markup_difference
from analysis.publishing.verification.software import changed_words, software_changes

NAME = "Lời văn của trang so với sổ tay đã chạy"
NOTES = "Ghi chú sửa đổi so với run.json và revisions.csv"


def check_text(folder: ReportFolder) -> Check:
    """Whether every heading, sentence, cell and picture of the pages comes from the executed notebooks.

    Text must, whatever software wrote it: page and notebook come from one run. How it is set out may change with the
    software; then it is named as unjudged.
    """
    check = Check(NAME)
    for report, record in folder.reports.items():
        recorded, found = blocks(folder.again_soup(report)), blocks(folder.soup(report))
        check.count += len(recorded)
        faults = list(block_differences(f"{report}.html", recorded, found))
        check.add_some(faults)
        if not faults and folder.page(report) != folder.again(report):
            place = markup_difference(f"{report}.html", folder.again_soup(report), folder.soup(report))
            changes = software_changes(record)
            if changes:
                check.leave(f"cách trình bày của {report}.html", changed_words(changes), [place])
            else:
                check.add(*place)
    return check


def check_notes(folder: ReportFolder) -> Check:
    """Whether the revision note of each page is the one that run.json and revisions.csv give."""
    check = Check(NOTES)
    log = read_log(folder.path)
    for report, record in folder.reports.items():
        check.count += 1
        executed = folder.notebook(report)
        note = revision_note(report, record["revision"], log, record["figures_sha256"])
        expected, found = (_note_blocks(notebook) for notebook in (with_note(without_note(executed), note), executed))
        compare(check, f"{report}: ghi chú sửa đổi", found, expected, record)
    return check


def compare(check: Check, where: str, stored: list[str], fresh: list[str], record: dict) -> None:
    """Adds what of the stored blocks a fresh writing does not give.

    A number or a verdict that it does not give deviates whatever software or commit the record names; other words and
    drawings deviate where the software is that of the run, and are named as unjudged where it is not.
    """
    changes, words, drawings, faults = software_changes(record), [], [], []
    for stretch in stretches(stored, fresh):
        for one, other in stretch.pairs():
            place = (place_of(where, stretch), told([one] if one else []), told([other] if other else []))
            if not changes:
                faults.append(place)
            elif one.startswith(DRAWING) and (not other or other.startswith(DRAWING)):
                drawings.append(place)
            elif missing := unsupported(*(_without_drawings(text) for text in (one, other))):
                said = ", ".join(f"“{claim}”" for claim in missing)
                faults.append((f"{place[0]}: {said} không có khi tính lại", *place[1:]))
            else:
                words.append(place)
    check.add_some(faults)
    for what, places in (("lời văn", words), ("hình vẽ", drawings)):
        if places:
            check.leave(f"{what}, {len(places)} chỗ khác với bản tính lại", changed_words(changes), places)


def _without_drawings(text: str) -> str:
    return " | ".join(part for part in text.split(" | ") if not part.startswith(DRAWING))


def _note_blocks(notebook) -> list[str]:
    return blocks(BeautifulSoup("\n".join(_note_html(notebook)), "html.parser"))


def _note_html(notebook) -> Iterator[str]:
    for cell in notebook.cells:
        for output in cell.get("outputs", []) if is_note(cell) else ():
            yield str(output.get("data", {}).get("text/html", ""))
