"""The people of a household as typed -> the one name that the pages use, by the official list of 54.

Every figure of ethnic minorities hangs on one question, whether a household is Kinh. So a name that cannot be told is
kept and warned about, unless it may be Kinh: then it is an error, for as a name of its own it would count as a
minority.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from analysis.findings import Finding
from analysis.intake.letters import mended_letters
from analysis.intake.people_list import (
    FOREIGN_CODES,
    MAJORITY,
    Doubt,
    code_of,
    listed,
    nearest_people,
    numbered,
    people_key,
)
from analysis.intake.placeholders import is_placeholder
from analysis.intake.text import tidy

FEW = 5  # such names from which a column is judged by how many cells have them
MANY = 60  # names that are on no list: more than a commune has peoples, so the column is another one
_BRACKETS = re.compile(r"^([^()\[\]]+)[(\[]([^()\[\]]*)[)\]]?\s*$")
_SEVERAL = (re.compile(r"\s*(?:[,;/+&]|\bvà\b|\bhoặc\b|\blai\b|\s[-–—]\s)\s*", re.IGNORECASE), re.compile(r"[-–—]"))
_LOST = re.compile(r"[?\ufffd]")
_EXPECTED = {
    "code": "tên dân tộc; mã số này không cho biết chắc là dân tộc nào",
    "group": "tên một dân tộc, không phải tên một nhóm",
    "several": "tên một dân tộc: dân tộc của chủ hộ",
    "undetermined": "tên dân tộc của chủ hộ; ô này không cho biết là Kinh hay dân tộc thiểu số",
}


class Peoples(NamedTuple):
    """The spellings of a column. `meaning`: each -> the page's name, its own where there is none.

    `mended`: those that the page writes otherwise; `coded`: those of them that are numbers of the list;
    `doubtful`: those without a name of the list.
    """

    meaning: dict[str, str]
    mended: dict[str, str]
    coded: dict[str, str]
    doubtful: dict[str, Doubt]


def resolve_peoples(distinct: list[str]) -> Peoples:
    """The people each spelling of a column means. `distinct`: the spellings, the most frequent first; blank ones stay
    blank.

    Of several spellings of a name that is not on the list, the first is kept for all.
    """
    typed = {text: mended_letters(tidy(text)) for text in distinct}
    codes = {code_of(name) for name in typed.values()} - {None}
    # 1 and 0 say whether, not which; 1 and 2 may say the same
    flags = any(re.fullmatch(r"0([.,]0)?", name) for name in typed.values())
    found: dict[str, str | Doubt] = {}
    strangers = 0
    for text, name in typed.items():
        if not name:
            continue
        number = code_of(name)
        people = _named(name, strangers < MANY) if number is None else _coded(number, flags, codes)
        strangers += isinstance(people, Doubt) and people.kind == "unknown"
        found[text] = people
    meaning = dict.fromkeys(distinct, "")
    first: dict[str, str] = {}
    for text, people in found.items():
        meaning[text] = people if isinstance(people, str) else first.setdefault(people_key(text) or text, typed[text])
    mended = {text: name for text, name in meaning.items() if name and name != tidy(text)}
    coded = {text: name for text, name in mended.items() if code_of(typed[text]) and isinstance(found[text], str)}
    return Peoples(meaning, mended, coded, {text: what for text, what in found.items() if isinstance(what, Doubt)})


def people_findings(
    peoples: Peoples, file: str, places: Mapping[str, tuple[int, int]], column: str = "ethnicity"
) -> list[Finding]:
    """A note for each spelling mended, a warning or an error for each in doubt. `places`: spelling -> first row,
    number of cells.
    """
    doubtful = {text: doubt for text, doubt in peoples.doubtful.items() if text in places}
    strangers = [text for text, doubt in doubtful.items() if doubt.kind == "unknown"]
    if len(strangers) > MANY or _is_another_column(strangers, places):
        row = min(places[text][0] for text in strangers)
        return [
            Finding("error", file, row, column, None, "tên dân tộc của chủ hộ", f"xem lại tiêu đề cột: {len(strangers)} giá trị khác nhau của cột này không có trong danh mục 54 dân tộc", "known_people")
        ]  # fmt: skip
    notes = []
    for text, name in peoples.mended.items():
        if text in places and text not in doubtful:
            row, number = places[text]
            by = " theo mã số của danh mục 54 dân tộc" if text in peoples.coded else ""
            notes.append(
                Finding("note", file, row, column, text, f"cách viết thống nhất: {name}", f"{number} ô đã được đọc là “{name}”{by}", "spelling")
            )  # fmt: skip
    return notes + [_doubted(doubt, text, file, column, *places[text]) for text, doubt in doubtful.items()]


def _is_another_column(strangers: list[str], places: Mapping[str, tuple[int, int]]) -> bool:
    """Whether most cells are of no people, and nearly each says something else: so do names, never peoples."""
    cells, strange = sum(number for _, number in places.values()), sum(places[text][1] for text in strangers)
    return len(strangers) >= FEW and 2 * strange >= cells and 2 * len(strangers) >= strange


def _doubted(doubt: Doubt, text: str, file: str, column: str, row: int, number: int) -> Finding:
    remedy = f"ghi tên dân tộc của chủ hộ vào {number} ô"
    if doubt.nearest:
        remedy += f" (có phải {' hoặc '.join(f'“{name}”' for name in doubt.nearest)} không?)"
    if not doubt.stops:
        remedy += "; chưa sửa thì các hộ này được tính là hộ dân tộc thiểu số, dưới tên đã ghi"
    expected = _EXPECTED.get(doubt.kind, "tên một trong 54 dân tộc Việt Nam, như trong danh mục")
    return Finding("error" if doubt.stops else "warning", file, row, column, text, expected, remedy, "known_people")


def _coded(number: int, flags: bool, codes: set[int | None]) -> str | Doubt:
    """The people of a number, where both official lists give it the same one."""
    if number == 0 or (flags and number == 1):
        return Doubt("code" if flags else "undetermined", stops=True)
    if number in FOREIGN_CODES:
        return Doubt("foreign")
    meant = numbered(number)
    if len(meant) == 1 and not (number == 2 and codes == {1, 2}):
        return meant[0]
    return Doubt("code", meant)


def _named(name: str, ask: bool) -> str | Doubt:
    """The people of a name. `ask`: whether to look for the nearest, which takes a while."""
    if is_placeholder(name) or not people_key(name):
        return Doubt("undetermined", stops=True)
    known = None if _LOST.search(name) else listed(name) or _of_brackets(name) or _of_several(name)
    if known:
        return known
    near = nearest_people(name) if ask else ()
    # beyond what was asked nothing is known, so it may be the majority
    kinh = people_key(MAJORITY) in map(people_key, re.split(r"\W+", name))
    return Doubt("unknown", (MAJORITY,) if kinh else near, stops=kinh or MAJORITY in near or not ask)


def _of_brackets(name: str) -> str | Doubt | None:
    """“Thái (Tày Mường)”: the people before the brackets, a group of it within; not where one of the two is Kinh."""
    brackets = _BRACKETS.match(name)
    outer, within = (listed(brackets[1]), listed(brackets[2])) if brackets else (None, None)
    if not isinstance(outer, str):
        return None
    if isinstance(within, str) and within != outer and MAJORITY in (outer, within):
        return Doubt("several", (outer, within))
    return outer


def _of_several(name: str) -> str | Doubt | None:
    for between in _SEVERAL:
        parts = [listed(part) for part in between.split(name) if part]
        if len(parts) > 1 and all(isinstance(part, str) for part in parts):
            several = tuple(dict.fromkeys(map(str, parts)))
            return several[0] if len(several) == 1 else Doubt("several", several)
    return None
