"""Files on disk -> cells of text with the row numbers a person sees; nothing is interpreted here."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from analysis.findings import Finding
from analysis.intake.bulk import Bulk, bulk_csv
from analysis.intake.encoding import decode

DELIMITERS = ",;\t"


@dataclass(frozen=True)
class InputFile:
    """A file that was read: path relative to the data folder, checksum (empty where none is kept), number of rows of data."""

    path: str
    sha256: str
    rows: int | None = None


@dataclass(frozen=True)
class Cells:
    """The records of one file as text; `records[i]` stands in row `i + 1` of the file.

    Of a large file `records` are the first ones only, `source` the fast way to the others; `all_records` reads all.
    """

    file: str
    records: list[list[str]]
    mended: tuple[Finding, ...] = ()
    source: Bulk | None = None

    def all_records(self) -> list[list[str]]:
        """Every record of the file; raises Unreadable where the rest of a large file cannot be read."""
        return self.records if self.source is None else read_csv(self.source.path, self.file, whole=True).records


class Unreadable(Exception):
    """The file cannot be read as a table; carries the finding."""

    def __init__(self, finding: Finding):
        self.finding = finding
        super().__init__(str(finding))


def checksum(path: Path) -> str:
    """The SHA-256 of the file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_csv(path: Path, name: str, *, whole: bool = False) -> Cells:
    """The cells of a CSV file (UTF-8 with or without BOM, UTF-16 with one, Windows-1258; comma, semicolon or tab).

    Raises Unreadable for another encoding, an empty file or broken quoting: a guess would turn letters into others.
    """
    bulk = None if whole else bulk_csv(path, DELIMITERS)
    if bulk is not None:
        return Cells(name, bulk.first, source=bulk)
    text, mended = _text(path.read_bytes(), name)
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
    return Cells(name, records, tuple(mended))


def _text(raw: bytes, name: str) -> tuple[str, list[Finding]]:
    decoded = decode(raw)
    if decoded.text is None:
        row = raw[: decoded.position].count(b"\n") + 1 if decoded.position else None
        raise Unreadable(
            _finding(name, row, f"bảng mã {decoded.encoding}", "tệp mã hóa UTF-8",
                     "mở tệp, chuyển mã sang Unicode (Unikey: Ctrl+Shift+F6), chọn Lưu thành “CSV UTF-8” rồi chạy lại")
        )  # fmt: skip
    mended = []
    if decoded.encoding == "Windows-1258":
        mended.append(
            Finding("note", name, None, None, decoded.encoding, "tệp mã hóa UTF-8",
                    "đã chuyển sang Unicode khi đọc; lần sau nên lưu dạng CSV UTF-8", "encoding")
        )  # fmt: skip
    return decoded.text, mended


def _finding(file: str, row: int | None, value: str | None, expected: str, remedy: str) -> Finding:
    return Finding("error", file, row, None, value, expected, remedy, "readable_file")
