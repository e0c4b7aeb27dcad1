"""The executed notebook -> the document that it is: the blocks its cells carry, numbered and set, in the order of the
page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import nbformat

from analysis.document.blocks import Block, Document, paragraph
from analysis.document.bundle import DOCUMENT_MIME, NotADocument, from_json
from analysis.document.edition import edition_words
from analysis.document.markdown import NotShown, blocks_of
from analysis.document.numbering import Numbers
from analysis.document.shown import RECORD_MIME
from analysis.document.typography import set_type
from analysis.publishing.errors import PublishingError
from analysis.publishing.reports import BY_NAME, Report
from analysis.publishing.revisions.cells import is_note, is_top

# cells for whoever works in the notebook: frames looked at, and how a figure is computed; a document holds neither
OFF_THE_DOCUMENT = ("look", "method")
Place = tuple[int, int]  # cell, and its output; −1 for the text of the cell itself


@dataclass(frozen=True)
class Composed:
    """A report as it is read: its blocks by the place in the notebook that they come from. `note`: the cells of the
    revision note, which a document has on screen alone; `top`: of its one sentence under the front.
    """

    report: Report | None
    title: str
    edition: str
    blocks: tuple[tuple[Place, Block], ...]
    note: frozenset[int]
    top: frozenset[int]

    @property
    def workings(self) -> bool:
        """Whether it shows its code, and is read on screen alone."""
        return self.report is not None and self.report.workings

    @property
    def document(self) -> Document:
        """What is printed, signed and sent."""
        kept = [block for (cell, _), block in self.blocks if cell not in self.note]
        mark = [paragraph(self.edition, "edition")] if self.edition else []
        return Document(self.title, (*mark, *kept))

    def at(self, cell: int, output: int = -1) -> list[Block]:
        """The blocks of one place."""
        return [block for place, block in self.blocks if place == (cell, output)]


def composed(executed: nbformat.NotebookNode, title: str) -> Composed:
    """The report that the notebook is; raises PublishingError for a cell that is no part of a document."""
    report = BY_NAME.get(executed.metadata.get("giamngheo", {}).get("report", ""))
    workings = report is not None and report.workings
    found = [
        (place, block)
        for number, cell in enumerate(executed.cells)
        if workings or not set(OFF_THE_DOCUMENT) & set(cell.metadata.get("tags", []))
        for place, block in _blocks(number, cell, workings)
    ]
    set_blocks = set_type(Numbers()([block for _, block in found]))
    note, top = (
        frozenset(number for number, cell in enumerate(executed.cells) if which(cell)) for which in (is_note, is_top)
    )
    blocks = tuple(zip((place for place, _ in found), set_blocks, strict=True))
    return Composed(report, title, edition_words(_edition(executed)), blocks, note, top)


def _blocks(number: int, cell: nbformat.NotebookNode, workings: bool) -> Iterator[tuple[Place, Block]]:
    if cell.cell_type == "markdown":
        for block in _text(cell):
            yield (number, -1), block
    for position, output in enumerate(cell.get("outputs", [])):
        data = output.get("data", {})
        if DOCUMENT_MIME in data:
            for block in _carried(cell, data[DOCUMENT_MIME]):
                yield (number, position), block
        elif not workings and _seen(output):
            raise PublishingError(
                f"Ô “{_first_line(cell)}” cho kết quả không phải là phần của văn bản (khung số, hình, chữ in ra): "
                "dùng page.… để đưa lên trang, hoặc gắn thẻ look cho ô."
            )


def _text(cell: nbformat.NotebookNode) -> Sequence[Block]:
    try:
        return blocks_of(cell.source)
    except NotShown as error:
        raise PublishingError(
            f"Ô chữ “{_first_line(cell)}” có thành phần mà Word, PDF không có ({error}): chỉ dùng tiêu đề, đoạn văn và gạch đầu dòng."
        ) from None


def _carried(cell: nbformat.NotebookNode, packed: object) -> Sequence[Block]:
    try:
        return from_json(packed)
    except NotADocument as error:
        raise PublishingError(f"Kết quả của ô “{_first_line(cell)}” không đọc lại được: {error}") from None


def _seen(output: nbformat.NotebookNode) -> bool:
    """Whether a reader would see the output."""
    if output.output_type == "stream":
        return output.name == "stdout" and bool(output.text.strip())
    data = output.get("data", {})
    return output.output_type != "error" and bool(data) and bool(data.get("text/html", data.get("text/plain")))


def _first_line(cell: nbformat.NotebookNode) -> str:
    return (cell.source.strip().splitlines() or [""])[0][:80]


def _edition(executed: nbformat.NotebookNode) -> str:
    for cell in executed.cells:
        for output in cell.get("outputs", ()):
            record = output.get("data", {}).get(RECORD_MIME)
            if record:
                return str(record.get("parameters", {}).get("edition", ""))
    return ""
