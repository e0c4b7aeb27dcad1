"""Which blocks stand on upright pages and which on wide ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.document.blocks import Block, Bullets, Heading, Paragraph
from analysis.document.table import Table


def opening_pages(blocks: Iterable[Block]) -> list[Heading]:
    """The headings that begin a page: each Phụ lục, what follows the last of them, each sheet of a village."""
    opening, after_annex = [], False
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            if block.annex or after_annex or block.kind == "sheet":
                opening.append(block)
            after_annex = block.annex is not None
    return opening


@dataclass(frozen=True)
class Stretch:
    """Blocks on pages of one orientation."""

    wide: bool
    blocks: tuple[Block, ...]


def stretches(blocks: Iterable[Block]) -> list[Stretch]:
    """The blocks in stretches of one orientation; words that lead to a wide table turn with it."""
    parts: list[list] = []  # [wide, blocks]
    leading: list[Block] = []  # words since the last table, picture or heading with a table of its own
    for block in blocks:
        if isinstance(block, Heading):
            # what led up to a heading belongs to what came before it, unless it is a heading itself
            if not all(isinstance(b, Heading) for b in leading):
                _add(parts, _last(parts), leading)
                leading = []
            leading.append(block)
        elif isinstance(block, Paragraph | Bullets):
            leading.append(block)
        else:
            # who signs does so on an upright page, under the words that lead there
            wide = isinstance(block, Table) and block.wide
            starts = bool(leading) and isinstance(leading[0], Heading)
            if wide and not starts:
                # a remark after another table stays with that table
                _add(parts, _last(parts), leading)
                leading = []
            _add(parts, wide, [*leading, block])
            leading = []
    _add(parts, False if leading and isinstance(leading[0], Heading) else _last(parts), leading)
    return [Stretch(wide, tuple(part)) for wide, part in parts]


def _last(parts: Sequence[list]) -> bool:
    return parts[-1][0] if parts else False


def _add(parts: list[list], wide: bool, blocks: list[Block]) -> None:
    if not blocks:
        return
    if parts and parts[-1][0] == wide:
        parts[-1][1].extend(blocks)
    else:
        parts.append([wide, list(blocks)])
