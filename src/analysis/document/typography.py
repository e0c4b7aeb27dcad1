"""The last touch of a document: the text ends with its sign, numbers hold on to their units."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest

from analysis.document.blocks import (
    Block,
    Bullets,
    Front,
    Heading,
    KeyFigures,
    Paragraph,
    Picture,
    Runs,
    Section,
    Signature,
    Title,
)
from analysis.document.table import Table

NBSP = "\u00a0"
UNITS = (
    "%", "hộ", "người", "nhân khẩu", "khẩu", "thôn", "tổ dân phố", "xã", "điểm", "tháng", "năm", "lượt", "cuộc", "công trình",
    "dự án", "chỉ số", "triệu đồng", "tỷ đồng", "đồng",
)  # fmt: skip
BEFORE_UNIT = re.compile(rf"(?<=\d) (?=(?:{'|'.join(UNITS)})(?!\w))")
COMMITTEE = re.compile(r"((?:ủy|uỷ) ban nhân dân) (.+)", re.IGNORECASE)
END = "./."


def set_type(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with “./.” at the end of the text and a non-breaking space before % and units."""
    return [bound(block) for block in ended(blocks)]


def bind(text: str) -> str:
    """`15 hộ`, `5,59 %` with a space that does not end a line."""
    return BEFORE_UNIT.sub(NBSP, text)


def bind_unit(agency: str) -> str:
    """`ỦY BAN NHÂN DÂN HUYỆN MƯỜNG TÈ` with a name of the unit that no line breaks: a line may end before it."""
    parts = COMMITTEE.fullmatch(agency)
    return f"{parts[1]} {parts[2].replace(' ', NBSP)}" if parts else agency


def ended(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the last sentence before each signature ended with “./.” and marked: who signs never does so alone on
    a page.
    """
    return [
        _with_end(block) if isinstance(following, Signature) else block
        for block, following in zip_longest(blocks, blocks[1:])
    ]


def _with_end(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, runs=_ended(block.runs), last=True)
    if isinstance(block, Bullets) and block.items:
        return replace(block, items=(*block.items[:-1], _ended(block.items[-1])), last=True)
    return block


def _ended(runs: Runs) -> Runs:
    words = [place for place, run in enumerate(runs) if run.text.strip()]
    if not words or runs[words[-1]].text.rstrip().endswith(END):
        return runs
    last = words[-1]
    text = runs[last].text.rstrip().rstrip(".;") + END
    return (*runs[:last], replace(runs[last], text=text), *runs[last + 1 :])


def bound(block: Block) -> Block:
    """The block with its numbers bound to their units."""
    return _BOUND.get(type(block), _as_it_is)(block)


def _as_it_is(block: Block) -> Block:
    return block


def _runs(runs: Runs) -> Runs:
    return tuple(run if run.code else replace(run, text=bind(run.text)) for run in runs)


def _table(table: Table) -> Table:
    cells = tuple(replace(cell, text=bind(cell.text), words=bind(cell.words)) for cell in table.cells)
    return replace(table, caption=bind(table.caption), note=bind(table.note), cells=cells)


_BOUND: dict[type, Callable] = {
    Front: lambda block: replace(block, superior=bind_unit(block.superior), agency=bind_unit(block.agency)),
    Title: lambda block: replace(block, lines=tuple(map(bind, block.lines))),
    Heading: lambda block: replace(block, text=bind(block.text)),
    Paragraph: lambda block: replace(block, runs=_runs(block.runs)),
    Bullets: lambda block: replace(block, items=tuple(map(_runs, block.items))),
    KeyFigures: lambda block: replace(block, items=tuple(tuple(map(bind, item)) for item in block.items)),
    Picture: lambda block: replace(block, finding=bind(block.finding), note=bind(block.note)),
    Table: _table,
    Section: lambda block: replace(block, blocks=tuple(map(bound, block.blocks))),
}
