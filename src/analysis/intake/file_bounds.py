"""Files that no office hands in, known before they are read: endless, of gigabytes, of one line, of a million columns."""

from __future__ import annotations

import stat
from pathlib import Path

from analysis.findings import Finding

MEGABYTE = 1_000_000
# 400 000 households of 60 columns, a whole province, are 100 MB; the plain reader takes six times as much memory
MOST_BYTES = 160 * MEGABYTE
MOST_BYTES_OF_TOML = MEGABYTE  # a plan of a hundred pages is a tenth of it
MOST_BYTES_OF_A_LINE = MEGABYTE  # sixty cells of the longest text a cell of Excel can hold never come together
MOST_COLUMNS = 16_384  # as Excel has
MOST_ROWS = 1_048_576  # as Excel has
MOST_CELLS = 40_000_000  # 400 000 households of 100 columns
LOOK = 65_536
LONGEST_NAME = 300  # letters of a name, a code, a unit; the longest sentence of a plan has a few hundred
LONGEST_TEXT = 5_000  # letters of any other text
SHORT = frozenset({"village", "household_id", "ethnicity", "code", "unit", "section", "source"})  # columns of names
# ten provinces' villages, all recognitions of one
MOST_LINES = {"villages": 20_000, "targets": 20_000, "objectives": 5_000, "programme": 5_000, "recognitions": 200_000}
MOST_FILES = 1_000  # in one folder: a year has a dozen


def no_plain_file(path: Path) -> str | None:
    """What stands under the path where it is no ordinary file, in words; None for a file. Opening a pipe would never
    end.
    """
    try:
        mode = path.stat().st_mode
    except RuntimeError:  # as Python 3.11 and 3.12 name a loop of links
        return "liên kết vòng tròn"
    except OSError:
        return "liên kết hỏng" if path.is_symlink() else "không mở được"
    if stat.S_ISREG(mode):
        return None
    return "thư mục" if stat.S_ISDIR(mode) else "ống dẫn hoặc thiết bị, không phải tệp"


def out_of_bounds(path: Path, name: str, most: int = MOST_BYTES) -> Finding | None:
    """The error that refuses a file before it is read, or None: no ordinary file, too large, or with a line without
    end.
    """
    if what := no_plain_file(path):
        return _finding(name, what, "tệp thường, đọc được", "đặt tệp thật vào thư mục dưới đúng tên này")
    size = path.stat().st_size
    if size > most:
        return _finding(name, f"{size / MEGABYTE:.0f} MB", f"tệp không quá {most // MEGABYTE} MB",
                        "kiểm tra có đúng tệp không; xóa các dòng, cột trống thừa rồi lưu lại")  # fmt: skip
    row = _endless_line(path, size)
    if row is None:
        return None
    return _finding(name, f"một dòng dài hơn {MOST_BYTES_OF_A_LINE // MEGABYTE} MB", "mỗi bản ghi một dòng, có dấu xuống dòng",
                    "kiểm tra có đúng tệp không; mở tệp gốc bằng Excel rồi lưu lại dạng “CSV UTF-8”", row)  # fmt: skip


def too_many_columns(number: int, name: str, row: int) -> Finding:
    """The error for a row of more columns than a sheet can have."""
    return _finding(name, f"{number} cột", f"không quá {MOST_COLUMNS} cột", "xóa các cột thừa rồi lưu lại", row)


def too_many_rows(name: str) -> Finding:
    """The error for a file of more rows than a sheet can have."""
    return _finding(name, f"hơn {MOST_ROWS} dòng", f"không quá {MOST_ROWS} dòng", "xóa các dòng trống thừa rồi lưu lại")


def too_many_lines(table: str, lines: int, name: str) -> Finding | None:
    """The error for a table of more lines than there can be villages or projects, or None; households have no bound of
    theirs.
    """
    most = MOST_LINES.get(table)
    if most is None or lines <= most:
        return None
    return _finding(
        name, f"{lines} dòng", f"không quá {most} dòng", "kiểm tra có đúng tệp không; xóa các dòng thừa rồi lưu lại"
    )


def too_long(code: str, cell: str) -> int | None:
    """How many letters a text of the column may have, where the cell has more."""
    most = LONGEST_NAME if code in SHORT else LONGEST_TEXT
    return most if len(cell) > most else None


def too_many_cells(name: str) -> Finding:
    """The error for a file of more cells than a province has."""
    return _finding(
        name, f"hơn {MOST_CELLS} ô", f"không quá {MOST_CELLS} ô", "xóa các dòng, cột trống thừa rồi lưu lại"
    )


def _endless_line(path: Path, size: int) -> int | None:
    """The row of a line longer than the bound: looked for at every megabyte, so the file need not be read."""
    if size <= MOST_BYTES_OF_A_LINE:
        return None
    with path.open("rb") as file:
        for start in range(0, size - MOST_BYTES_OF_A_LINE + 1, MOST_BYTES_OF_A_LINE):
            file.seek(start)
            block = file.read(LOOK)
            if not _ends_line(block) and not _ends_line(file.read(MOST_BYTES_OF_A_LINE - LOOK)):
                file.seek(0)
                before = file.read(start)
                return max(before.count(b"\n"), before.count(b"\r")) + 1
    return None


def _ends_line(block: bytes) -> bool:
    return b"\n" in block or b"\r" in block


def _finding(name: str, value: str, expected: str, remedy: str, row: int | None = None) -> Finding:
    return Finding("error", name, row, None, value, expected, remedy, "readable_file")
