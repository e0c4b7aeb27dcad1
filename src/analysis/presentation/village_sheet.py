"""A page for the head of each village (phiếu thông tin thôn): where it stands, how it came there, what its poor lack.

One A4 page a village, no names.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.document.blocks import Heading, Title, paragraph
from analysis.document.figure import Figure, plain, plain_number
from analysis.document.shown import NOTHING, Shown, together
from analysis.planning.assignments import NO_HELPER, Assignments
from analysis.presentation.front import made_up
from analysis.presentation.front_pages import status_line
from analysis.presentation.numbers import integer, rate
from analysis.presentation.page import PageOf
from analysis.presentation.place_word import head_of
from analysis.presentation.prose import key_figures
from analysis.presentation.results_page import MET
from analysis.presentation.said import Said, Value, as_bullets, as_paragraphs, filled, listed, words_of
from analysis.presentation.table import plain_table
from analysis.presentation.written import Written, figure_cell
from analysis.review.counting import TOTAL

WORDS = Path(__file__).parent / "village_words.toml"
MOST = 6  # lines of what the poor lack, of why they are poor
NAMED = 3
MOVED = {True: "giảm từ", False: "tăng từ", None: "bằng"}


class VillageFacts(NamedTuple):
    """What the sheets are made of, a frame each with a row a village.

    `results`: village_results; `series`: village_series; `shortages`: form T4; `causes`: form T10 of the poor;
    `registered`: registered_households; `assigned`: the assignments of this review.
    """

    results: pd.DataFrame
    series: pd.DataFrame
    shortages: pd.DataFrame
    causes: pd.DataFrame
    registered: pd.DataFrame
    assigned: Assignments | None


def front_sheets(page: PageOf) -> Shown:
    """Title and what the sheets are for; they are handed out, so there is no national heading and no signature."""
    title = (
        _words("front", "title").format(place=page.places).upper(),
        f"{page.unit[:1].upper()}{page.unit[1:]}, năm {page.year}",
    )
    values = {"year": page.year, "place": page.places, "head": _small(head_of(page.places))}
    lines = [_words("front", name).format(**values) for name in ("about", "note")]
    blocks = (
        *made_up(page.data.synthetic),
        Title(title, ruled=True),
        paragraph(lines[0], "subtitle"),
        paragraph(status_line(page), "status"),
        paragraph(lines[1]),
    )
    return Shown(blocks, (), "\n".join((*title, *lines)))


def village_sheets(page: PageOf, facts: VillageFacts) -> Shown:
    """The sheet of every village, each beginning a page."""
    return together(*(village_sheet(page, facts, str(village)) for village in facts.results.drop(index=TOTAL).index))


def village_sheet(page: PageOf, facts: VillageFacts, village: str) -> Shown:
    """The sheet of one village."""
    opening = Shown((Heading(1, village, "sheet"),), (), village)
    poor = plain_number(facts.results.at[village, "poor_end"])
    needs = _needs(page, facts, village) if poor else as_paragraphs(_nobody(page, facts.results.loc[village], village))
    return together(opening, _key_figures(page, facts, village), _trend(page, facts.series, village), needs, _work(page, facts, village, poor))  # fmt: skip


def _nobody(page: PageOf, row: pd.Series, village: str) -> Said:
    return _said("none" if plain_number(row["poor_start"]) == 0 else "none_left", year=page.year, village=village)


def _key_figures(page: PageOf, facts: VillageFacts, village: str) -> Shown:
    row, registered = facts.results.loc[village], facts.registered
    start, end, asked = (plain_number(row[code]) for code in ("poor_start", "poor_end", "reduction_planned"))
    of_all = "" if plain(row["poor_end_rate"]) is None else _key("of_all", rate=rate(row["poor_end_rate"]))
    before = (
        _key("from", moved=_moved(start, end), start=integer(start)) if page.comparable and start is not None else ""
    )
    items = [
        (_key("poor"), f"{integer(end)} hộ", "; ".join(filter(None, [of_all, before]))),
        (_key("near_poor"), f"{integer(row['near_poor_end'])} hộ", _near_poor_before(page, row)),
    ]
    if page.comparable:
        verdict = _key("asked", asked=integer(asked), verdict=MET[plain(row["met"])]) if asked else _key("not_asked")
        items.append((_key("target"), f"{integer(row['reduction_actual'])} hộ", verdict))
    if end:
        wish = integer(registered.at[village, "registered"])
        items.append((_key("registered"), f"{wish} hộ", _key("of_poor", poor=integer(end))))
    return key_figures(items)


def _near_poor_before(page: PageOf, row: pd.Series) -> str:
    start, end = plain_number(row["near_poor_start"]), plain_number(row["near_poor_end"])
    known = page.comparable and start is not None
    return _key("from", moved=_moved(start, end), start=integer(start)) if known else ""


def _moved(start: float | None, end: float | None) -> str:
    fell = None if start == end or start is None or end is None else end < start
    return MOVED[fell]


def _trend(page: PageOf, series: pd.DataFrame, village: str) -> Shown:
    """The poor at the end of each year on file under this standard, and at its start; nothing for a single year."""
    years = _of_standard(page, [int(year) for year in series["poor"].columns])
    if len(years) < 2:
        return NOTHING
    table = "village_series"
    rows = [
        [words, *(figure_cell(_cell(table, village, f"{code}_{year}", series.at[village, (code, year)], unit), form) for year in years)]
        for code, words, unit, form in (("poor", "Số hộ nghèo", "hộ", "integer"), ("poor_rate", "Tỷ lệ hộ nghèo (%)", "%", "rate"))
    ]  # fmt: skip
    head = ["Cuối năm", *map(str, years)]
    if page.comparable and page.data.begun in years:
        # this year's row is the review of the start of the year after
        head = ["", *(f"Đầu {year + 1}" if year == page.data.begun else f"Cuối {year}" for year in years)]
    shown = plain_table(head, rows, f"{_words('text', 'trend')}, {village}", kind="text trend")
    return shown if page.comparable else shown + as_paragraphs(_said("break", year=page.year))


def _of_standard(page: PageOf, years: list[int]) -> list[int]:
    """The years that may be compared; all of them where the page says that they may not."""
    begun = page.data.begun
    first = page.data.standard.first_year if begun is None else begun
    return [year for year in years if year >= first] if page.comparable else years


def _needs(page: PageOf, facts: VillageFacts, village: str) -> Shown:
    """What the poor lack and why they are poor, most households first, side by side."""
    lacks = _most(facts.shortages.loc[village], page.labels, "T4", village)
    why = _most(facts.causes.loc[village], page.causes, "T10_poor", village)
    if not lacks and not why:
        return as_paragraphs(_said("least", village=village))
    blank = (Written(""), Written(""))
    rows = [[*left, *right] for left, right in zip_longest(lacks, why, fillvalue=blank)]
    head = ("Còn thiếu", "Số hộ", "Nguyên nhân nghèo", "Số hộ")
    return plain_table(head, rows, f"{_words('text', 'needs')}, {village}")


def _most(counts: pd.Series, labels: dict[str, str], table: str, village: str) -> list[tuple[Written, Written]]:
    known = (
        counts[[code for code in labels if code in counts]]
        .dropna()
        .astype(int)
        .sort_values(ascending=False, kind="stable")
    )
    return [
        (Written(labels[str(code)]), figure_cell(_cell(table, village, str(code), number, "hộ"), "integer"))
        for code, number in known[known > 0].head(MOST).items()
    ]  # fmt: skip


def _work(page: PageOf, facts: VillageFacts, village: str, poor: float | None) -> Shown:
    """What is still to be done: the target missed, who wants to escape and what they lack, who helps."""
    return as_bullets(
        *_missed(page, facts.results.loc[village], village),
        *(_wishes(page, facts.registered, village) if poor else ()),
        *_helpers(facts.assigned, village, whom="households" if poor else "near_poor"),
    )


def _missed(page: PageOf, row: pd.Series, village: str) -> Iterator[Said]:
    asked, actual = plain_number(row["reduction_planned"]), plain_number(row["reduction_actual"])
    if page.comparable and asked and actual is not None and actual < asked:
        short = Figure("villages_short", village, "lacking", int(asked - actual), "hộ")
        yield _said("lacking", year=page.year, number=(short, "integer"))


def _wishes(page: PageOf, registered: pd.DataFrame, village: str) -> Iterator[Said]:
    households = int(registered.at[village, "registered"])
    number = _cell("registered", village, "registered", households, "hộ")
    if not households:
        yield _said("no_wish")
        return
    lacks = registered.loc[village, list(page.labels)].astype(int).sort_values(ascending=False, kind="stable")
    most = [
        filled("{label} ({number} hộ)", label=_small(page.labels[str(code)]), number=(_cell("registered", village, str(code), count, "hộ"), "integer"))
        for code, count in lacks[lacks > 0].head(NAMED).items()
    ]  # fmt: skip
    if not most:
        yield _said("wish_only", number=(number, "integer"))
        return
    yield _said("wish" if households > 1 else "wish_one", number=(number, "integer"), lacks=listed(most))


def _helpers(assigned: Assignments | None, village: str, whom: str) -> Iterator[Said]:
    if assigned is None or village not in assigned.households:
        return
    counts = assigned.households[village].drop(index=TOTAL).astype(int)
    known = counts[(counts > 0) & (counts.index != NO_HELPER)].sort_values(ascending=False, kind="stable")
    helpers = [
        filled("{name} ({number} hộ)", name=_helper(str(name)), number=(_cell("assignments", str(name), village, n, "hộ"), "integer"))
        for name, n in known.items()
    ]  # fmt: skip
    if helpers:
        yield _said("helped", village=village, helpers=listed(helpers), whom=_words("whom", whom))
    if counts.get(NO_HELPER, 0):
        left = _cell("assignments", NO_HELPER, village, counts[NO_HELPER], "hộ")
        yield _said("unhelped", number=(left, "integer"), whom=_words("whom", whom))


def _helper(name: str) -> str:
    return "người, đơn vị khác" if name == "other" else name


def _small(label: str) -> str:
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _cell(table: str, row: str, column: str, value: object, unit: str) -> Figure:
    return Figure(table, row, column, plain(value), unit)


def _said(name: str, **values: Value) -> Said:
    return filled(_words("text", name), **values)


def _key(name: str, **values: object) -> str:
    return _words("key", name).format(**values)


def _words(section: str, name: str) -> str:
    return words_of(WORDS)[section][name]
