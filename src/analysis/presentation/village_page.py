"""One plain sentence a village (mỗi thôn một câu): where it stands, its target, and the movements that led there."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.evaluation.movement_check import movement_checks
from analysis.presentation.display import Figure, Shown, figures_of, plain
from analysis.presentation.movement_sums import movement_figures
from analysis.presentation.numbers import MINUS, integer, rate, signed
from analysis.presentation.page import PageOf
from analysis.presentation.prose import bullets, paragraphs
from analysis.presentation.results_page import MET, UNKNOWN
from analysis.presentation.review_page import identity_sentences

FLOWS = {
    "to_near_poor": "thoát nghèo thành cận nghèo",
    "to_not_poor": "thoát nghèo vượt chuẩn cận nghèo",
    "other_decrease": "giảm khác (chuyển đi, chết, tách, nhập)",
    "from_near_poor": "từ cận nghèo thành nghèo",
    "relapse": "tái nghèo",
    "new": "phát sinh mới",
    "other_increase": "tăng khác (chuyển đến, tách, nhập)",
}


def village_sentences(page: PageOf, results: pd.DataFrame, movements: pd.DataFrame, near_moves: pd.DataFrame) -> Shown:
    """A sentence for every village of either register. `results`: `village_results`; `movements`, `near_moves`: forms T2, T3."""
    checks = movement_checks(movements, near_moves)
    told = [
        _sentence(name, results.loc[name], movements, checks, comparable=page.comparable)
        for name in results.index
        if name != "total"
    ]
    return bullets(told, figures=[*movement_figures(movements), *_shortfalls(results)])


def _shortfalls(results: pd.DataFrame) -> tuple[Figure, ...]:
    gap = (results["reduction_planned"] - results["reduction_actual"]).astype("Int64")
    return figures_of("village_shortfall", gap.to_frame("households"), {"households": "hộ"})


def identity_page(
    page: PageOf, poor: Mapping[str, pd.DataFrame], near_poor: Mapping[str, pd.DataFrame], classes: pd.DataFrame
) -> Shown:
    """The identities of T2 and T3 in one sentence where all hold, else each with the rows where it fails."""
    each = identity_sentences(page, dict(poor), dict(near_poor), classes)
    lines = each.text.splitlines()
    if not all(line.endswith(f"đúng ở mọi {page.places} và tổng.") for line in lines):
        return each
    return paragraphs(
        f"Đã kiểm tra {integer(len(lines))} đẳng thức (đầu kỳ − giảm + tăng = cuối kỳ của biểu T2, T3; hai biểu khớp nhau; cuối kỳ khớp biểu T1), "
        f"theo hộ và nhân khẩu: đều đúng ở mọi {page.places} và ở dòng tổng."
    )


def _sentence(
    name: str, result: pd.Series, movements: pd.DataFrame, checks: Mapping[str, list[str]], *, comparable: bool
) -> str:
    if name not in movements.index:
        return f"{name}: không còn trong sổ đăng ký cuối năm (sáp nhập, đổi tên hoặc thiếu dòng); đầu năm có {integer(result['poor_start'])} hộ nghèo."
    moves = movements.loc[name]
    parts = [
        _rates(result),
        _verdict(result, comparable=comparable),
        _gap(result, moves),
        _flows(moves, checks.get(name, [])),
        _near(result),
    ]
    return f"{name}: {' '.join(filter(None, parts))}"


def _rates(result: pd.Series) -> str:
    start, end = plain(result["poor_start"]), plain(result["poor_end"])
    if start is None:
        return (
            f"không có trong kỳ rà soát trước; cuối năm có {integer(end)} hộ nghèo ({_rate(result['poor_end_rate'])})."
        )
    if not start and not end:
        return "không có hộ nghèo ở cả đầu năm và cuối năm."
    verb = "còn" if end < start else "lên" if end > start else "vẫn là"
    return f"từ {integer(start)} hộ nghèo ({_rate(result['poor_start_rate'])}) {verb} {integer(end)} hộ ({_rate(result['poor_end_rate'])})."


def _rate(value: object) -> str:
    return f"{rate(value)} %" if plain(value) is not None else "không có tổng số hộ để tính tỷ lệ"


def _verdict(result: pd.Series, *, comparable: bool) -> str:
    if not comparable:
        return "Hai kỳ theo hai chuẩn nghèo, không so với chỉ tiêu."
    if plain(result["met"]) is None:
        return f"So với chỉ tiêu: {UNKNOWN}."
    planned, actual = int(result["reduction_planned"]), int(result["reduction_actual"])
    met, gap = plain(result["met"]), planned - actual
    by = f", thiếu {integer(gap)} hộ" if gap > 0 else f", hơn {integer(-gap)} hộ" if gap < 0 else ""
    done = f"giảm {integer(actual)}" if actual >= 0 else f"tăng {integer(-actual)}"
    # the target may be one of rates: households enough, and yet missed, or the other way round
    if (gap > 0) == bool(met):
        by += f": {MET[met]} theo tỷ lệ, vì tổng số hộ dân khác dự kiến"
        return f"Chỉ tiêu giảm {integer(planned)} hộ, kết quả {done}{by}."
    return f"Chỉ tiêu giảm {integer(planned)} hộ, kết quả {done} – {MET[met]}{by}."


def _gap(result: pd.Series, moves: pd.Series) -> str:
    start = plain(result["poor_start"]) or 0
    if start == moves["start"]:
        return ""
    return f"Danh sách đầu năm nay ghi {integer(moves['start'])} hộ nghèo, lệch {signed(int(moves['start']) - start, 0)} so với cuối kỳ trước."


def _flows(moves: pd.Series, faults: list[str]) -> str:
    told = [f"{integer(moves[code])} hộ {words}" for code, words in FLOWS.items() if moves[code]]
    out = int(moves[["to_near_poor", "to_not_poor", "other_decrease"]].sum())
    into = int(moves[["from_near_poor", "relapse", "new", "other_increase"]].sum())
    if not told:
        return "" if not moves["start"] else "Không có hộ nào ra hay vào danh sách."
    check = f"{integer(moves['start'])} {MINUS} {integer(out)} + {integer(into)} = {integer(moves['end'])}"
    wrong = f"; không khớp: {', '.join(faults)}" if faults else ""
    return f"Diễn biến: {', '.join(told)} ({check}{wrong})."


def _near(result: pd.Series) -> str:
    start, end = plain(result["near_poor_start"]), plain(result["near_poor_end"])
    if start is None or end is None:
        return ""
    return f"Hộ cận nghèo từ {integer(start)} đến {integer(end)}."
