"""Whole files: renamed, lost, cut, of another year or kind, in another encoding, with bytes changed."""

from __future__ import annotations

import csv
import io
from random import Random

from fuzz.files import (
    BEFORE,
    CAPTION,
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
    VILLAGES,
    Damage,
    Files,
    damage,
)
from fuzz.kind import kind


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
