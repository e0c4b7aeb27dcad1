"""The first six months in one minute: rate to date, share of the year's targets, villages behind, money, the outlook."""

from __future__ import annotations

import pandas as pd

from analysis.presentation.display import NOTHING, Figure, Shown, plain
from analysis.presentation.numbers import integer, money, rate, signed
from analysis.presentation.page import PageOf
from analysis.presentation.period_words import at_end
from analysis.presentation.plan.two_meanings import MEANINGS, UNITS
from analysis.presentation.projection_page import told
from analysis.presentation.prose import bullets, key_figures, listing
from analysis.presentation.results_page import TWO_STANDARDS, UNKNOWN

VILLAGES_TOLD = 5  # a reader takes in a handful, the table has the rest


def summary_to_date(
    page: PageOf,
    progress: pd.DataFrame,
    commune: pd.DataFrame,
    movements: pd.DataFrame,
    projected: pd.DataFrame | None,
    most: int | None,
    programme: pd.DataFrame | None,
) -> Shown:
    """The half-year in one minute: rate to date, share of the year's targets, villages behind, money, the year's end.

    `progress`: village_progress; `commune`: commune_progress; `movements`: form T2; `projected`, `most`: projection,
    most_poor_at_target; `programme`: programme_results. Nothing in a report of the whole year.
    """
    if not page.period:
        return NOTHING
    total, target = progress.loc["total"], commune.loc[page.criterion]
    outlook = UNKNOWN
    if projected is not None:
        low, high = (integer(projected.at["poor_end", end]) for end in ("low", "high"))
        outlook = f"{low} hộ" if low == high else f"{low}–{high} hộ"
    facts = key_figures(
        [
            ("Hộ nghèo đến " + at_end(page.period), f"{integer(total['poor_end'])} hộ", f"đầu năm {integer(total['poor_start'])} hộ"),
            ("Tỷ lệ hộ nghèo", _percent(total["poor_end_rate"]), f"đầu năm {_percent(total['poor_start_rate'])}"),
            ("Mục tiêu cả năm đã đạt", _percent(target["progress"]), f"giảm {rate(target['actual']) or '…'} trên {rate(target['target'])}"),
            ("Ước hộ nghèo cuối năm", outlook, "" if most is None else f"đạt mục tiêu khi không quá {integer(most)} hộ"),
        ]
    )  # fmt: skip
    said = bullets(
        [
            "" if plain(total["points_actual"]) is not None else TWO_STANDARDS,
            _rate_sentence(total, page.unit, page.period),
            *(_target_sentence(commune.loc[code], code, page.criterion) for code in MEANINGS),
            _table_sentence(progress, page.places),
            _movement_sentence(movements.loc["total"]),
            _money_sentence(programme),
            told(page, projected, most),
        ],
        figures=[
            Figure(
                "commune_progress",
                code,
                column,
                plain(commune.at[code, column]),
                "%" if column == "progress" else UNITS[code],
            )
            for code in commune.index
            for column in commune.columns
        ],
    )
    return facts + said


def _percent(value: object) -> str:
    return f"{rate(value)} %" if plain(value) is not None else UNKNOWN


def _rate_sentence(total: pd.Series, unit: str, period: str) -> str:
    if plain(total["points_actual"]) is None:
        return f"Tỷ lệ hộ nghèo của {unit} đến {at_end(period)}: {UNKNOWN} để so với đầu năm."
    return (
        f"Đến {at_end(period)}, {unit} có {integer(total['poor_end'])} hộ nghèo ({rate(total['poor_end_rate'])} %), đầu năm {integer(total['poor_start'])} hộ "
        f"({rate(total['poor_start_rate'])} %): thay đổi {signed(-float(total['points_actual']))} điểm phần trăm. Hộ nghèo là hộ của kỳ rà soát trước, cộng trừ các lần công nhận đã có quyết định; "
        f"mẫu số là {integer(total['households_start'])} hộ dân đầu năm, vì đến giữa năm chưa thống kê lại."
    )


def _target_sentence(row: pd.Series, code: str, criterion: str) -> str:
    role = "cách tính quyết định" if code == criterion else "để đối chiếu"
    actual = plain(row["actual"])
    if actual is None:
        return f"Theo {MEANINGS[code]}, {role}: {UNKNOWN}."
    if actual <= 0:
        how = "chưa giảm" if actual == 0 else f"chưa giảm mà tăng {rate(-actual)}"
    else:
        how = f"đã giảm {rate(actual)}"
    share = "" if actual <= 0 or plain(row["progress"]) is None else f", đạt {rate(row['progress'])} % mục tiêu năm"
    return f"Theo {MEANINGS[code]}, {role}: {how} trên mục tiêu cả năm {rate(row['target'])}{share}."


def _table_sentence(progress: pd.DataFrame, place: str) -> str:
    total, villages = progress.loc["total"], progress.drop(index="total")
    if pd.isna(total["reduction_actual"]) or pd.isna(total["reduction_planned"]):
        return f"So với bảng chỉ tiêu giao cho các {place}: {UNKNOWN}."
    share = "" if pd.isna(total["progress"]) else f", đã đạt {rate(total['progress'])} % chỉ tiêu năm"
    text = f"Bảng chỉ tiêu giao cho các {place} cả năm giảm {integer(total['reduction_planned'])} hộ; đến nay giảm {integer(total['reduction_actual'])} hộ{share}."
    behind = villages["left_to_go"].fillna(0).astype(int).sort_values(ascending=False, kind="stable")
    behind = behind[behind > 0]
    if behind.empty:
        return text + f" Các {place} đều đã đạt chỉ tiêu năm của mình."
    named = [
        f"{village} (còn {integer(left)} trong {integer(villages.at[village, 'reduction_planned'])} hộ)"
        for village, left in behind.head(VILLAGES_TOLD).items()
    ]
    if len(behind) > VILLAGES_TOLD:
        named.append(f"{len(behind) - VILLAGES_TOLD} {place} khác")
    return f"{text} Còn phải giảm: {listing(named)}."


def _movement_sentence(total: pd.Series) -> str:
    out, into = (
        int(total["to_near_poor"] + total["to_not_poor"]),
        int(total[["from_near_poor", "relapse", "new"]].sum()),
    )
    return (
        f"Từ đầu năm {integer(out)} hộ được công nhận thoát nghèo ({integer(total['to_near_poor'])} thành cận nghèo, {integer(total['to_not_poor'])} vượt chuẩn cận nghèo), "
        f"{integer(into)} hộ vào danh sách ({integer(total['from_near_poor'])} từ cận nghèo, {integer(total['relapse'])} tái nghèo, {integer(total['new'])} phát sinh mới); "
        f"biến động khác giảm {integer(total['other_decrease'])}, tăng {integer(total['other_increase'])} hộ."
    )


def _money_sentence(programme: pd.DataFrame | None) -> str:
    if programme is None or plain(programme.at["total", "disbursed_rate"]) is None:
        return f"Kinh phí đến nay: {UNKNOWN}."
    total = programme.loc["total"]
    return (
        f"Kế hoạch vốn cả năm {money(total['money_total'])} triệu đồng; đến nay giải ngân {money(total['disbursed'])} triệu đồng ({rate(total['disbursed_rate'])} %). "
        "Dòng chưa có báo cáo tính là chưa giải ngân."
    )
