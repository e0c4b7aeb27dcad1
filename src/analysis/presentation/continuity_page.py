"""Which old units and villages a unit goes on from (sáp nhập, đổi tên), in a sentence and a small table."""

from __future__ import annotations

from analysis.document.head import Column
from analysis.document.shown import NOTHING, Shown
from analysis.intake.continuity import Continuity
from analysis.presentation.numbers import date_long
from analysis.presentation.page import PageOf
from analysis.presentation.prose import listing, paragraphs
from analysis.presentation.table import table
from analysis.review import summary_of_classes

HEAD = (Column("households", "Tổng số hộ"), Column("poor", "Hộ nghèo"), Column("near_poor", "Hộ cận nghèo"))


def sentence_continuity(page: PageOf) -> Shown:
    """The day, the old units, and what that means for the start of the year; nothing where the unit did not change."""
    was = page.data.continuity
    if was is None:
        return NOTHING
    legal = f" theo {was.legal}" if was.legal else ""
    place = page.places
    last = page.year - 1
    if was.one_unit:
        told = f"Từ {date_long(was.on)}{legal}, {page.unit} có {place} đổi tên hoặc nhập {place}: {_renamed(was)}."
        return paragraphs(
            f"{told} Số liệu đầu năm {page.year} là kết quả rà soát cuối năm {last}, ghi theo tên {place} mới."
        )
    return paragraphs(
        f"{_capital(page.unit)} gồm {listing(was.units)} trước đây, nhập từ {date_long(was.on)}{legal}. Số liệu đầu năm {page.year} là kết quả "
        f"rà soát cuối năm {last} của các đơn vị ấy cộng lại, ghi theo tên {place} của đơn vị mới."
    )


def table_continuity(page: PageOf) -> Shown:
    """Each village with what it was, and its households at the end of the year before."""
    was, villages, households = page.data.continuity, page.data.previous_villages, page.data.previous_households
    if was is None or villages is None or households is None:
        return NOTHING
    place = page.place
    columns = [column.code for column in HEAD]
    before = summary_of_classes(households, villages)[columns]
    return table(
        "continuity",
        before,
        HEAD,
        f"Các {place.lower()} của {page.unit} và {place.lower()} cũ, theo kết quả rà soát cuối năm {page.year - 1}",
        first=place,
        remarks=("Trước đây là", "", {village: _places(was, village) for village in villages["village"]}),
        wide=False,
    )


def _places(was: Continuity, village: str) -> str:
    return "; ".join(f"{name}, {unit}" for unit, name in was.villages[village])


def _renamed(was: Continuity) -> str:
    changed = {new: [name for _, name in old] for new, old in was.villages.items() if [n for _, n in old] != [new]}
    return "; ".join(f"{listing(old)} nay là {new}" for new, old in changed.items())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
