"""The head of a table in the form of official Vietnamese reports: merged headings over columns, declared as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.document.table import Cell


@dataclass(frozen=True)
class Column:
    """One column of figures: code name, heading, the form's own number for it; `measure`: unit and form where not the
    usual.
    """

    code: str
    heading: str
    number: str = ""
    measure: tuple[str, str] | None = None


@dataclass(frozen=True)
class Group:
    """A heading over several columns or groups."""

    heading: str
    parts: tuple[Column | Group, ...]


Head = Sequence[Column | Group]


def leaves(head: Head) -> list[Column]:
    """The columns of a head, left to right."""
    return [leaf for part in head for leaf in ([part] if isinstance(part, Column) else leaves(part.parts))]


def depth(head: Head) -> int:
    """The number of levels of a head."""
    return 1 + max((depth(part.parts) for part in head if isinstance(part, Group)), default=0)


def placed(head: Head, column: int = 0) -> list[Cell]:
    """The cells of the head from `column` on: a group over its columns, a column down to the last level."""
    return list(_placed(head, 0, column, depth(head)))


def _placed(head: Head, row: int, column: int, levels: int) -> Iterator[Cell]:
    for part in head:
        across = len(leaves(part.parts)) if isinstance(part, Group) else 1
        down = 1 if isinstance(part, Group) else levels - row
        yield Cell(part.heading, row, column, down, across)
        if isinstance(part, Group):
            yield from _placed(part.parts, row + 1, column, levels)
        column += across
