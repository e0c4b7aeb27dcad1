"""Cells of our CSV files such that no spreadsheet runs one, and such that they are read back as they were.

Excel and LibreOffice run a cell that begins with =, +, - or @, after white space too, and where their list separator is
a semicolon, as on a Vietnamese machine, also what follows one within a cell. An apostrophe before such a sign makes it
a text; a cell that has apostrophes there gets one more, so that the way back is to take one away. Numbers, negative
ones too, stay as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?inf|nan")
# where a cell may begin for some program, white space and quotes, apostrophes that stand there, and the sign itself
STARTS = re.compile(r"""((?:^|[;,\t\r\n|])[\s"]*)('*)(?=[=+\-@＝＋－＠\t\r\n])""")
GUARDED = re.compile(r"""((?:^|[;,\t\r\n|])[\s"]*)'('*)(?=[=+\-@＝＋－＠\t\r\n])""")


def guarded(cell: str) -> str:
    """The cell as it is written."""
    if NUMBER.fullmatch(cell):
        return cell
    return STARTS.sub(r"\1'\2", cell)


@lru_cache(maxsize=1 << 14)
def plain(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return GUARDED.sub(r"\1\2", cell)


def written_rows(rows: Iterable[Sequence[str]]) -> str:
    """The rows as a CSV file has them, each cell guarded."""
    return "".join(f"{','.join(map(_written, row))}\n" for row in rows)


def read_rows(text: str) -> Iterator[list[str]]:
    """The rows of such a file, each cell as it was; raises csv.Error for a broken one."""
    for row in csv.reader(io.StringIO(text, newline="")):
        yield [plain(cell) for cell in row]


@lru_cache(maxsize=1 << 14)
def _written(cell: str) -> str:
    # names of tables, villages and units stand in thousands of rows
    return _quoted(guarded(cell))


def _quoted(cell: str) -> str:
    # csv.writer leaves a carriage return unquoted, and then reads two rows
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if re.search('[",\r\n]', cell) else cell
