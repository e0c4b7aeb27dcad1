"""The text cells of a notebook as blocks: headings, paragraphs and lists, with bold, italic, letters of code and links."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, cast

import mistune

from analysis.document.blocks import Block, Bullets, Heading, Paragraph, Run, Runs, text_of

INLINE: dict[str, dict[str, Any]] = {"strong": {"bold": True}, "emphasis": {"italic": True}}
BREAKS = {"softbreak": " ", "linebreak": "\n"}


class NotShown(ValueError):
    """A text cell holds what no form of a document has: a table, a picture, HTML; the message names it."""


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a cell (`##` is a section); raises NotShown."""
    return tuple(block for token in _parser()(text) for block in _block(token))


def _block(token: dict) -> Iterator[Block]:
    kind = token["type"]
    if kind == "blank_line":
        return
    if kind == "heading":
        # the title of the document is no heading of its text
        yield Heading(max(token["attrs"]["level"] - 1, 1), text_of(_runs(token)))
    elif kind == "paragraph":
        yield Paragraph(_runs(token))
    elif kind == "list":
        yield Bullets(tuple(_item(item) for item in token["children"]))
    else:
        raise NotShown(kind)


def _item(item: dict) -> Runs:
    runs = [_runs(part) for part in item["children"] if part["type"] in ("block_text", "paragraph")]
    if len(runs) != len([part for part in item["children"] if part["type"] != "blank_line"]):
        raise NotShown("list in a list")
    return tuple(run for part in runs for run in part)


def _runs(token: dict) -> Runs:
    return tuple(_inline(token.get("children", ()), Run("")))


def _inline(tokens: list[dict], look: Run) -> Iterator[Run]:
    for token in tokens:
        kind = token["type"]
        if kind == "text":
            yield replace(look, text=token["raw"])
        elif kind == "codespan":
            yield replace(look, text=token["raw"], code=True)
        elif kind in BREAKS:
            yield replace(look, text=BREAKS[kind])
        elif kind in INLINE:
            yield from _inline(token["children"], replace(look, **INLINE[kind]))
        elif kind == "link":
            yield from _inline(token["children"], replace(look, href=token["attrs"]["url"]))
        else:
            raise NotShown(kind)


@cache
def _parser() -> Callable[[str], list[dict]]:
    # without a renderer it gives the tokens
    return cast(Callable[[str], list[dict]], mistune.create_markdown(renderer=None))
