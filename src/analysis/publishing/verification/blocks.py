"""A page as a list of what a reader sees, and where two such lists differ."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString, Script, Stylesheet

MATCHED = 1_000_000  # pairs of blocks beyond which two stretches are told as one
DRAWING = "nét vẽ "
BLOCKS = frozenset(
    [
        "title",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "li",
        "caption",
        "figcaption",
        "th",
        "td",
        "dt",
        "dd",
        "img",
        "source",
        "div",
        "span",
        "pre",
        "summary",
        "body",
    ]
)
# words that are no text of their own, yet are seen or read out
SPOKEN = ("alt", "title", "aria-label", "placeholder", "value", "label")


@dataclass(frozen=True)
class Stretch:
    """A stretch of blocks that differs: the words it comes after, the blocks of either page."""

    after: str
    ours: list[str]
    theirs: list[str]

    def pairs(self) -> list[tuple[str, str]]:
        """Blocks side by side where both pages have as many, else the stretches whole."""
        if len(self.ours) == len(self.theirs):
            return list(zip(self.ours, self.theirs, strict=True))
        return [(" | ".join(self.ours), " | ".join(self.theirs))]


def blocks(page: BeautifulSoup) -> list[str]:
    """What a reader sees or is read, in order: the text of each block, pictures by their words and their drawing."""
    found = [words for tag in page.find_all(True) for words in _words(tag)]
    return [*found, *filter(None, [_text(page, None)])]


def _words(tag: Tag) -> Iterator[str]:
    yield from (f"{name} “{tag[name]}”" for name in SPOKEN if tag.get(name))
    if tag.name in ("img", "source"):
        drawn = str(tag.get("src") or tag.get("srcset", ""))
        yield DRAWING + hashlib.sha256(drawn.encode(errors="replace")).hexdigest()[:8]
    elif tag.name in BLOCKS and (text := _text(tag, tag)):
        yield text


def _text(within: Tag, block: Tag | None) -> str:
    """Own text and that of tags within a line; blocks inside are told on their own.

    No block: text that stands in none.
    """
    inside = [
        text
        for text in within.find_all(string=True)
        if not isinstance(text, PreformattedString | Script | Stylesheet) and _nearest_block(text.parent) is block
    ]
    return " ".join("".join(inside).split())


def _nearest_block(tag: Tag) -> Tag | None:
    while tag is not None and tag.name not in BLOCKS:
        tag = tag.parent
    return tag


def stretches(recorded: list[str], found: list[str]) -> Iterator[Stretch]:
    """Every stretch of blocks that differs, in the order of the page."""
    start = next(
        (n for n, (a, b) in enumerate(zip(recorded, found, strict=False)) if a != b), min(len(recorded), len(found))
    )
    end, most = 0, min(len(recorded), len(found)) - start
    while end < most and recorded[-1 - end] == found[-1 - end]:
        end += 1
    # what is alike at both ends needs no matching: pages have thousands of blocks, a deviation a few
    ours, theirs = recorded[start : len(recorded) - end], found[start : len(found) - end]
    for kind, a, b, c, d in _opcodes(ours, theirs):
        if kind != "equal":
            before = (
                text for text in reversed(recorded[: start + a]) if len(text) > 3 and not text.startswith(DRAWING)
            )
            yield Stretch(next(before, ""), ours[a:b], theirs[c:d])


def _opcodes(ours: list[str], theirs: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    if len(ours) * len(theirs) > MATCHED:
        return [("replace", 0, len(ours), 0, len(theirs))]
    return difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()


def place_of(where: str, stretch: Stretch) -> str:
    """Where a stretch stands, for a person."""
    return f"{where}, sau “{stretch.after[:60]}”" if stretch.after else where


def told(part: list[str]) -> str:
    """The first blocks of a stretch on one line."""
    return " | ".join(part[:3]) or "(không có)"


def block_differences(where: str, recorded: list[str], found: list[str]) -> Iterator[tuple[str, object, object]]:
    """(where, recorded, found) of every stretch of blocks that differs."""
    for stretch in stretches(recorded, found):
        yield place_of(where, stretch), told(stretch.ours), told(stretch.theirs)
