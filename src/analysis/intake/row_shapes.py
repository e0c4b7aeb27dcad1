"""Rows known by their shape alone: the head repeated at a page break, the numbers of the columns."""

from __future__ import annotations

import re

from analysis.intake.text import fold

NUMBER = re.compile(r"^\(?\[?(\d{1,2})\]?\)?\.?(?:\s*=[\d\s()=+\-−–*x×/:%,]*)?$")
LETTER = re.compile(r"^\(?([A-E]|[a-e])\)?$")
UNIT = re.compile(r"^(ho|nguoi|khau|nhan khau|trieu dong|trd|tr d|diem|ty le|dong|nghin dong|ngay thang nam|so luong)$")
GAPS = 4  # the issued table goes from 3 to 6


def heading_texts(records: list[list[str]], bottom: int) -> dict[int, set[str]]:
    """By position: what stands there in the head and the titles above it, folded."""
    texts: dict[int, set[str]] = {}
    for record in records[: bottom + 1]:
        for position, cell in enumerate(record):
            if cell.strip():
                texts.setdefault(position, set()).add(fold(cell) or cell.strip())
    return texts


def repeats_head(record: list[str], headings: dict[int, set[str]]) -> bool:
    """Whether every filled cell stands in the head, or a title above it, at the same place."""
    filled = [(position, cell) for position, cell in enumerate(record) if cell.strip()]
    return all((fold(cell) or cell.strip()) in headings.get(position, ()) for position, cell in filled) and (
        len(filled) > 1 or any(letter.isalpha() for letter in filled[0][1])
    )


def is_units(record: list[str]) -> bool:
    """Whether the row only says the units of the columns: `(hộ) (người) %`."""
    filled = [cell for cell in record if cell.strip()]
    return len(filled) > 1 and all(UNIT.match(fold(cell)) or cell.strip() == "%" for cell in filled)


def is_numbering(record: list[str]) -> bool:
    """Whether the row numbers the columns: `A B 1 2 3`, `(1) (2)`, `1 2 3 4`, `3=2/1` among them."""
    filled = [cell.strip() for cell in record if cell.strip()]
    if len(filled) < 2 or len(filled[0]) > 4:
        return False
    letters = 0
    while letters < len(filled) and LETTER.match(filled[letters]):
        letters += 1
    found = [NUMBER.match(cell) for cell in filled[letters:]]
    numbers = [int(match[1]) for match in found if match]
    if len(numbers) < len(found):
        return False
    if letters:
        return numbers == sorted(set(numbers))
    return (
        len(numbers) > 2 and numbers[0] == 1 and numbers == sorted(set(numbers)) and numbers[-1] <= len(numbers) + GAPS
    )
