"""What a file is by what stands in it, not by its name: `xlsx`, `xls` or `ods`; anything else is refused by what it is."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from analysis.intake.book.compound import SIGNATURE, Compound
from analysis.intake.book.limits import FILE_BYTES, PARTS, SMALL_PART_BYTES, XML_BYTES
from analysis.intake.book.refused import FEWER, NO_PASSWORD, SAVE_AGAIN, SEND_AGAIN, Refused
from analysis.intake.file_kind import SIGNATURES

AS_CSV = "đổi đuôi tệp thành .csv và đặt tên theo bảng (villages.csv, households.csv, …), hoặc mở bằng Excel rồi lưu thành .xlsx"
COPY_TABLE = "chép bảng sang một sổ tính Excel rồi lưu thành .xlsx"
# the first bytes of what gets named .xls by mistake
OTHERS = (
    (SIGNATURES["PDF"], "tệp PDF", "xin bản Excel của bảng này; bảng trong PDF không đọc được"),
    (SIGNATURES["RTF"], "văn bản RTF", COPY_TABLE),
    (SIGNATURES["RAR"], "tệp nén RAR", "giải nén, lấy sổ tính bên trong"),
    (SIGNATURES["7z"], "tệp nén 7-Zip", "giải nén, lấy sổ tính bên trong"),
    (SIGNATURES["PNG"], "ảnh PNG", "xin bản Excel của bảng này; bảng trong ảnh không đọc được"),
    (SIGNATURES["JPEG"], "ảnh JPEG", "xin bản Excel của bảng này; bảng trong ảnh không đọc được"),
    (b"\x09\x00", "sổ tính Excel quá cũ (trước Excel 5)", SAVE_AGAIN),
    (b"\x09\x02", "sổ tính Excel quá cũ (trước Excel 5)", SAVE_AGAIN),
    (b"\x09\x04", "sổ tính Excel quá cũ (trước Excel 5)", SAVE_AGAIN),
)
WORD = "văn bản Word"
TOO_LARGE = f"tối đa {FILE_BYTES // 2**20} MB trên đĩa, {XML_BYTES // 2**20} MB khi giải nén"


def kind_of(path: Path) -> str:
    """`xlsx`, `xls` or `ods`; raises Refused for any other kind, OSError where the file cannot be opened."""
    size = path.stat().st_size
    if size > FILE_BYTES:
        raise Refused(f"tệp {size // 2**20} MB", TOO_LARGE, FEWER)
    with path.open("rb") as file:
        start = file.read(4096)
    if not start.strip(b"\x00 \t\r\n"):
        raise Refused("tệp rỗng", remedy="chép lại tệp gốc; trang tính chưa có gì thì bỏ tệp này đi")
    if start.startswith(SIGNATURE):
        return _of_compound(path.read_bytes())
    if start.startswith(b"PK"):
        return _of_zip(path)
    for signature, what, remedy in OTHERS:
        if start.startswith(signature):
            raise Refused(what, remedy=remedy)
    raise _text(start)


def _of_compound(raw: bytes) -> str:
    names = Compound(raw).names
    if names & {"EncryptedPackage", "EncryptionInfo"}:
        raise Refused("sổ tính có mật khẩu", remedy=NO_PASSWORD)
    if names & {"Workbook", "Book"}:
        return "xls"
    if "WordDocument" in names:
        raise Refused(f"{WORD} (.doc)", remedy=COPY_TABLE)
    raise Refused("tệp Office khác, không có trang tính", remedy=COPY_TABLE)


def _of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            names = {part.filename.replace("\\", "/").lower() for part in parts}
            _check_parts(parts, names)
            if "content.xml" in names:
                return _of_opendocument(archive)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError):
        raise Refused("tệp nén bị cắt ngắn hoặc hỏng", remedy=SEND_AGAIN) from None
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("tệp nén có mật khẩu", remedy=NO_PASSWORD)
    if any(name.endswith("workbook.xml") for name in names):
        return "xlsx"
    if any(name.endswith("workbook.bin") for name in names):
        raise Refused("sổ tính Excel dạng nhị phân (.xlsb)")
    if any(name.startswith("word/") for name in names):
        raise Refused(f"{WORD} (.docx)", remedy=COPY_TABLE)
    if any(name.endswith((".xlsx", ".xls", ".ods", ".csv")) for name in names):
        raise Refused("tệp nén ZIP", remedy="giải nén, lấy sổ tính bên trong")
    raise Refused("tệp nén không có trang tính", remedy=COPY_TABLE)


def _check_parts(parts: list[zipfile.ZipInfo], names: set[str]) -> None:
    total = sum(part.file_size for part in parts)
    if len(parts) > PARTS or total > XML_BYTES:
        raise Refused(f"tệp nén bung ra {len(parts)} phần, {total // 2**20} MB", TOO_LARGE, FEWER)
    if len(names) < len(parts):
        raise Refused("tệp nén có hai phần cùng tên", remedy=SEND_AGAIN)


def _of_opendocument(archive: zipfile.ZipFile) -> str:
    mime = archive.read("mimetype")[:200].decode("ascii", errors="replace") if "mimetype" in archive.namelist() else ""
    if mime and "spreadsheet" not in mime:
        raise Refused("văn bản OpenDocument, không phải trang tính", remedy=COPY_TABLE)
    manifest = "META-INF/manifest.xml"
    small = manifest in archive.namelist() and archive.getinfo(manifest).file_size < SMALL_PART_BYTES
    if small and b"encryption-data" in archive.read(manifest):
        raise Refused("sổ tính có mật khẩu", remedy=NO_PASSWORD)
    return "ods"


def _text(start: bytes) -> Refused:
    """The refusal of a file that is text of some kind."""
    utf16 = start[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not utf16 and b"\x00" in start:
        return Refused("tệp không phải sổ tính", remedy=SEND_AGAIN)
    text = start.decode("utf-16" if utf16 else "latin-1", errors="replace").lstrip("\ufeffï»¿ \t\r\n").lower()
    if "urn:schemas-microsoft-com:office:spreadsheet" in text:
        return Refused("sổ tính Excel 2003 dạng XML")
    if text.startswith("mime-version") or re.match(r"(from|content-type):", text):
        return Refused("trang web lưu thành một tệp (.mht)")
    if re.search(r"<(!doctype html|html|head|body|table|meta|style|div)\b", text):
        return Refused("trang web (HTML) mang tên sổ tính")
    if text.startswith("<?xml"):
        return Refused("tệp XML, không phải sổ tính")
    if re.search("[,;\t]", text.partition("\n")[0]):
        return Refused("tệp văn bản (CSV) mang tên sổ tính", remedy=AS_CSV)
    return Refused("tệp văn bản mang tên sổ tính", remedy=AS_CSV)
