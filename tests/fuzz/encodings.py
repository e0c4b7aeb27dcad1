"""Files in another encoding or notation, with bytes lost, doubled or changed."""

from __future__ import annotations

import unicodedata
from random import Random

from fuzz.files import (
    CAPTION,
    HALF_PROGRAMME,
    MARKER,
    NARRATIVE,
    OBJECTIVES,
    PLAN,
    PROGRAMME,
    TABLES,
    TARGETS,
    TOMLS,
    UNITS,
    VILLAGES,
    Damage,
    Files,
    damage,
)
from fuzz.kind import kind
from fuzz.names import tcvn3, vni

WORDED = [path for path in TABLES if path not in (HALF_PROGRAMME,)]


@kind("right")
def utf16_with_its_mark(draw: Random, files: Files) -> Damage:
    """Unicode text, as spreadsheets save it: UTF-16 with its mark, tabs between cells."""
    path = draw.choice(TABLES)
    files.put(path, files.records(path), delimiter="\t", encoding="utf-16")
    return damage(path, "UTF-16 có dấu")


@kind("seen")
def utf16_or_32_without_its_mark(draw: Random, files: Files) -> Damage:
    """UTF-16 or UTF-32 that nothing marks."""
    path, encoding = draw.choice((*TABLES, PLAN, CAPTION)), draw.choice(("utf-16-le", "utf-16-be", "utf-32-le"))
    files[path] = files.text(path).encode(encoding)
    return damage(path, encoding)


@kind("seen")
def windows_1258(draw: Random, files: Files) -> Damage:
    """The Vietnamese code page of Windows."""
    path = draw.choice((*TABLES, PLAN, CAPTION))
    files[path] = _to_1258(files.text(path)).encode("cp1258", "replace")
    return damage(path, "Windows-1258")


def _to_1258(text: str) -> str:
    """Letters as the code page has them: ă â đ ê ô ơ ư whole, tones after the letter."""

    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = []
    for letter in unicodedata.normalize("NFC", text):
        split = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in split if mark in tones)
        parts.append(unicodedata.normalize("NFC", "".join(mark for mark in split if mark not in tones)) + tone)
    return "".join(parts)


@kind("seen")
def whole_file_in_a_font_of_old(draw: Random, files: Files) -> Damage:
    """TCVN3 or VNI in the whole file, its bytes kept or saved as UTF-8."""
    path, font = draw.choice((*WORDED, PLAN, CAPTION)), draw.choice((tcvn3, vni))
    files[path] = font(files.text(path)).encode(draw.choice(("cp1252", "utf-8")), "replace")
    return damage(path, f"phông {font.__name__}")


@kind("seen")
def whole_file_with_letters_lost(draw: Random, files: Files) -> Damage:
    """`?` for every Vietnamese letter: saved in a code page that lacks them."""
    path = draw.choice((*WORDED, PLAN, NARRATIVE, CAPTION, MARKER))
    files[path] = files.text(path).encode("ascii", "replace")
    return damage(path, "mất chữ có dấu")


@kind("seen")
def whole_file_decoded_wrongly(draw: Random, files: Files) -> Damage:
    """UTF-8 read as Windows-1252 and saved again."""
    path = draw.choice((*WORDED, PLAN, NARRATIVE, CAPTION, MARKER))
    files[path] = files[path].decode("cp1252", "replace").encode()
    return damage(path, "UTF-8 đọc nhầm thành Windows-1252")


@kind("right")
def other_delimiter(draw: Random, files: Files) -> Damage:
    """Semicolons or tabs between cells."""
    path, mark = draw.choice(TABLES), draw.choice(";\t")
    files.put(path, files.records(path), delimiter=mark)
    return damage(path, f"phân cách {mark!r}")


@kind("right")
def mark_and_line_ends_of_windows(draw: Random, files: Files) -> Damage:
    """A byte-order mark, line ends of Windows or of old Macs."""
    path = draw.choice((*TABLES, PLAN, CAPTION))
    end = draw.choice((b"\r\n", b"\r")) if path in TABLES else b"\r\n"
    files[path] = draw.choice((b"", b"\xef\xbb\xbf")) + files[path].replace(b"\n", end)
    return damage(path, f"BOM, {end!r}")


@kind("seen")
def line_that_names_the_delimiter(draw: Random, files: Files) -> Damage:
    """`sep=;` on the first line."""
    path, mark = draw.choice(TABLES), draw.choice(",;")
    files.put(path, files.records(path), delimiter=mark)
    files[path] = f"sep={mark}\n".encode() + files[path]
    return damage(path, f"sep={mark}")


@kind("seen")
def decimal_comma_splits_the_row(draw: Random, files: Files) -> Damage:
    """`506,4` without quotes between commas."""
    path = draw.choice((PROGRAMME, HALF_PROGRAMME, TARGETS, OBJECTIVES))
    lines = files.text(path).split("\n")
    row = draw.choice([n for n, line in enumerate(lines) if n and '"' in line and any(f'"{d}' in line for d in "0123456789")])  # fmt: skip
    lines[row] = ",".join(part.strip('"') if part[:1].isdigit() else part for part in lines[row].split(',"'))
    lines[row] = lines[row].replace('",', ",") if lines[row].count('"') % 2 else lines[row]
    files[path] = "\n".join(lines).encode()
    return damage(path, f"dấu phẩy thập phân tách ô ở hàng {row + 1}", [row])


@kind("seen")
def quote_left_open(draw: Random, files: Files) -> Damage:
    """A quotation mark too many at the start of a cell."""
    path = draw.choice(TABLES)
    lines = files.text(path).split("\n")
    row = draw.randrange(1, len(lines) - 1)
    place = draw.choice([0, *(n + 1 for n, letter in enumerate(lines[row]) if letter == ",")])
    lines[row] = lines[row][:place] + '"' + lines[row][place:]
    files[path] = "\n".join(lines).encode()
    return damage(path, f"nháy kép thừa ở hàng {row + 1}")


@kind("seen")
def nul_bytes(draw: Random, files: Files) -> Damage:
    """A zero byte, or the end of the file in zeros, as a disk leaves them."""
    path = draw.choice((*TABLES, PLAN))
    raw = files[path]
    place = draw.randrange(len(raw))
    files[path] = draw.choice((raw[:place] + b"\x00" + raw[place:], raw[:place] + b"\x00" * (len(raw) - place)))
    return damage(path, f"byte 0 ở {place}")


@kind("may pass", "a digit or a letter becomes another one: as plausible as the true one")
def bits_flipped(draw: Random, files: Files) -> Damage:
    """A few bits of the file wrong."""
    path = draw.choice((*TABLES, *TOMLS))
    raw = bytearray(files[path])
    for _ in range(draw.randint(1, 3)):
        raw[draw.randrange(len(raw))] ^= 1 << draw.randrange(8)
    files[path] = bytes(raw)
    return damage(path, "sai vài bit")


@kind("may pass", "a piece within a cell gone, or twice, leaves another number or word that may be true")
def piece_of_the_file_gone_or_twice(draw: Random, files: Files) -> Damage:
    """Some bytes in a row gone or doubled."""
    path = draw.choice((*TABLES, *TOMLS))
    raw = files[path]
    start, length = draw.randrange(len(raw)), draw.randint(1, 40)
    files[path] = draw.choice((raw[:start] + raw[start + length :], raw[: start + length] + raw[start:]))
    return damage(path, f"{length} byte từ {start} mất hoặc lặp")


@kind("seen")
def file_of_two_versions(draw: Random, files: Files) -> Damage:
    """The lines that a program for versions leaves when two people changed one file."""
    path = draw.choice((*TABLES, PLAN))
    lines = files.text(path).split("\n")
    row = draw.randrange(1, len(lines) - 1)
    lines[row : row + 1] = ["<<<<<<< HEAD", lines[row], "=======", lines[row], ">>>>>>> ban-cua-thon"]
    files[path] = "\n".join(lines).encode()
    return damage(path, f"hai bản ở hàng {row + 1}")


@kind("seen")
def map_of_units_mistyped(draw: Random, files: Files) -> Damage:
    """A unit, a village or a year wrong in the map of units."""
    old, new = draw.choice((("Thôn Sơn", "Thôn Sơm"), ('"Thôn Đồng Sơn"', '"Thôn Đồng Xơn"'), ("kim-tan/", "kim-tân/"), ("2024-03-01", "2034-03-01"),
                            ('into = "kim-tan"', 'into = "kimtan"'), ("2024-03-01", "2023-03-01"), ('["kim-tan"]', '["kim-tam"]')))  # fmt: skip
    files[UNITS] = files.text(UNITS).replace(old, new).encode()
    return damage(UNITS, f"{old} -> {new}", instead=(VILLAGES,))
