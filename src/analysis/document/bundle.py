"""Blocks as JSON and back: what an output of a notebook carries beside its HTML, so that no writer reads a page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from analysis.document.blocks import (
    Block,
    Bullets,
    Front,
    Heading,
    KeyFigures,
    Paragraph,
    Picture,
    Section,
    Signature,
    Title,
)
from analysis.document.table import Table

DOCUMENT_MIME = "application/vnd.giamngheo.document+json"
KINDS: dict[str, type] = {
    "front": Front,
    "title": Title,
    "heading": Heading,
    "paragraph": Paragraph,
    "bullets": Bullets,
    "key-figures": KeyFigures,
    "picture": Picture,
    "table": Table,
    "signature": Signature,
    "section": Section,
}
NAMES = {kind: name for name, kind in KINDS.items()}


class NotADocument(ValueError):
    """What an output carries are no blocks of a document."""


def to_json(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The blocks in JSON types, each under its kind; what is as usual is left out."""
    return [_packed(block) for block in blocks]


def from_json(packed: Any) -> tuple[Block, ...]:
    """The blocks again; raises NotADocument for what is none."""
    try:
        return tuple(_unpacked(dict(one)) for one in packed)
    except (ValidationError, KeyError, TypeError, ValueError) as error:
        raise NotADocument(str(error)) from None


def load_kinds() -> None:
    """Makes the kinds of blocks ready to be packed, for whoever packs many after."""
    for kind in NAMES:
        _adapter(kind)


def _packed(block: Block) -> dict[str, Any]:
    if isinstance(block, Section):
        return {"block": "section", "kind": block.kind, "name": block.name, "blocks": to_json(block.blocks)}
    kind: type = type(block)
    return {"block": NAMES[kind], **_adapter(kind).dump_python(block, mode="json", exclude_defaults=True)}


def _unpacked(packed: dict[str, Any]) -> Block:
    kind = KINDS[packed.pop("block")]
    if kind is Section:
        return Section(str(packed["kind"]), str(packed["name"]), from_json(packed["blocks"]))
    return _adapter(kind).validate_python(packed)


@cache
def _adapter(kind: type) -> TypeAdapter:
    return TypeAdapter(kind)
