"""Needs for support against what is planned, on the page (nhu cầu hỗ trợ và dự án đáp ứng)."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.document.figure import plain
from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown, together
from analysis.planning.catalogue import Support, answering
from analysis.presentation.numbers import integer, money
from analysis.presentation.page import PageOf
from analysis.presentation.programme_page import NO_FILE
from analysis.presentation.prose import listing, paragraphs
from analysis.presentation.table import table
from analysis.presentation.units import HOUSEHOLDS

GROUPS = (
    Column("poor", "Hộ nghèo"),
    Column("near_poor", "Hộ cận nghèo"),
    Column("escaped", "Mới thoát nghèo"),
    Column("demand", "Cộng"),
)
SHORTAGES: Head = (Group("Số hộ có nhu cầu", GROUPS),)
SUPPORTS: Head = (
    Group("Nhu cầu, chỉ tính đối tượng thuộc diện", GROUPS),
    Column("planned", "Kế hoạch", measure=("", "number")),
    Column("gap", "Còn thiếu", measure=HOUSEHOLDS),
)


def table_needs(page: PageOf, needs: pd.DataFrame, supports: Mapping[str, Support]) -> Shown:
    """Each deprivation and cause: households that have it, the supports that answer, the units responsible."""
    answers = {code: answering(dict(supports), code) for code in needs.index}
    words = {code: _answers(found) for code, found in answers.items()}
    names = {**page.labels_before, **page.causes}
    unanswered = [names[code] for code, found in answers.items() if not found and needs.at[code, "demand"]]
    shown = table(
        "needs",
        needs,
        SHORTAGES,
        "Nhu cầu hỗ trợ theo thiếu hụt và nguyên nhân nghèo (hộ)",
        first="Thiếu hụt, nguyên nhân",
        labels=names,
        remarks=("Chính sách, dự án đáp ứng (đơn vị chịu trách nhiệm)", "", words),
        note="Hộ mới thoát nghèo: thoát nghèo trong vòng 36 tháng trước ngày đầu năm kế hoạch. Một hộ có thể ở nhiều dòng nên không cộng dọc. Tên của từng mã: bảng “Nhu cầu và khả năng đáp ứng”."
        + _unconfirmed(supports),
        wide=True,
    )
    text = f"Chưa có chính sách, dự án nào trong danh mục đáp ứng: {listing(unanswered)}; cần xem xét từng hộ."
    return together(paragraphs(text if unanswered else ""), shown)


def table_needs_by_support(
    page: PageOf, needs: pd.DataFrame, supports: Mapping[str, Support], programme: pd.DataFrame | None
) -> Shown:
    """Each support: eligible households that need it, planned capacity, what is lacking. `needs`: `needs_by_support`."""
    units = (
        {}
        if programme is None or "unit" not in programme
        else dict(zip(programme["code"], programme["unit"], strict=True))
    )
    shown = table(
        "needs_by_support",
        needs.drop(columns="need_unit"),
        SUPPORTS,
        f"Nhu cầu và khả năng đáp ứng của chính sách, dự án năm {page.year}",
        first="Chính sách, dự án",
        labels={code: support.name for code, support in supports.items()},
        remarks=("Đơn vị tính; đơn vị chịu trách nhiệm; căn cứ", "", _grounds(supports, units, needs)),
        note="Ô trống ở cột nhóm hộ: nhóm ấy không thuộc diện, hoặc rà soát không hỏi nên không biết. Còn thiếu = nhu cầu − kế hoạch "
        "(âm là kế hoạch nhiều hơn nhu cầu), chỉ tính khi kế hoạch và nhu cầu đếm cùng một đối tượng."
        + _unconfirmed(supports),
        wide=True,
    )
    told = _told(needs, supports, None if programme is None else set(programme["code"]))
    return together(paragraphs(*told), shown)


def _answers(found: list[Support]) -> str:
    by_unit: dict[str, list[str]] = {}
    for support in found:
        by_unit.setdefault(support.responsible, []).append(support.code)
    return "; ".join(f"{', '.join(codes)} ({unit})" for unit, codes in by_unit.items())


def _grounds(supports: Mapping[str, Support], units: Mapping[str, str], needs: pd.DataFrame) -> dict[str, str]:
    words = {}
    for code, support in supports.items():
        planned = units.get(code, "") if plain(needs.at[code, "planned"]) is not None else ""
        needed = needs.at[code, "need_unit"]
        units_of = (
            planned
            if planned == needed
            else "; ".join(f"{what}: {unit}" for what, unit in (("nhu cầu", needed), ("kế hoạch", planned)) if unit)
        )
        words[code] = "; ".join(filter(None, [units_of, support.not_compared, support.responsible, support.legal]))
    return words


def _unconfirmed(supports: Mapping[str, Support]) -> str:
    unconfirmed = sum(not support.confirmed for support in supports.values())
    if not unconfirmed:
        return ""
    which = "mọi dòng" if unconfirmed == len(supports) else f"{integer(unconfirmed)} dòng"
    return f" Chưa xác nhận với văn bản gốc: đối chiếu thiếu hụt với chính sách, diện hưởng và căn cứ của {which} trong danh mục."


def _told(needs: pd.DataFrame, supports: Mapping[str, Support], on_file: set[str] | None) -> list[str]:
    gaps = needs["gap"].dropna().astype(float)
    short = gaps[gaps > 0].sort_values(ascending=False)
    texts = []
    if len(short):
        named = [
            f"{supports[code].name} ({money(gap)} {needs.at[code, 'need_unit']})" for code, gap in short.head(3).items()
        ]
        texts.append(f"Thiếu nhiều nhất so với nhu cầu: {'; '.join(named)}.")
    if on_file is None:
        return [*texts, NO_FILE.format("programme.csv")]
    absent = [code for code in needs.index if code not in on_file and plain(needs.at[code, "demand"])]
    if absent:
        unplanned = [supports[code].name for code in absent]
        rest = f" và {integer(len(unplanned) - 4)} chính sách, dự án khác" if len(unplanned) > 4 else ""
        # persons and children are counted in units of their own and do not add to households
        households = sum(int(needs.at[code, "demand"]) for code in absent if needs.at[code, "need_unit"] == "hộ")
        needed = f" (nhu cầu cộng lại {integer(households)} lượt hộ)" if households else ""
        texts.append(f"Chưa có trong danh mục dự án của năm: {'; '.join(unplanned[:4])}{rest}{needed}.")
    return texts
