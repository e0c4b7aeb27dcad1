"""Files on disk -> cells of text with the row numbers a person sees; nothing is interpreted here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from analysis.findings import Finding
from analysis.intake.bulk import Bulk, bulk_csv
from analysis.intake.csv_records import BrokenRecords, records_of
from analysis.intake.encoding import UNMARKED, decode
from analysis.intake.file_bounds import LOOK, MOST_BYTES, out_of_bounds
from analysis.intake.file_kind import kind_of


class InputFile(NamedTuple):
    """A file that was read: path relative to the data folder, checksum (empty where none is kept), number of rows of
    data.
    """

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

    @property
    def lines(self) -> int:
        """How many lines the file has, at least the number of its records."""
        return len(self.records) if self.source is None else self.source.path.read_bytes().count(b"\n")

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
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_csv(path: Path, name: str, *, whole: bool = False) -> Cells:
    """The cells of a CSV file (UTF-8, UTF-16, Windows-1258; comma, semicolon, tab or bar between the columns).

    Raises Unreadable for a file that is no table of text, beyond every bound, in another encoding, empty or with broken
    quoting: a guess would turn letters into others.
    """
    if fault := out_of_bounds(path, name):
        raise Unreadable(fault)
    bulk = None if whole else bulk_csv(path)
    if bulk is not None:
        return Cells(name, bulk.first, source=bulk)
    text, mended = text_of(path, name)
    if "\n" in text and not text.endswith(("\n", "\r")):
        mended.append(_ends_within(name, text))
    if not text.strip():
        raise Unreadable(_finding(name, None, None, "tệp có hàng tiêu đề và dữ liệu", "nhập dữ liệu rồi lưu lại"))
    try:
        return Cells(name, records_of(text, name), tuple(mended))
    except BrokenRecords as error:
        raise Unreadable(error.finding) from None


def text_of(path: Path, name: str, most: int = MOST_BYTES) -> tuple[str, list[Finding]]:
    """The text of a file and a note where it was not UTF-8; raises Unreadable for what is no text, or in an unknown
    encoding.
    """
    if fault := out_of_bounds(path, name, most):
        raise Unreadable(fault)
    try:
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except OSError as error:
        raise Unreadable(
            _finding(name, None, f"không mở được ({type(error).__name__})", "tệp đọc được", "đóng tệp ở chương trình khác, kiểm tra quyền đọc")
        ) from None  # fmt: skip
    if kind := kind_of(raw[:LOOK]):
        raise Unreadable(_finding(name, None, f"nội dung là {kind.name}", "tệp văn bản", kind.remedy))
    decoded = decode(raw)
    if decoded.text is None:
        raise Unreadable(_finding(name, decoded.row, f"bảng mã {decoded.encoding}", "tệp mã hóa UTF-8", _remedy(decoded.encoding)))  # fmt: skip
    mended = []
    if decoded.encoding in ("Windows-1258", UNMARKED):
        mended.append(
            Finding("note", name, None, None, decoded.encoding, "tệp mã hóa UTF-8",
                    "đã chuyển sang Unicode khi đọc; lần sau nên lưu dạng CSV UTF-8", "encoding")
        )  # fmt: skip
    return decoded.text, mended


def _ends_within(name: str, text: str) -> Finding:
    """A note: a file that a program wrote ends with the end of a line; one that was cut does not."""
    return Finding("note", name, None, None, text.rpartition("\n")[2][-40:], "dấu xuống dòng sau dòng cuối cùng",
                   "xem dòng cuối có đủ không và sau nó còn dòng nào không: tệp sao chép dở dang thì dừng giữa chừng như vậy", "ends_within_a_line")  # fmt: skip


def _remedy(encoding: str) -> str:
    if encoding.startswith(("TCVN3", "VNI")):
        return "mở tệp, chuyển mã sang Unicode (Unikey: Ctrl+Shift+F6), chọn Lưu thành “CSV UTF-8” rồi chạy lại"
    if encoding.startswith("UTF-8"):
        return "sửa chữ bị hỏng ở dòng này theo bản gốc rồi lưu lại dạng CSV UTF-8"
    if encoding == "không rõ":
        return "mở tệp bằng phần mềm đã tạo ra nó, xem chữ có đúng không, rồi lưu lại dạng CSV UTF-8"
    return "mở lại tệp gốc rồi lưu lại dạng CSV UTF-8"


def _finding(file: str, row: int | None, value: str | None, expected: str, remedy: str) -> Finding:
    return Finding("error", file, row, None, value, expected, remedy, "readable_file")
