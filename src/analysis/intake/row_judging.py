"""What a row is by what stands in it, before any sum is looked at: data, or which kind of row that may be none."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.intake.identities import shape
from analysis.intake.row_labels import LISTED, TOKEN, label_kind, plain
from analysis.intake.row_view import OF_FORMS, Row

FOOT = frozenset({"note", "date", "signature"})
FEW = 4  # cells of a note, a signature, a heading of a group
PROSE = 60
SPACED_CODE = re.compile(r"[A-ZĐ.]+ ?[\d.]+$")  # "DA 2" names a project, "Nhóm việc 2" a group
COMMUNES = re.compile(r"(xã|phường|thị trấn|đặc khu|tt) (?!hội\b)")
ABOVE = re.compile(r"(huyện|thị xã|thành phố|quận|tỉnh|tp|tx|toàn (huyện|thị xã|thành phố|tỉnh))\b")
PLACES = re.compile(r"(thôn|bản|làng|buôn|bôn|plei|ấp|xóm|tổ|khu|khối) ")


def judge(row: Row, *, signed: bool, parents: frozenset[str]) -> str:
    """data; total, section, of_which, note, date, signature; or maybe, listed, unnamed, parent: what only the numbers
    can tell.

    `signed`: a signature or place and date stand above; `parents`: codes with sub-codes below them.
    """
    if row.view.key == "household_id":
        return _listed_household(row, signed)
    if row.view.key == "village":
        return _place(row, signed)
    if row.view.key == OF_FORMS:
        return _commune(row, signed)
    return _line(row, signed, parents)


def _first(row: Row, kinds: frozenset[str] | set[str]) -> str:
    """The first of these kinds that a text of the row says."""
    said = (label_kind(text, of_lines=row.view.of_lines) for text in row.labels)
    return next((kind for kind in said if kind in kinds), "")


def _listed_household(row: Row, signed: bool) -> str:
    """A household is a row with an id or with what only a household has: a class, a sex, a date."""
    if row.proves:
        return "data"
    if sure := _first(row, {"total", "of_which"}):
        return sure
    foot = _first(row, FOOT) if len(row.filled) <= FEW else ""
    key = row.key
    if PLACES.match(plain(key)) and not row.cell("village") and not row.holds({"yes_no", "score"}):
        return "section"  # the name of a village over its households, with how many they are
    is_id = (
        any(map(str.isdigit, key)) and not label_kind(key) and not (len(row.filled) == 1 and PLACES.match(plain(key)))
    )
    if is_id:
        return "data"
    if foot:
        return foot
    if signed and len(row.filled) <= FEW and not row.has_numbers:
        return "signature"
    if row.cell("village") and row.holds({"yes_no", "score"}):
        return "data"
    if not row.has_numbers:
        return "section"
    return "section" if _first(row, {"section"}) else "unnamed"


def _place(row: Row, signed: bool) -> str:
    """A village is a row with its name; a name that says total or section is none."""
    key = row.key
    kind = label_kind(key) if key else _first(row, {"total", "section", "of_which", "listed", "maybe", *FOOT})
    if not key and kind not in ("total", "section", "of_which") and row.has_numbers:
        return "unnamed"
    if row.has_numbers:
        return "data" if kind in FOOT or not kind else kind
    if len(row.filled) <= FEW and (foot := kind if kind in FOOT else _first(row, FOOT)):
        return foot
    if kind:
        return kind
    if row.holds({"area"}) or len(row.filled) > FEW:
        return "data"
    if signed:
        return "signature"
    if not key:
        return "section"
    return "note" if len(key) > PROSE else "data"


def says_village(name: str) -> bool:
    """Whether a name begins with what villages are: Thôn, Buôn, Tổ dân phố."""
    return _begins_as_village(shape(name))


@lru_cache(maxsize=8192)
def _begins_as_village(name: str) -> bool:
    return PLACES.match(plain(name)) is not None


def _commune(row: Row, signed: bool) -> str:
    """A commune is a row with its name; one of a district, of a region or of all is the sum of others."""
    bare = plain(LISTED.sub("", row.key))
    if ABOVE.match(bare):
        return "section"
    if row.has_numbers and COMMUNES.match(bare):
        return "data"
    return _place(row, signed)


def _line(row: Row, signed: bool, parents: frozenset[str]) -> str:
    """An objective or a project is a row with a code; a code that is only I or A, or has sub-codes, may be a group's."""
    code, name = row.key, row.cell("name")
    of_code = label_kind(code, of_lines=True) if code else ""
    proper = bool(code) and not of_code
    of_name = label_kind(name, of_lines=True) if name and not proper else ""
    if "total" in (of_code, of_name) or (not code and not name and _first(row, {"total"})):
        return "total"
    if "of_which" in (of_code, of_name) and not proper:
        return "of_which"
    foot = _first(row, FOOT) if len(row.filled) <= FEW and not proper else ""
    if foot and not row.has_values:
        return foot
    if row.holds({"decimal"}):
        if proper and " " in code and not name and not SPACED_CODE.match(code) and row.has_numbers:
            return "listed"
        if proper:
            return "parent" if code in parents and row.has_numbers else "data"
        if code:
            return "listed" if row.has_numbers else "data"
        return "unnamed" if row.has_numbers else "data"
    if proper and not (" " in code and not name):
        group = code in parents and not (row.cell("unit") or row.cell("indicator"))
        return "section" if group else "data"
    if of_code or of_name in ("listed", "maybe", "section"):
        return "section"
    if signed and len(row.filled) <= FEW:
        return "signature"
    if proper:
        return "data" if SPACED_CODE.match(code) else "section"
    heading = name or next(iter(row.filled.values()))
    return "section" if heading.isupper() and " " in heading else "data"


def parent_codes(codes: list[str]) -> frozenset[str]:
    """The codes that others continue after a dot, a dash or a slash: DA3 of DA3.TDA1."""
    known, found = set(codes), set()
    for code in known:
        for place, letter in enumerate(code):
            if letter in ".-/" and code[:place] in known:
                found.add(code[:place])
    return frozenset(code for code in found if code and not TOKEN.match(code))


def is_child(code: str, parent: str) -> bool:
    """Whether the code continues the parent's."""
    return code.startswith(parent) and code[len(parent) : len(parent) + 1] in (".", "-", "/") and code != parent
