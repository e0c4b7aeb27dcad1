"""Words of a page that name an annex, a table or a chart of it by its number lead there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.document.blocks import Block, Bullets, Heading, Paragraph, Picture, Run, Runs, Section, flat
from analysis.document.table import Table

NAMED = re.compile(r"(?:Phụ lục [IVXLC]+|(?:Bảng|Hình) \d+|Biểu T\d+)(?!\w)")
# what an annex goes with is another document
OF_OTHERS = re.compile(r"\s*(?:của|kèm theo|ban hành)\b")


def linked(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, every number of one of them in a sentence a link to it."""
    places = dict(_places(flat(list(blocks))))
    return [_linked(block, places) for block in blocks] if places else list(blocks)


def _places(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Heading) and block.annex and block.id:
            yield block.annex[0], block.id
        elif isinstance(block, Table | Picture) and block.id:
            found = NAMED.match(block.number or block.caption)
            if found and not block.id.endswith("-2"):
                yield found[0], block.id


def _linked(block: Block, places: Mapping[str, str]) -> Block:
    if isinstance(block, Paragraph) and block.kind in ("", "responsible"):
        return replace(block, runs=_runs(block.runs, places))
    if isinstance(block, Bullets):
        return replace(block, items=tuple(_runs(item, places) for item in block.items))
    if isinstance(block, Section):
        return replace(block, blocks=tuple(_linked(part, places) for part in block.blocks))
    return block


def _runs(runs: Runs, places: Mapping[str, str]) -> Runs:
    return tuple(part for run in runs for part in ([run] if run.href or run.code else _parts(run, places)))


def _parts(run: Run, places: Mapping[str, str]) -> Iterator[Run]:
    end = 0
    for found in NAMED.finditer(run.text):
        place = places.get(found[0])
        if place and not OF_OTHERS.match(run.text, found.end()):
            if run.text[end : found.start()]:
                yield replace(run, text=run.text[end : found.start()])
            yield replace(run, text=found[0], href=f"#{place}")
            end = found.end()
    if run.text[end:] or not run.text:
        yield replace(run, text=run.text[end:])
