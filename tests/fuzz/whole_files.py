"""Whole files: renamed, lost, cut, of another year or kind, in another encoding, with bytes changed."""

from __future__ import annotations

import csv
import io
import unicodedata
from random import Random

from fuzz.files import (
    BEFORE,
    CAPTION,
    HALF_PROGRAMME,
    HOUSEHOLDS,
    LAST_HOUSEHOLDS,
    LAST_VILLAGES,
    MARKER,
    NARRATIVE,
    NOW,
    OBJECTIVES,
    PLAN,
    PROGRAMME,
    RECOGNITIONS,
    REVIEWS,
    SUPPORT,
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


def _renamed(files: Files, path: str, name: str, done: str = "") -> Damage:
    other = path.rpartition("/")[0] + "/" + name
    files[other] = files.pop(path)
    return damage(path, done or f"tệp mang tên {name}", instead=(other,))


@kind("seen")
def file_renamed_in_case(draw: Random, files: Files) -> Damage:
    """`Households.CSV`."""
    path = draw.choice((*TABLES, PLAN, NARRATIVE, SUPPORT, CAPTION))
    form = draw.choice((str.title, str.upper, lambda name: name.partition(".")[0] + "." + name.partition(".")[2].upper()))  # fmt: skip
    return _renamed(files, path, form(path.rpartition("/")[2]))


@kind("seen")
def file_misnamed(draw: Random, files: Files) -> Damage:
    """`programe.csv`, `targets (1).csv`, `households.csv.csv`, `plan.toml.txt`, a Vietnamese name."""
    path = draw.choice((*TABLES, PLAN, NARRATIVE, SUPPORT, CAPTION))
    stem, _, end = path.rpartition("/")[2].partition(".")
    name = draw.choice((f"{stem[:-2]}{stem[-1]}.{end}", f"{stem} (1).{end}", f"{stem}.{end}.{end}", f"{stem}-2024.{end}", f"{stem}.{end}.txt", f" {stem}.{end}", f"{stem}_final.{end}", f"Bản sao {stem}.{end}"))  # fmt: skip
    return _renamed(files, path, name)


@kind("seen")
def file_under_a_vietnamese_name(draw: Random, files: Files) -> Damage:
    """`Danh sách hộ.csv`."""
    names = {HOUSEHOLDS: "Danh sách hộ.csv", VILLAGES: "Thôn.csv", TARGETS: "Bảng chỉ tiêu.csv", OBJECTIVES: "Mục tiêu.csv",
             PROGRAMME: "Dự án.csv", RECOGNITIONS: "Biến động.csv", PLAN: "Kế hoạch.toml", LAST_HOUSEHOLDS: "Hộ nghèo 2023.csv"}  # fmt: skip
    path = draw.choice(list(names))
    return _renamed(files, path, names[path])


@kind("seen")
def file_in_the_wrong_folder(draw: Random, files: Files) -> Damage:
    """A file of the year in last year's folder, in the unit's, or in one of its own."""
    path = draw.choice([path for path in TABLES if path.startswith(NOW) and "H1" not in path])
    name = path.rpartition("/")[2]
    places = [f"{BEFORE}{name}" if f"{BEFORE}{name}" not in files else f"kim-tan/{name}", f"kim-tan/{name}", f"{NOW}CSV/{name}"]  # fmt: skip
    other = draw.choice(places)
    files[other] = files.pop(path)
    return damage(path, f"đặt ở {other}", instead=(other,))


@kind("seen")
def file_needed_lost(draw: Random, files: Files) -> Damage:
    """A file without which there is no report, gone."""
    path = draw.choice((*REVIEWS, TARGETS, PLAN))
    del files[path]
    return damage(path, "mất tệp")


@kind("may pass", "no unit must hand in these files, and nothing says that there was one")
def file_optional_lost(draw: Random, files: Files) -> Damage:
    """A file that a unit may do without, gone."""
    path = draw.choice((OBJECTIVES, PROGRAMME, NARRATIVE, SUPPORT, CAPTION, MARKER, RECOGNITIONS))
    del files[path]
    return damage(path, "mất tệp")


@kind("seen")
def file_emptied(draw: Random, files: Files) -> Damage:
    """Nothing in the file, or blank lines."""
    path = draw.choice((*TABLES, PLAN))
    files[path] = draw.choice((b"", b"\n\n\n", b"\xef\xbb\xbf", b",,,\n,,,\n"))
    return damage(path, "tệp trống")


@kind("seen")
def file_cut_in_the_middle(draw: Random, files: Files) -> Damage:
    """The end of a file gone, from somewhere within a row."""
    path = draw.choice(TABLES)
    text = files.text(path)
    ends = [place for place, letter in enumerate(text) if letter == "\n"][1:]
    start = draw.choice([0, *ends[:-1]]) + 1 if len(ends) > 1 else ends[0]
    width = text.find(",", start + 1) - start
    files[path] = text[: start + max(width + draw.randint(2, 6), 4)].encode()
    if not _row_is_short(files[path].decode()):
        files[path] = text[: start + 2].encode()
    return damage(path, f"tệp cụt sau {len(files[path])} byte")


def _row_is_short(text: str) -> bool:
    records = list(csv.reader(io.StringIO(text, newline="")))
    return len(records[-1]) < len(records[0])


@kind("seen")
def folder_for_a_file(draw: Random, files: Files) -> Damage:
    """A folder under the file's name, the file in it."""
    path = draw.choice((*TABLES, *TOMLS, CAPTION))
    files[f"{path}/{path.rpartition('/')[2]}"] = files.pop(path)
    return damage(path, "là thư mục")


@kind("seen")
def file_of_last_year(draw: Random, files: Files) -> Damage:
    """Last year's review handed in again."""
    path, last = draw.choice(((HOUSEHOLDS, LAST_HOUSEHOLDS), (VILLAGES, LAST_VILLAGES)))
    files[path] = files[last].replace("Thôn Sơn".encode(), "Thôn Đồng Sơn".encode())
    return damage(path, "tệp của năm trước")


@kind("seen")
def review_of_this_year_as_last_years(draw: Random, files: Files) -> Damage:
    """This year's review in last year's folder."""
    path, now = draw.choice(((LAST_HOUSEHOLDS, HOUSEHOLDS), (LAST_VILLAGES, VILLAGES)))
    files[path] = files[now].replace("Thôn Đồng Sơn".encode(), "Thôn Sơn".encode())
    return damage(path, "tệp của năm sau")


@kind("seen")
def half_years_file_for_the_year(draw: Random, files: Files) -> Damage:
    """The half-year's lines handed in as the year's, or the other way round."""
    path, other = draw.choice(((OBJECTIVES, "objectives.csv"), (PROGRAMME, "programme.csv")))
    half = f"{NOW}H1/{other}"
    here, there = draw.choice(((path, half), (half, path)))
    files[here] = files[there]
    return damage(here, f"nội dung của {there}")


@kind("seen")
def caption_of_another_year(draw: Random, files: Files) -> Damage:
    """The title of another year's table, or of another commune's level."""
    files[CAPTION] = draw.choice(
        (
            files[CAPTION].replace(b"2024", b"2022"),
            "BẢNG CHỈ TIÊU giảm nghèo năm 2023 của ủy ban nhân dân huyện".encode(),
        )
    )
    return damage(CAPTION, files.text(CAPTION), instead=(TARGETS,))


@kind("seen")
def another_table_under_the_name(draw: Random, files: Files) -> Damage:
    """One table's content under another's name."""
    path, other = draw.sample([path for path in TABLES if path.startswith(NOW) and "H1" not in path], 2)
    files[path] = files[other]
    return damage(path, f"nội dung của {other}")


@kind("seen")
def file_of_another_sort(draw: Random, files: Files) -> Damage:
    """A web page, a document, a picture, a table of equals signs under the name of a table or plan."""
    path = draw.choice((*TABLES, PLAN, SUPPORT))
    files[path] = draw.choice((b"<html><body><table><tr><td>village</td></tr></table></body></html>", b"PK\x03\x04\x14\x00\x06\x00", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
                               b"\x89PNG\r\n\x1a\n\x00\x00", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b'{"village": "Th\xc3\xb4n 1"}', b"{\\rtf1\\ansi village}"))  # fmt: skip
    return damage(path, f"tệp kiểu khác: {files[path][:12]!r}")


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
