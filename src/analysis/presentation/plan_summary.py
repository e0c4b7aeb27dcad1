"""The plan in one minute (tóm tắt trình ký): what is asked, what it costs, where it does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.intake.plan import Target
from analysis.planning.issued_table import FORM_NUMBERS, Difference
from analysis.planning.plan_targets import PlanTargets
from analysis.presentation.display import Figure, Shown, plain
from analysis.presentation.numbers import integer, money, rate
from analysis.presentation.page import PageOf
from analysis.presentation.prose import bullets, key_figures, listing
from analysis.presentation.registered_minority_page import minority_sentence, villages_lacking

if TYPE_CHECKING:
    from analysis.planning.package_search import PackageSearch

VILLAGES_TOLD = 5
POOR_TOLD = "Chưa đặt chỉ tiêu cho nơi nào."


def plan_summary(
    page: PageOf,
    plan: PlanTargets,
    feasibility: pd.DataFrame,
    minority: pd.DataFrame,
    money_by_source: pd.DataFrame | None,
    helped: pd.DataFrame | None,
    search: PackageSearch | None,
    differences: Sequence[Difference] = (),
) -> Shown:
    """The few numbers and sentences somebody who signs must know; each is in a table further on.

    `feasibility`: registered_feasibility; `minority`: registered_minority; `money_by_source`: money_shares;
    `helped`: helped_by_village; `search`: search_packages;
    `differences`: the issued table against the computed one.
    """
    short = _villages(feasibility["lacking"])
    wrong = [difference for difference in differences if difference.kind == "wrong"]
    numbers = {
        "villages": (len(feasibility) - 1, page.places),
        "villages_short": (len(short), page.places),
        "villages_minority_lacking": (villages_lacking(minority), page.places),
        "cells_wrong": (len(wrong), "ô"),
    }
    texts = [
        _target_sentence(plan, page.target),
        _wrong_sentence(wrong),
        _registered_sentence(short, feasibility, page.place),
        minority_sentence(page, minority),
        _money_sentence(money_by_source),
        _helper_sentence(helped),
        _package_sentence(search),
    ]
    figures = [Figure("plan_summary", "total", name, *value) for name, value in numbers.items()]
    return key_figures(_key_figures(plan, money_by_source)) + bullets(texts, figures=figures)


def _key_figures(plan: PlanTargets, money_by_source: pd.DataFrame | None) -> list[tuple[str, str, str]]:
    total = plan.table.loc["total"]
    items = [("Hộ nghèo đầu năm", f"{integer(total['poor_start'])} hộ", _percent(total["poor_start_rate"]))]
    if plain(total["reduction"]) is None:
        items.append(("Chỉ tiêu giảm", "chưa có", f"mục tiêu cần {integer(plan.needed)} hộ"))
    else:
        status = "đã ban hành" if plan.issued else "đề xuất, chưa ban hành"
        items.append(("Chỉ tiêu giảm", f"{integer(total['reduction'])} hộ", status))
        items.append(("Hộ nghèo cuối năm", f"{integer(total['poor_end'])} hộ", _percent(total["poor_end_rate"])))
    sum_ = None if money_by_source is None else plain(money_by_source.at["total", "money_total"])
    items.append(("Kinh phí", "chưa có số liệu", "") if sum_ is None else ("Kinh phí", money(sum_), "triệu đồng"))
    return items


def _percent(value: object) -> str:
    return f"{rate(value)} % số hộ" if rate(value) else ""


def _target_sentence(plan: PlanTargets, target: Target) -> str:
    total, limits = plan.table.loc["total"], plan.allocation.limits
    if limits.over_poor and not plan.issued:
        return (
            f"Mục tiêu không khả thi: cần giảm {integer(plan.needed)} hộ nhưng chỉ có {integer(limits.poor)} hộ nghèo, "
            f"vượt {integer(limits.over_poor)} hộ."
        )
    if plain(total["reduction"]) is None:
        return POOR_TOLD
    who = "Bảng chỉ tiêu giao" if plan.issued else "Chưa có bảng chỉ tiêu ban hành; phụ lục đề xuất"
    given = f"{who} giảm {integer(total['reduction'])} hộ"
    gap = int(total["reduction"]) - plan.needed
    if target.reduction_households is not None:
        asked = f"mục tiêu là {integer(plan.needed)} hộ"
    else:
        unit = "điểm phần trăm" if target.criterion == "points" else "% theo số hộ cuối năm"
        asked = f"mục tiêu giảm {money(target.reduction)} {unit} cần ít nhất {integer(plan.needed)} hộ"
    lacking = f"; còn thiếu {integer(-gap)} hộ, đạt đủ bảng vẫn chưa đạt mục tiêu" if gap < 0 else ""
    return f"{given}; {asked}{lacking}."


def _wrong_sentence(wrong: Sequence[Difference]) -> str:
    where = listing(
        [
            f"{'Tổng cộng' if d.village == 'total' else d.village}, cột {FORM_NUMBERS[d.column]}"
            for d in wrong[:VILLAGES_TOLD]
        ]
    )
    return (
        f"Bảng đã ban hành in sai {integer(len(wrong))} ô ({where}{'…' if len(wrong) > VILLAGES_TOLD else ''}); phụ lục dùng số tính lại."
        if wrong
        else ""
    )


def _villages(numbers: pd.Series) -> list[tuple[str, int]]:
    """Villages with a number above 0, the greatest first."""
    found = [(str(v), int(n)) for v, n in numbers.drop("total").items() if plain(n)]
    return sorted(found, key=lambda pair: -pair[1])


def _told(villages: list[tuple[str, int]], place: str) -> str:
    words = [f"{village} thiếu {integer(number)} hộ" for village, number in villages[:VILLAGES_TOLD]]
    rest = len(villages) - VILLAGES_TOLD
    return listing([*words, f"{integer(rest)} {place.lower()} khác"] if rest > 0 else words)


def _registered_sentence(short: list[tuple[str, int]], feasibility: pd.DataFrame, place: str) -> str:
    total = feasibility.loc["total"]
    if plain(total["target"]) is None:
        return ""
    if not total["target"]:
        return "Không nơi nào được giao chỉ tiêu giảm hộ nghèo."
    if not total["registered"]:
        return f"Chỗ chưa khả thi: chưa hộ nghèo nào đăng ký thoát nghèo, chỉ tiêu {integer(total['target'])} hộ chưa có hộ đứng sau."
    registered = f"{integer(total['registered'])} hộ nghèo đăng ký thoát nghèo"
    if not short:
        return f"Có {registered}; {place.lower()} nào cũng có số đăng ký bằng hoặc hơn chỉ tiêu."
    return f"Chỗ chưa khả thi: có {registered}, nhưng {integer(len(short))} {place.lower()} đăng ký ít hơn chỉ tiêu ({_told(short, place)})."


def _money_sentence(money_by_source: pd.DataFrame | None) -> str:
    total = None if money_by_source is None else money_by_source.loc["total"]
    if total is None or plain(total["money_total"]) is None:
        return "Chưa có số liệu kinh phí, nên chưa thể nói nguồn lực có đủ cho chỉ tiêu."
    words = {"central": "trung ương", "province": "tỉnh", "district": "huyện", "mobilised": "huy động"}
    parts = [
        f"{word} {rate(total[f'share_{code}'])} %" for code, word in words.items() if plain(total[f"money_{code}"])
    ]
    sources = f", gồm nguồn {listing(parts)}" if len(parts) > 1 else ""
    return f"Kinh phí kế hoạch {money(total['money_total'])} triệu đồng{sources}."


def _helper_sentence(helped: pd.DataFrame | None) -> str:
    if helped is None:
        return ""
    total = helped.loc["total"]
    poor, near = total["poor_unhelped"], total["near_poor_unhelped"]
    if not poor and not near:
        return ""
    return f"Chưa có đơn vị giúp đỡ: {integer(poor)} hộ nghèo, {integer(near)} hộ cận nghèo."


def _package_sentence(search: PackageSearch | None) -> str:
    if search is None or search.by_support.empty:
        return ""
    total = search.by_village.loc["total"]
    text = (
        f"Với đơn giá và giới hạn hỗ trợ đã cho, đưa được nhiều nhất {integer(total['lifted'])} hộ xuống dưới ngưỡng thiếu hụt"
        if plain(search.summary.at["total", "proved"])
        else f"Với đơn giá và giới hạn hỗ trợ đã cho, gói tốt nhất tìm được đưa {integer(total['lifted'])} hộ xuống dưới ngưỡng thiếu hụt"
    )
    short = int(total["shortfall"])
    return (
        f"{text}; còn thiếu {integer(short)} hộ so với chỉ tiêu của các nơi."
        if short
        else f"{text}, nơi nào cũng đạt chỉ tiêu."
    )
