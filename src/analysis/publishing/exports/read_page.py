"""The finished, checked HTML page -> a Document. The page is the one source: what it does not show, no other form
shows.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import replace

from bs4 import BeautifulSoup, NavigableString, Tag

from analysis.publishing.exports.document import (
    Block,
    Bullets,
    Document,
    Front,
    Heading,
    KeyFigures,
    Paragraph,
    Picture,
    Run,
    Runs,
    Signature,
    Title,
)
from analysis.publishing.exports.read_table import read_table, text_of

PARAGRAPH_KINDS = ("edition", "attached", "abstract", "subtitle", "status", "note")
LOOKS = {"bold": ("strong", "b"), "italic": ("em", "i"), "blank": ("mark",)}
SVG_START = "data:image/svg+xml;base64,"


def read_page(page: str | BeautifulSoup) -> Document:
    """The document that a page is."""
    soup = page if isinstance(page, BeautifulSoup) else BeautifulSoup(page, "html.parser")
    return Document(text_of(soup.title), tuple(block for _, block in tags_and_blocks(soup.select_one("main"))))


def tags_and_blocks(parent: Tag) -> Iterator[tuple[Tag, Block]]:
    """The blocks of the page, each with the tag it was read from (for loose text, the tag around it)."""
    for child in parent.children:
        if isinstance(child, Tag):
            for found in _block(child):
                yield found if isinstance(found, tuple) else (child, found)
        elif isinstance(child, NavigableString) and child.strip():
            yield parent, Paragraph((Run(_squeezed(child)),))


def _block(tag: Tag) -> Iterator[Block | tuple[Tag, Block]]:
    kinds = set(tag.get("class", []))
    if tag.name == "header":
        yield _front(tag)
    elif tag.name == "h1":
        yield Title(_lines(tag), ruled="ruled" in kinds)
    elif tag.name in ("h2", "h3", "h4"):
        yield Heading(int(tag.name[1]) - 1, text_of(tag))
    elif "banner" in kinds:
        yield Paragraph(runs_of(tag), "banner")
    elif tag.name in ("p", "pre"):
        basis = "basis" if "bases" in tag.parent.get("class", []) else ""
        kind = next((kind for kind in PARAGRAPH_KINDS if kind in kinds), basis)
        yield Paragraph(runs_of(tag), kind, ruled="ruled" in kinds)
    elif tag.name in ("ul", "ol"):
        yield Bullets(tuple(runs_of(item) for item in tag.find_all("li")))
    elif tag.name == "dl":
        yield KeyFigures(tuple(_key_figure(item) for item in tag.find_all("div")))
    elif tag.name == "figure":
        yield from _picture(tag)
    elif tag.name == "table":
        yield read_table(tag, wide=False, note="")
    elif "table" in kinds:
        note = tag.select_one("p.note")
        yield read_table(tag.table, wide="landscape" in kinds, note=text_of(note))
    elif "signature" in kinds:
        yield _signature(tag)
    elif tag.name not in ("style", "script"):
        # a wrapper of whatever kind: nothing on the page may get lost
        yield from tags_and_blocks(tag)


def runs_of(tag: Tag) -> Runs:
    """The text of a tag as runs, white space as a browser shows it."""
    runs = [run for run in _runs(tag, Run("")) if run.text]
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(runs)


def _runs(tag: Tag, look: Run) -> Iterator[Run]:
    look = replace(look, **{name: True for name, tags in LOOKS.items() if tag.name in tags})
    for child in tag.children:
        if isinstance(child, Tag):
            yield from [Run("\n")] if child.name == "br" else _runs(child, look)
        elif isinstance(child, NavigableString):
            yield replace(look, text=re.sub(r"[ \t\n]+", " ", child))


def _front(tag: Tag) -> Front:
    def part(kind: str) -> str:
        return text_of(tag.select_one(f".{kind}"))

    number = tag.select_one(".document-number")
    return Front(
        superior=part("superior"),
        agency=part("agency"),
        number=number.get_text().strip() if number else "",  # the room left for the number is kept
        country=part("country"),
        motto=part("motto"),
        place=part("place"),
    )


def _key_figure(item: Tag) -> tuple[str, str, str]:
    return text_of(item.dt), text_of(item.select_one("strong")), text_of(item.select_one("dd span"))


def _picture(tag: Tag) -> Iterator[Block]:
    image, caption = tag.img, text_of(tag.figcaption)
    source = str(image["src"]) if image else ""
    if source.startswith(SVG_START):
        svg = base64.b64decode(source.removeprefix(SVG_START)).decode("utf-8")
        yield Picture(svg, str(image["alt"]), caption)
        # what is drawn and where it comes from stands under the caption
        for words in tag.find_all("p"):
            yield words, Paragraph(runs_of(words), "note")
    else:
        yield Paragraph((Run(caption or text_of(tag)),), "note")


def _signature(tag: Tag) -> Signature:
    authority = tag.select_one(".authority")
    return Signature(
        authority=_lines(authority) if authority else (),
        name=text_of(tag.select_one(".signer .name")),
        recipients_title=text_of(tag.select_one(".recipients-title")),
        recipients=tuple(text_of(item) for item in tag.select(".recipients li")),
    )


def _lines(tag: Tag) -> tuple[str, ...]:
    """The lines that `br` makes, those of no words left out."""
    parts = ["\n" if part.name == "br" else str(part).replace("\n", " ") for part in _leaves(tag)]
    return tuple(_squeezed(line) for line in "".join(parts).split("\n") if line.strip())


def _leaves(tag: Tag) -> Iterator[Tag | NavigableString]:
    return (part for part in tag.descendants if isinstance(part, NavigableString) or part.name == "br")


def _squeezed(text: str) -> str:
    return re.sub(r"[ \t\n]+", " ", text).strip()
