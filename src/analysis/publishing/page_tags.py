"""Tags of a page by name and class: a page has thousands, and a selector asks each of them every part of itself."""

from __future__ import annotations

from bs4 import Tag


def tags(within: Tag | None, *names: str, classed: str = "") -> list[Tag]:
    """The tags below, in the order of the page: those of these names (any, where none is given) and of this class."""
    if within is None:
        return []
    found = within.find_all(names[0]) if len(names) == 1 else within.find_all(True)
    return [
        tag
        for tag in found
        if (len(names) < 2 or tag.name in names) and (not classed or classed in tag.get("class", ()))
    ]
