"""Files on disk -> cells of text with the row numbers a person sees; nothing is interpreted here."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from analysis.findings import Finding

DELIMITERS = ",;\t"


@dataclass(frozen=True)
class InputFile:
    """A file that was read: path relative to the data folder, checksum, number of rows of data."""

    path: str
    sha256: str
    rows: int | None = None


@dataclass(frozen=True)
class Cells:
    """The records of one file as text; `records[i]` stands in row `i + 1` of the file."""

    file: str
    records: list[list[str]]


class Unreadable(Exception):
    """The file cannot be read as a table; carries the finding."""

    def __init__(self, finding: Finding):
        self.finding = finding
        super().__init__(str(finding))


def checksum(path: Path) -> str:
    """The SHA-256 of the file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_csv(path: Path, name: str) -> Cells:
    """The cells of a CSV file (UTF-8 with or without BOM, or UTF-16 with one; comma, semicolon or tab).

    Raises Unreadable for another encoding, an empty file or broken quoting: a guess would turn letters into others.
    """
    raw = path.read_bytes()
    text = _decode(raw, name)
    if not text.strip():
        raise Unreadable(_finding(name, None, None, "tệp có hàng tiêu đề và dữ liệu", "nhập dữ liệu rồi lưu lại"))
    head = next(line for line in text.splitlines() if line.strip())
    delimiter = max(DELIMITERS, key=head.count)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise Unreadable(
            _finding(
                name,
                None,
                str(error),
                "tệp CSV đúng dạng, dấu nháy kép đóng mở đủ",
                "mở tệp bằng Excel rồi lưu lại dạng CSV UTF-8",
            )
        ) from None
    return Cells(name, records)


def _decode(raw: bytes, name: str) -> str:
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        raise Unreadable(
            _finding(
                name,
                row,
                raw[error.start : error.start + 4].hex(" "),
                "tệp mã hóa UTF-8",
                "mở tệp, chọn Lưu thành “CSV UTF-8” rồi chạy lại",
            )
        ) from None
    if "\x00" in text:
        raise Unreadable(
            _finding(name, None, "ký tự rỗng", "tệp văn bản CSV", "mở tệp bằng Excel rồi lưu lại dạng CSV UTF-8")
        )
    return text


def _finding(file: str, row: int | None, value: str | None, expected: str, remedy: str) -> Finding:
    return Finding("error", file, row, None, value, expected, remedy, "readable_file")
