"""The annexes of the plan, Phụ lục I–III: targets, registered households, who helps whom."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

import pandas as pd

from analysis.document.blocks import Title, paragraph
from analysis.document.figure import Figure, plain
from analysis.document.head import Column, Group, Head, leaves
from analysis.document.shown import Shown
from analysis.planning.assignments import Assignments
from analysis.presentation.annex import attached_to
from analysis.presentation.front import made_up
from analysis.presentation.page import PageOf
from analysis.presentation.plan.goals import target_said, village_figure
from analysis.presentation.plan.words import said
from analysis.presentation.said import SILENT, Said, as_paragraphs, blank, joined
from analysis.presentation.table import table
from analysis.presentation.two_lists_page import BRIEF, said_two_lists
from analysis.presentation.units import PERCENT
from analysis.review.counting import TOTAL
from analysis.review.printed import printed_difference

TOLD = 8  # villages named one by one in a sentence
BESIDE: Head = (
    Group("Hộ cận nghèo", (Column("near_poor", "Số hộ"), Column("near_poor_rate", "Tỷ lệ %"))),
    Group(
        "Hộ dân tộc thiểu số",
        (
            Column("minority_households", "Tổng số hộ"),
            Column("minority_poor", "Hộ nghèo"),
            Column("minority_rate", "Tỷ lệ hộ nghèo %", measure=PERCENT),
        ),
    ),
)


def front_annexes(page: PageOf) -> Shown:
    """What stands over the first annex: the mark of made-up data, number and name, which plan it goes with.

    An annex has no national heading and no signature of its own (NĐ 30/2020/NĐ-CP).
    """
    name = ("Phụ lục I", f"Bảng chỉ tiêu giảm tỷ lệ hộ nghèo năm {page.year}".upper())
    words = attached_to(page, "Kế hoạch", page.plan.document)
    blocks = (*made_up(page.data.synthetic), Title(name), paragraph(words, "subtitle"))
    return Shown(blocks, (), "\n".join((*name, words)))


def plan_meanings(page: PageOf, targets: pd.DataFrame) -> Shown:
    """Under the table of targets: how much the rate falls in both meanings, which of them the plan goes by, and the old list."""
    total, lists = targets.loc[TOTAL], said_two_lists(page, BRIEF)
    if plain(total["reduction"]) is None or plain(total["poor_start_rate"]) is None:
        return as_paragraphs((blank("chỉ tiêu giảm hộ nghèo") if total["poor_start"] else SILENT) + lists)
    points = float(cast(Decimal, printed_difference(total["poor_start_rate"], total["poor_end_rate"])))
    wanted = target_said(page)
    told = said(
        "annexes.meanings", target=wanted.text,
        start_rate=village_figure(TOTAL, "poor_start_rate", total["poor_start_rate"], "%"),
        end_rate=village_figure(TOTAL, "poor_end_rate", total["poor_end_rate"], "%"),
        points=Figure("two_meanings", "points", "planned", points, "điểm %"),
        ratio=Figure("two_meanings", "households_ratio", "planned", plain(total["reduction_rate"]), "%"),
    )  # fmt: skip
    return as_paragraphs(Said(told.text, told.figures + wanted.figures) + lists)


def table_beside_targets(page: PageOf, groups: pd.DataFrame) -> Shown:
    """The near-poor and, where there are minorities, the poor of them at the start, by village. `groups`:
    planning.target_groups.
    """
    nobody = plain(groups.at[TOTAL, "minority_households"]) == 0
    head, of = (BESIDE[:1], "") if nobody else (BESIDE, " và hộ nghèo dân tộc thiểu số")
    columns = [column.code for column in leaves(head)]
    caption = f"Hộ cận nghèo{of} đầu năm {page.year}"
    return table("target_groups", groups[columns], head, caption, first=page.place, wide=False)


def sentence_registered_short(page: PageOf, registered: pd.DataFrame, targets: pd.DataFrame) -> Shown:
    """Over the table of the registered: where fewer registered than the target asks for."""
    target = targets["reduction"]
    if not targets.at[TOTAL, "poor_start"]:
        return as_paragraphs(said("annexes.nobody_poor"))
    if not registered.at[TOTAL, "registered"]:
        return as_paragraphs(said("annexes.nobody_registered"))
    if plain(target[TOTAL]) is None:
        return as_paragraphs()
    lacking = (target - registered["registered"]).drop(TOTAL)
    short = [(str(village), int(number)) for village, number in lacking.items() if number > 0]
    if not short:
        return as_paragraphs(said("annexes.enough", place=page.places))
    named = [
        said("annexes.lacks", village=village, lacking=Figure("registered_feasibility", village, "lacking", number, "hộ"))
        for village, number in short[:TOLD]
    ]  # fmt: skip
    rest = Figure("registered_feasibility", TOTAL, "villages_lacking_more", len(short) - TOLD, page.places)
    more = [said("annexes.more", number=(rest, "integer"), place=page.places)] if len(short) > TOLD else []
    told = joined([*named, *more])
    return as_paragraphs(Said(said("annexes.short", villages=told.text).text, told.figures))


def assignments_or_blank(page: PageOf, assigned: Assignments | None) -> Shown:
    """A blank where the review does not say who helps whom; nothing where it does."""
    return as_paragraphs(blank("đơn vị giúp đỡ từng hộ nghèo, hộ cận nghèo") if assigned is None else SILENT)
