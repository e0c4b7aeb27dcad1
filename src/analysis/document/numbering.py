"""The numbers of tables and figures, and where links to them and to headings lead, in the order of the document."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from analysis.document.blocks import Block, Heading, Picture, Section
from analysis.document.table import Table

OWN_NUMBER = "Biểu T"
FORM = re.compile(r"Biểu T\d+")


class Numbers:
    """Counts through a document: `numbers(blocks)` gives the next ones their numbers."""

    def __init__(self) -> None:
        self._tables, self._pictures, self._headings = count(1), count(1), count(1)
        self._ids: Counter[str] = Counter()

    def __call__(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks numbered: Bảng 1., Bảng 2., Hình 1. …; a form that has a number of its own (Biểu T1) keeps that one
        alone. Each has an id of its number, by which others lead to it.
        """
        return tuple(map(self._numbered, blocks))

    def _numbered(self, block: Block) -> Block:
        if isinstance(block, Table):
            own = FORM.match(block.caption) if block.caption.startswith(OWN_NUMBER) else None
            number = "" if own or not block.caption else f"Bảng {next(self._tables)}."
            return replace(block, number=number, id=self._id(own[0] if own else number or "Khung"))
        if isinstance(block, Picture):
            number = f"Hình {next(self._pictures)}."
            return replace(block, number=number, id=self._id(number))
        if isinstance(block, Heading) and block.level <= 2:
            return replace(block, id=f"muc-{next(self._headings)}")
        if isinstance(block, Section):
            return replace(block, blocks=self(block.blocks))
        return block

    def _id(self, name: str) -> str:
        """`bang-3`, `hinh-1`, `bieu-t8`; `bieu-t8-2` for the second of that name."""
        plain = unicodedata.normalize("NFD", name.strip(".").lower().replace("đ", "d"))
        plain = re.sub(r"[^a-z\d]+", "-", "".join(letter for letter in plain if not unicodedata.combining(letter)))
        self._ids[plain] += 1
        return plain if self._ids[plain] == 1 and plain != "khung" else f"{plain}-{self._ids[plain]}"
