"""What a file is by its first bytes, whatever its name says: a workbook renamed .csv, a page saved as .xls."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """What the file is, in words, and what to do with it."""

    name: str
    remedy: str


SAVE_AS_CSV = "mở tệp bằng Excel rồi lưu lại dạng “CSV UTF-8”; chỉ đổi tên tệp là chưa đủ"
COPY_OUT = "chép bảng từ tệp này sang Excel rồi lưu dạng “CSV UTF-8”"
UNPACK = "giải nén rồi đặt tệp bên trong vào thư mục"
# the first bytes of what is no table under any name
SIGNATURES = {
    "gzip": b"\x1f\x8b",
    "7z": b"7z\xbc\xaf",
    "RAR": b"Rar!",
    "PDF": b"%PDF",
    "RTF": b"{\\rtf",
    "PNG": b"\x89PNG",
    "JPEG": b"\xff\xd8\xff",
}
MAGIC = (
    (SIGNATURES["gzip"], Kind("tệp nén gzip", UNPACK)),
    (SIGNATURES["7z"], Kind("tệp nén 7z", UNPACK)),
    (SIGNATURES["RAR"], Kind("tệp nén RAR", UNPACK)),
    (b"\xd0\xcf\x11\xe0", Kind("sổ tính Excel cũ (.xls), hoặc tệp Office có mật khẩu", "bỏ mật khẩu nếu có, " + SAVE_AS_CSV)),
    (SIGNATURES["PDF"], Kind("tệp PDF", COPY_OUT)),
    (SIGNATURES["RTF"], Kind("văn bản RTF (Word)", COPY_OUT)),
    (SIGNATURES["PNG"], Kind("ảnh PNG", "nhập số liệu trong ảnh vào tệp CSV")),
    (SIGNATURES["JPEG"], Kind("ảnh JPEG", "nhập số liệu trong ảnh vào tệp CSV")),
    (b"SQLite format 3", Kind("cơ sở dữ liệu SQLite", "xuất bảng ra CSV UTF-8")),
    (b"PAR1", Kind("tệp Parquet", "xuất bảng ra CSV UTF-8")),
)  # fmt: skip
PAGE = (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<style")


def kind_of(head: bytes) -> Kind | None:
    """What the first kilobytes say the file is, or None where it may be text as it should be."""
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return _zip(head)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:64].lower()
    if start.startswith(PAGE):
        return Kind("trang web (HTML), thường do phần mềm xuất ra", SAVE_AS_CSV)
    return Kind("tệp XML", SAVE_AS_CSV) if start.startswith(b"<?xml") else None


def _zip(head: bytes) -> Kind:
    if b"opendocument" in head:
        return Kind("tài liệu OpenDocument (.ods, .odt)", SAVE_AS_CSV)
    if b"word/" in head:
        return Kind("văn bản Word (.docx)", COPY_OUT)
    if b"xl/" in head or b"[Content_Types].xml" in head:
        return Kind("sổ tính Excel (.xlsx)", SAVE_AS_CSV)
    return Kind("tệp nén zip", UNPACK)
