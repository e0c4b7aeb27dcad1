"""What a document consists of, whatever file it ends in: the blocks that page, Word, Excel and PDF are written from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from analysis.document.table import Table

ANNEX = re.compile(r"^(Phụ lục [IVXLC\d]+)\.?\s+(.+)$")


@dataclass(frozen=True)
class Run:
    """A stretch of text in one look; `code`: letters of a machine; `href`: where it leads, on a screen."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    href: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Front:
    """The header block: the agency on the left, the nation on the right."""

    superior: str
    agency: str
    number: str
    country: str
    motto: str
    place: str


@dataclass(frozen=True)
class Title:
    """The title of the document, line by line (the page's h1); `ruled`: a short rule under it."""

    lines: tuple[str, ...]
    ruled: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a section of the document. `id`: where the list of contents leads."""

    level: int
    text: str
    kind: str = ""
    id: str = ""

    @property
    def annex(self) -> tuple[str, str] | None:
        """Number and name of the Phụ lục that it opens; None where it opens none."""
        found = ANNEX.match(self.text) if self.level == 1 else None
        return (found[1], found[2]) if found else None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `kind`: blank, edition, abstract, subtitle, attached, basis, status, banner, note, public,
    responsible; `ruled`: a short rule under it; `last`: the text ends with it.
    """

    runs: Runs
    kind: str = ""
    ruled: bool = False
    last: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return text_of(self.runs)


@dataclass(frozen=True)
class Bullets:
    """A list of sentences; `last`: the text ends with its last one."""

    items: tuple[Runs, ...]
    last: bool = False


@dataclass(frozen=True)
class KeyFigures:
    """The few numbers a reader takes away: label, value, note each."""

    items: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Picture:
    """A chart: its drawing (SVG) for a wide and a narrow screen, in letters of the reader's machine, the words that stand
    for it, the finding it shows, what is drawn and where it comes from.

    `paper`: the wide one in letters of its own, for what is printed (blank: the same). `id`: where a link to it leads.
    """

    wide: str
    narrow: str
    alt: str
    finding: str
    note: str
    number: str = ""
    paper: str = ""
    id: str = ""

    @property
    def caption(self) -> str:
        """`Hình 1. Điều thấy được`."""
        return f"{self.number} {self.finding}".strip()

    @property
    def printed(self) -> str:
        """The drawing for paper."""
        return self.paper or self.wide


@dataclass(frozen=True)
class Signature:
    """Who signs, and who gets the document."""

    authority: tuple[str, ...]
    name: str
    recipients_title: str
    recipients: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """Blocks that belong together under a name which only whoever hears the page is told."""

    kind: str
    name: str
    blocks: tuple[Block, ...]


Block = Front | Title | Heading | Paragraph | Bullets | KeyFigures | Picture | Table | Signature | Section


@dataclass(frozen=True)
class Document:
    """A report: its name as a file's title, its blocks in the order of the page."""

    title: str
    blocks: tuple[Block, ...] = field(default=())

    @property
    def tables(self) -> list[Table]:
        """The tables, in order."""
        return [block for block in flat(self.blocks) if isinstance(block, Table)]

    def first(self, kind: type[Any]) -> Any:
        """The first block of a kind; None where there is none."""
        return next((block for block in flat(self.blocks) if isinstance(block, kind)), None)

    def paragraph(self, kind: str) -> str:
        """The text of the first paragraph of the kind; blank where there is none."""
        paragraphs = (block for block in flat(self.blocks) if isinstance(block, Paragraph))
        return next((block.text for block in paragraphs if block.kind == kind), "")


def flat(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those of sections in their place."""
    return [part for block in blocks for part in (flat(block.blocks) if isinstance(block, Section) else [block])]


def text_of(runs: Runs) -> str:
    """The words of runs."""
    return "".join(run.text for run in runs)


def plain_runs(text: str) -> Runs:
    """A text in no look of its own."""
    return (Run(text),) if text else ()


def paragraph(text: str, kind: str = "") -> Paragraph:
    """A paragraph of one look."""
    return Paragraph(plain_runs(text), kind)
