"""The first year of a poverty standard on the page: the review of its start, and the old list's end beside it."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import Figure, plain
from analysis.document.head import Column, Group, Head
from analysis.document.shown import NOTHING, Shown
from analysis.presentation.page import PageOf
from analysis.presentation.said import SILENT, Said, as_paragraphs, filled
from analysis.presentation.table import table
from analysis.presentation.units import PERCENT
from analysis.review.counting import TOTAL
from analysis.review.two_lists import two_lists

BESIDE = (
    "Năm {year} bắt đầu bằng kết quả rà soát đầu năm theo {now}: {poor} hộ nghèo ({poor_rate} %), {near_poor} hộ cận nghèo "
    "({near_poor_rate} %). Danh sách cuối năm {last} theo {before}: {old_poor} hộ nghèo ({old_poor_rate} %), {old_near_poor} hộ cận "
    "nghèo ({old_near_poor_rate} %); hai danh sách theo hai chuẩn, không trừ cho nhau."
)
BRIEF = (
    "Số liệu đầu năm theo {now}. Danh sách cuối năm {last} theo {before} có {old_poor} hộ nghèo ({old_poor_rate} %), {old_near_poor} hộ "
    "cận nghèo ({old_near_poor_rate} %); hai danh sách theo hai chuẩn, không trừ cho nhau."
)
ALONE = "Số liệu đầu năm {year} là kết quả rà soát đầu năm theo {now}."
OLD_STANDARD = "chuẩn nghèo cũ"


def said_two_lists(page: PageOf, template: str = BESIDE) -> Said:
    """Both lists in a sentence, each with its standard; nothing where the year starts from the end of the one before.

    `template`: BESIDE, or BRIEF where the start is told already.
    """
    frame = _lists(page)
    if not page.data.started:
        return SILENT
    now = _small(page.data.standard.name)
    if frame is None:
        return filled(ALONE, year=page.year, now=now)
    figures = {code: _figure(frame, code) for code in frame.columns}
    if any(figure.value is None for figure in figures.values()):
        return filled(ALONE, year=page.year, now=now)
    return filled(template, year=page.year, last=page.year - 1, now=now, before=OLD_STANDARD, **figures)


def sentence_two_lists(page: PageOf) -> Shown:
    """`said_two_lists` as a paragraph."""
    told = said_two_lists(page)
    return as_paragraphs(told) if told.text else NOTHING


def table_two_lists(page: PageOf) -> Shown:
    """Both lists by village; nothing where there are not both."""
    frame = _lists(page)
    if frame is None:
        return NOTHING
    head: Head = (
        Group(f"Cuối năm {page.year - 1}, {OLD_STANDARD}", _columns("old_")),
        Group(f"Đầu năm {page.year}, chuẩn nghèo của năm", _columns("")),
    )
    return table(
        "two_lists", frame, head, f"Hộ nghèo, hộ cận nghèo đầu năm {page.year} theo hai chuẩn", first=page.place,
        note="Hai danh sách theo hai chuẩn nghèo: đặt cạnh nhau, không trừ cho nhau.",
    )  # fmt: skip


def _columns(side: str) -> tuple[Column, ...]:
    return (
        Column(f"{side}households", "Tổng số hộ"),
        Column(f"{side}poor", "Hộ nghèo"),
        Column(f"{side}poor_rate", "Tỷ lệ %", measure=PERCENT),
        Column(f"{side}near_poor", "Hộ cận nghèo"),
        Column(f"{side}near_poor_rate", "Tỷ lệ %", measure=PERCENT),
    )


def _lists(page: PageOf) -> pd.DataFrame | None:
    data = page.data
    if not data.started:
        return None
    frames = (data.previous_households, data.previous_villages, data.old_households, data.old_villages)
    return None if any(frame is None for frame in frames) else two_lists(frames[:2], frames[2:])


def _figure(frame: pd.DataFrame, code: str) -> Figure:
    return Figure("two_lists", TOTAL, code, plain(frame.at[TOTAL, code]), "%" if code.endswith("rate") else "hộ")


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
