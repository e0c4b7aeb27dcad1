"""The numbers of tables and figures, and of headings in the list of contents, in the order of the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from analysis.document.blocks import Block, Heading, Picture, Section
from analysis.document.table import Table

OWN_NUMBER = "Biểu T"


class Numbers:
    """Counts through a document: `numbers(blocks)` gives the next ones their numbers."""

    def __init__(self) -> None:
        self._tables, self._pictures, self._headings = count(1), count(1), count(1)

    def __call__(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks numbered: Bảng 1., Bảng 2., Hình 1. …; a form that has a number of its own (Biểu T1) keeps that one
        alone.
        """
        return tuple(map(self._numbered, blocks))

    def _numbered(self, block: Block) -> Block:
        if isinstance(block, Table) and block.caption and not block.caption.startswith(OWN_NUMBER):
            return replace(block, number=f"Bảng {next(self._tables)}.")
        if isinstance(block, Picture):
            return replace(block, number=f"Hình {next(self._pictures)}.")
        if isinstance(block, Heading) and block.level <= 2:
            return replace(block, id=f"muc-{next(self._headings)}")
        if isinstance(block, Section):
            return replace(block, blocks=self(block.blocks))
        return block
