"""Where the cells of a table stand, by what they hold: helpers of the kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random

from analysis.intake.dictionary import dictionary
from fuzz.files import Damage, Files, Records, damage


def kind_of_column(path: str) -> dict[str, str]:
    """What each column of the file holds (count, decimal, yes_no …), by code name."""
    name = path.rpartition("/")[2].removesuffix(".csv")
    return {column.code: column.kind for column in dictionary()[name].columns}


def codes_of(path: str, *kinds: str) -> list[str]:
    """The code names of the file's columns that hold values of one of these kinds."""
    return [code for code, kind in kind_of_column(path).items() if kind in kinds]


def a_cell(
    draw: Random, records: Records, codes: Iterable[str], fits: Callable[[str], bool] = bool
) -> tuple[int, int] | None:
    """A cell below the head in one of the columns whose text fits; None where there is none."""
    columns = [records[0].index(code) for code in codes if code in records[0]]
    places = [(row, column) for row in range(1, len(records)) for column in columns if fits(records[row][column])]
    return draw.choice(places) if places else None


def another(
    draw: Random,
    files: Files,
    columns: dict[str, Iterable[str]],
    change: Callable[[str], str],
    fits: Callable[[str], bool] = bool,
) -> Damage:
    """One cell, of a file drawn and one of its columns, changed; `columns`: code names by path."""
    paths = list(columns)
    draw.shuffle(paths)
    for path in paths:
        records = files.records(path)
        place = a_cell(draw, records, columns[path], lambda text: fits(text) and change(text) != text)
        if place is not None:
            return put_cell(files, path, records, place, change(records[place[0]][place[1]]))
    raise AssertionError("no cell of the sound unit fits")


def put_cell(files: Files, path: str, records: Records, place: tuple[int, int], text: str) -> Damage:
    """The cell given another text, the file written again."""
    row, column = place
    old, records[row][column] = records[row][column], text
    files.put(path, records)
    code = records[0][column]
    return damage(path, f"dòng {row + 1}, cột {code}: {old!r} -> {text!r}", [row], [code])


def number(text: str) -> float:
    """The number of a plain cell of the sound unit, 0 where it is blank."""
    return float(text.replace(",", ".") or 0)


def written(value: float) -> str:
    """A number as the sound unit writes it: `12`, `12,5`."""
    return str(int(value)) if value == int(value) else f"{value:.6f}".rstrip("0").replace(".", ",")
