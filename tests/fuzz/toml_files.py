"""What people do to the files they type: plan, narrative, prices of support, map of units."""

from __future__ import annotations

import re
from random import Random

from fuzz.files import BEFORE, NARRATIVE, PLAN, SUPPORT, TOMLS, UNITS, Damage, Files, damage
from fuzz.kind import kind


def _lines(files: Files, path: str, pattern: str) -> list[tuple[int, str]]:
    return [(n, line) for n, line in enumerate(files.text(path).split("\n")) if re.search(pattern, line)]


def _change(draw: Random, files: Files, pattern: str, change, paths=TOMLS) -> Damage:
    """One line that the pattern finds, in a file drawn, changed."""
    path = draw.choice([path for path in paths if _lines(files, path, pattern)])
    row, line = draw.choice(_lines(files, path, pattern))
    lines = files.text(path).split("\n")
    lines[row] = change(line)
    files[path] = "\n".join(lines).encode()
    return damage(path, f"{line.strip()[:40]!r} -> {lines[row].strip()[:40]!r}")


NUMBER = r"^\w+ = [\d.]+( |$)"
TEXT = r'^\w+ = ".+"'
KEY = r"^\w+ = "
SECTION = r"^\[+\w+\]+"


@kind("seen")
def decimal_comma_in_toml(draw: Random, files: Files) -> Damage:
    """`reduction = 2,5`."""
    return _change(draw, files, NUMBER, lambda line: re.sub(r"= (\d+)(\.\d+)?", "= 2,5", line, count=1))


@kind("seen")
def smart_quotes(draw: Random, files: Files) -> Damage:
    """`“Kim Tân”`."""
    marks = draw.choice(("“”", "„“", "‘’", "««", "''", "``"))
    return _change(draw, files, TEXT, lambda line: marks[0].join(line.split('"', 1)).replace('"', marks[1]))


@kind("seen")
def quotes_left_out(draw: Random, files: Files) -> Damage:
    """`name = Kim Tân`."""
    return _change(draw, files, TEXT, lambda line: line.replace('"', "", draw.choice((1, 2))))


@kind("seen")
def key_misspelt(draw: Random, files: Files) -> Damage:
    """`reducton = 3`."""
    return _change(draw, files, KEY, lambda line: line[1:] if draw.random() < 0.3 else line.replace(line[2:4], line[3:4], 1))  # fmt: skip


@kind("seen")
def key_in_vietnamese(draw: Random, files: Files) -> Damage:
    """`giảm = 3`, bare or quoted."""
    key = draw.choice(("giảm", '"giảm"', "muc_giam", "Ten", "REDUCTION"))
    return _change(draw, files, KEY, lambda line: f"{key} ={line.partition('=')[2]}")


@kind("seen")
def key_twice(draw: Random, files: Files) -> Damage:
    """A line typed twice."""
    return _change(draw, files, NUMBER + "|" + TEXT, lambda line: f"{line}\n{line}")


@kind("seen")
def section_misspelt(draw: Random, files: Files) -> Damage:
    """`[tagret]`, `[Target]`, a bracket lost."""

    def change(line: str) -> str:
        broken = (line.replace("]", "", 1), line.upper(), line[:2] + line[3:], line[1:], line.replace("[", "[["))
        return draw.choice(broken)

    return _change(draw, files, SECTION, change)


@kind("seen")
def section_lost(draw: Random, files: Files) -> Damage:
    """The line of a section gone: its keys fall to the section above."""
    return _change(draw, files, SECTION, lambda _: "", (PLAN, SUPPORT, UNITS))


@kind("seen")
def section_twice(draw: Random, files: Files) -> Damage:
    """A section's line again at the end of the file."""
    path = draw.choice((PLAN,))
    section = draw.choice([line for _, line in _lines(files, path, SECTION)])
    files[path] = f"{files.text(path)}\n{section}\nreduction = 2\n".encode()
    return damage(path, f"{section} hai lần")


@kind("seen")
def value_of_another_sort(draw: Random, files: Files) -> Damage:
    """Words for a number, a number for words, a list for one."""
    value = draw.choice(('"ba phần trăm"', '"3"', "[3]", "{}", "true", "2024-01-01", "nan", "inf", "-1", "1e400", '""', "9999999999999999999"))  # fmt: skip
    return _change(draw, files, NUMBER, lambda line: f"{line.partition('=')[0]}= {value}")


@kind("seen")
def words_of_another_sort(draw: Random, files: Files) -> Damage:
    """A number, a date or nothing where words must stand."""
    value = draw.choice(("3", "2024-01-01", "[]", "true", '["a", "b"]', '""', "1.5"))
    return _change(draw, files, TEXT, lambda line: f"{line.partition('=')[0]}= {value}")


@kind("seen")
def toml_cut(draw: Random, files: Files) -> Damage:
    """The end of the file gone, from within a value."""
    path = draw.choice(TOMLS)
    text = files.text(path)
    places = [match.start() for match in re.finditer(r'(?<=")\w', text)]
    files[path] = text[: draw.choice(places) + 1].encode()
    return damage(path, "tệp cụt")


@kind("seen")
def toml_in_another_encoding(draw: Random, files: Files) -> Damage:
    """UTF-16 as the old editor of Windows saves it, or a code page."""
    path = draw.choice([path for path in TOMLS if not files.text(path).isascii()])
    encoding = draw.choice(("utf-16", "utf-16-le", "cp1258", "cp1252"))
    files[path] = files.text(path).encode(encoding, "replace")
    return damage(path, encoding)


@kind("seen")
def plan_of_another_year(draw: Random, files: Files) -> Damage:
    """Last year's plan handed in again, its review already decided."""
    from analysis.project import raw_dir

    files[PLAN] = (raw_dir("") / BEFORE / "plan.toml").read_bytes()
    return damage(PLAN, "kế hoạch năm trước")


@kind("may pass", "another target, price or limit is as possible as the true one")
def another_value_in_toml(draw: Random, files: Files) -> Damage:
    """A number that may well be true."""
    return _change(draw, files, NUMBER, lambda line: re.sub(r"= [\d.]+", f"= {draw.randint(1, 20)}", line))


@kind("may pass", "other words are the unit's own")
def other_words_in_toml(draw: Random, files: Files) -> Damage:
    """A paragraph or a line left out."""
    return _change(draw, files, r'^  ".*",$', lambda _: "", (PLAN, NARRATIVE))
