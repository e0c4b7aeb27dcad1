"""Findings about the numbers of households: two that are one, what is no number at all, what was matched by its key."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from analysis.findings import Finding
from analysis.intake.identities import keys, shape, shown
from analysis.intake.letters import tell_apart
from analysis.intake.text import first_few
from analysis.personal.masked import masked_cell

COLUMN = "household_id"
# a nought is a 9 in a shape
_ERROR = re.compile(r"#(N/A|REF!|VALUE!|DIV/[09]!|NAME\?|NUM!|NULL!|SPILL!|CALC!|#+)\s*", re.IGNORECASE)
_EXPONENT = re.compile(r"[0-9]([.,][0-9]+)?[eE][+-][0-9]{1,3}|[0-9]+[eE][+][0-9]{1,3}|[0-9][.,][0-9]+[eE][0-9]{1,3}")
_YEAR_FIRST = re.compile(r"([12][09][0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})([T ][0-9:.]+)?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([12][09][0-9]{2})([T ][0-9:.]+)?")
_DATE_SHAPE = re.compile(r"(9{4}([-/.]9{1,2}){2}|(9{1,2}[-/.]){2}9{4})([T ][9:.]+)?")
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|thg ?[0-9]{1,2}|tháng ?[0-9]{1,2}"
_MONTH_NAMED = re.compile(rf"[0-9]{{1,2}}[- ]({_MONTH})|({_MONTH})[- ][0-9]{{1,2}}", re.IGNORECASE)
_EXPECTED = {
    "error": "mã hộ; ô đang là giá trị lỗi của bảng tính",
    "date": "mã hộ; bảng tính đã đổi mã hộ thành ngày",
    "exponent": "mã hộ đủ chữ số; bảng tính đã đổi mã hộ thành số mũ, mất các chữ số cuối",
}
_REMEDY = {
    "error": "sửa công thức hoặc gõ lại mã hộ",
    "date": "định dạng cột là Văn bản (Text) rồi gõ lại mã hộ theo sổ",
    "exponent": "định dạng cột là Văn bản (Text) rồi gõ lại mã hộ theo sổ",
}


def no_identity(text: str) -> str | None:
    """What a cell holds instead of a household's number: `error`, `date`, `exponent`; None where it may be a number."""
    bare = shown(text)
    if _ERROR.fullmatch(bare):
        return "error"
    if _EXPONENT.fullmatch(bare):
        return "exponent"
    return "date" if _is_date(bare) else None


def suspect(shape: str) -> bool:
    """Whether a number of this shape (`identities.shape`) may be none, so that each of them is to be looked at."""
    bare = shown(shape)
    return bool(_DATE_SHAPE.fullmatch(bare) or any(one.fullmatch(bare) for one in (_ERROR, _EXPONENT, _MONTH_NAMED)))


def check_numbers(file: str, ids: Sequence[str], rows: Sequence[int]) -> list[Finding]:
    """An error for each kind of thing that is no household's number, at the first row that holds it. `rows`: as in the file."""
    found: dict[str, list[int]] = {}
    shapes = [*map(shape, ids)]
    suspects = {one for one in set(shapes) if suspect(one)}
    for place, text in enumerate(ids):
        if shapes[place] in suspects and (kind := no_identity(text)):
            found.setdefault(kind, []).append(place)
    return [
        Finding("error", file, rows[places[0]], COLUMN, masked_cell(shown(ids[places[0]])), _EXPECTED[kind],
                f"{_REMEDY[kind]}; {len(places)} ô: dòng {first_few([rows[at] for at in places])}", "household_number")
        for kind, places in found.items()
    ]  # fmt: skip


def clash(ids: Sequence[str], before: Sequence[str] = ()) -> list[tuple[int, int]]:
    """Pairs of places (first, later; from 0) of numbers written differently that are one household's, blank ones apart.

    The same number written twice the same way is not among them: that is a rule of its own.
    """
    place_of: dict[str, int] = {}
    pairs = []
    for place, (text, key) in enumerate(zip(ids, keys(ids, before)[0], strict=True)):
        first = place_of.setdefault(key, place) if key else place
        if ids[first] != text:
            pairs.append((first, place))
    return pairs


def check_clashes(file: str, ids: Sequence[str], rows: Sequence[int], before: Sequence[str] = ()) -> list[Finding]:
    """An error for each number that is another row's, written otherwise. `before`: last year's numbers of the unit."""
    return [
        Finding("error", file, rows[later], COLUMN, shown(ids[later]),
                f"mỗi hộ một dòng; mã này và “{shown(ids[first])}” ở dòng {rows[first]} là một{_apart(ids[first], ids[later])}",
                "là một hộ thì bỏ dòng thừa; là hai hộ thì đặt mã khác hẳn nhau", "unique_household")
        for first, later in clash(ids, before)
    ]  # fmt: skip


def matched_by_key(ids: Sequence[str], before: Sequence[str]) -> dict[str, str]:
    """Numbers of this year -> last year's of the same household, where the two are written differently."""
    now, then = keys(ids, before)
    written = dict(zip(then, before, strict=True))
    same = set(before)
    return {
        text: written[key] for text, key in zip(ids, now, strict=True) if key in written and key and text not in same
    }


def matched_note(file: str, previous_file: str, matched: Mapping[str, str]) -> list[Finding]:
    """The one note that numbers of two years were matched though written differently, with the first pair."""
    if not matched:
        return []
    now, then = next(iter(matched.items()))
    return [
        Finding("note", file, None, COLUMN, shown(now), f"mã hộ viết như trong {previous_file}: {shown(then)}",
                f"{len(matched)} hộ đã được nối với năm trước tuy mã viết khác; lần sau nên giữ nguyên cách viết", "household_matched")
    ]  # fmt: skip


def _is_date(text: str) -> bool:
    if _MONTH_NAMED.fullmatch(text):
        return True
    for pattern, order in ((_YEAR_FIRST, (1, 2, 3)), (_YEAR_LAST, (3, 2, 1)), (_YEAR_LAST, (3, 1, 2))):
        if found := pattern.fullmatch(text):
            try:
                date(*(int(found[group]) for group in order))
            except ValueError:
                continue
            return True
    return False


def _apart(one: str, other: str) -> str:
    told = tell_apart(one, other)
    return f" ({told})" if told else ""
