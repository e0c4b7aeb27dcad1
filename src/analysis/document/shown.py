"""What a cell of a notebook shows: blocks of a document, the figures behind them, and both as data of the output."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from analysis.document.blocks import Block
from analysis.document.bundle import DOCUMENT_MIME, to_json
from analysis.document.figure import Figure
from analysis.document.html import html_of, lab_html

FIGURES_MIME = "application/vnd.giamngheo.figures+json"
RECORD_MIME = "application/vnd.giamngheo.record+json"
PUBLIC_MIME = "application/vnd.giamngheo.public+json"


@dataclass(frozen=True)
class Shown:
    """Something shown: blocks, the figures they are made of, plain text for terminals, a record for run.json."""

    blocks: tuple[Block, ...] = ()
    figures: tuple[Figure, ...] = ()
    text: str = ""
    record: dict[str, Any] = field(default_factory=dict)
    # the blocks of a public page that it is made of: without them nobody has judged whether it may be public
    public: tuple[str, ...] = ()

    @property
    def html(self) -> Markup:
        """The blocks as HTML."""
        return html_of(self.blocks)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        html = lab_html(self.blocks)
        bundle: dict[str, Any] = {"text/html": str(html), "text/plain": self.text or html.striptags()}
        if self.blocks:
            bundle[DOCUMENT_MIME] = to_json(self.blocks)
        if self.figures:
            bundle[FIGURES_MIME] = [list(figure) for figure in self.figures]
        if self.record:
            bundle[RECORD_MIME] = self.record
        if self.public:
            bundle[PUBLIC_MIME] = list(self.public)
        return bundle

    def __add__(self, other: Shown) -> Shown:
        record = {**self.record, **other.record}
        judged = all(part.public or not part.blocks for part in (self, other))
        public = self.public + other.public if judged else ()
        return Shown(
            self.blocks + other.blocks,
            self.figures + other.figures,
            f"{self.text}\n{other.text}".strip(),
            record,
            public,
        )


NOTHING = Shown()


def together(*shown: Shown) -> Shown:
    """Several things shown one after another, as one."""
    return sum(shown, NOTHING)
