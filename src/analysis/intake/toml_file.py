"""A TOML file handed in -> its tables, or one finding that says where it is broken."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import tomli

from analysis.findings import Finding, InputError
from analysis.intake.encoding import decode
from analysis.intake.file_bounds import LONGEST_TEXT, LOOK, MOST_BYTES_OF_TOML, out_of_bounds
from analysis.intake.file_kind import kind_of
from analysis.intake.legacy_fonts import font_of
from analysis.intake.unknown import KINDS, LOST_LETTERS
from analysis.legible import legible
from analysis.toml_faults import Fault, fault_of, too_deep

MOST_ENTRIES = 10_000  # of a table or list: the villages of ten provinces
LOST = re.compile(KINDS[LOST_LETTERS])
SAVE_AS_UTF8 = "mở tệp bằng Notepad, chọn Lưu thành (Save as), mục Encoding chọn UTF-8"


def read_toml(path: Path, name: str) -> dict:
    """The file's tables, their texts legible; raises InputError with one finding for a file that is too large, no text
    in UTF-8, or no TOML.
    """
    if finding := out_of_bounds(path, name, MOST_BYTES_OF_TOML):
        raise InputError([finding])
    text = _text(path, name).replace("\r\n", "\n")
    if fault := _in_an_old_font(text) or letters_lost(text) or too_deep(text):
        raise InputError([_finding(name, fault)])
    try:
        found = tomli.loads(text)
    # tomli lets through what it trips over itself: a number of thousands of digits
    except (ValueError, RecursionError) as error:
        raise InputError([_finding(name, fault_of(text, str(error)))]) from None
    if finding := _too_long(found, name):
        raise InputError([finding])
    return _legible(found)


def _too_long(found: object, name: str, key: str = "") -> Finding | None:
    """The error for the first text, key or list beyond any plan's, at whatever depth."""
    if isinstance(found, str):
        if len(found) <= LONGEST_TEXT:
            return None
        return _finding(name, Fault(None, f"{key}: {found[:80]}… ({len(found)} chữ)", f"mỗi đoạn, mỗi tên không quá {LONGEST_TEXT} chữ", "kiểm tra có dán nhầm nội dung khác không"))  # fmt: skip
    if not isinstance(found, dict | list):
        return None
    if len(found) > MOST_ENTRIES:
        return _finding(name, Fault(None, f"{key or 'tệp'}: {len(found)} mục", f"không quá {MOST_ENTRIES} mục", "kiểm tra có đúng tệp không"))  # fmt: skip
    pairs = found.items() if isinstance(found, dict) else ((key, value) for value in found)
    for part, value in pairs:
        if told := _too_long(part, name, key) or _too_long(value, name, str(part)):
            return told
    return None


def _legible(value: Any) -> Any:
    """The tables without the characters that an escape (`\\u202e`) may put into a text."""
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, dict):
        return {legible(key): _legible(inner) for key, inner in value.items()}
    return [_legible(inner) for inner in value] if isinstance(value, list) else value


def _text(path: Path, name: str) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        fault = Fault(None, f"không mở được ({type(error).__name__})", "tệp đọc được", "đóng tệp ở chương trình khác, kiểm tra quyền đọc")  # fmt: skip
        raise InputError([_finding(name, fault)]) from None
    if kind := kind_of(raw[:LOOK]):
        fault = Fault(None, f"nội dung là {kind.name}", "tệp văn bản TOML, mã hóa UTF-8", "gõ lại nội dung bằng Notepad, lưu dạng UTF-8")  # fmt: skip
        raise InputError([_finding(name, fault)])
    decoded = decode(raw)
    if decoded.encoding == "UTF-8" and decoded.text is not None:
        return decoded.text
    raise InputError(
        [_finding(name, Fault(decoded.row, f"bảng mã {decoded.encoding}", "tệp mã hóa UTF-8", SAVE_AS_UTF8))]
    )


def _in_an_old_font(text: str) -> Fault | None:
    if text.isascii():
        return None
    lines = text.split("\n")
    fonts = font_of(set(lines))
    row = next((number for number, line in enumerate(lines, 1) if line in fonts), None)
    if row is None:
        return None
    line = lines[row - 1]
    return Fault(row, line.strip()[:80], f"chữ Unicode; {sum(line in fonts for line in lines)} dòng đang ở bảng mã {fonts[line]}",
                 "chuyển mã các dòng này sang Unicode (Unikey: Ctrl+Shift+F6), lưu lại dạng UTF-8")  # fmt: skip


def letters_lost(text: str) -> Fault | None:
    """The fault of the first line with `?` for letters that an encoding lacks, comments and addresses apart."""
    lines = [re.sub(r"\w{1,20}://\S*", "", line) for line in text.split("\n")]
    lost = [row for row, line in enumerate(lines, 1) if not line.lstrip().startswith("#") and LOST.search(line)]
    if not lost:
        return None
    return Fault(lost[0], lines[lost[0] - 1].strip()[:80], f"chữ có dấu đầy đủ; {len(lost)} dòng có {LOST_LETTERS}",
                 "gõ lại các chữ bị hỏng theo bản gốc rồi lưu dạng UTF-8")  # fmt: skip


def _finding(name: str, fault: Fault) -> Finding:
    return Finding("error", name, fault.row, None, fault.value, fault.expected, fault.remedy, "readable_file")
