"""How a page is set out: its tags and attributes, beside its text."""

from __future__ import annotations

from bs4 import BeautifulSoup

# drawings are compared with the text; values and forms of cells with figures.csv
APART = ("src", "srcset")


def tags(page: BeautifulSoup) -> list[str]:
    """Every tag with its attributes, in order; of a style sheet its rules too."""
    return [_tag(tag) for tag in page.find_all(True)]


def _tag(tag) -> str:
    attributes = [
        f'{name}="{" ".join(value) if isinstance(value, list) else value}"'
        for name, value in sorted(tag.attrs.items())
        if name not in APART
    ]
    rules = tag.get_text() if tag.name == "style" else ""
    return f"<{' '.join([tag.name, *attributes])}>{rules}"


def markup_difference(where: str, expected: BeautifulSoup, found: BeautifulSoup) -> tuple[str, str, str]:
    """(where, expected, found) of the first tag that is set otherwise; the spelling of the HTML where no tag is."""
    ours, theirs = tags(expected), tags(found)
    for number, (one, other) in enumerate(zip([*ours, "(hết)"], [*theirs, "(hết)"], strict=False), 1):
        if one != other:
            return f"{where}, thẻ thứ {number}", *_around_difference(one, other)
    return where, "nguyên văn HTML như khi lập", "cách viết HTML khác"


def _around_difference(one: str, other: str) -> tuple[str, str]:
    at = next((n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    around = slice(max(0, at - 40), at + 60)
    return one[around], other[around]
