"""The result in one minute (tóm tắt): the target under both meanings, who missed it and why, what moved most, what to decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.evaluation.decisions import Decision
from analysis.presentation.decisions_page import in_short
from analysis.presentation.display import Figure, Shown, plain
from analysis.presentation.movement_sums import movement_figures
from analysis.presentation.numbers import integer, rate, signed
from analysis.presentation.page import PageOf
from analysis.presentation.plan.two_meanings import UNITS
from analysis.presentation.prose import bullets, key_figures, listing
from analysis.presentation.results_page import MEANINGS, MET, TWO_STANDARDS, UNKNOWN

VILLAGES_TOLD = 3


def summary(
    page: PageOf,
    results: pd.DataFrame,
    target: Mapping[str, object],
    movements: pd.DataFrame,
    *,
    matters: Sequence[Decision] | None = None,
) -> Shown:
    """Key figures and a handful of sentences, each from the frames given; what cannot be said is said so.

    `results`: `village_results`; `target`: `commune_target`; `movements`: form T2; `matters`: `decisions`.
    """
    total = results.loc["total"]
    if not page.comparable:
        return _two_series(total, target, page.unit, "" if matters is None else in_short(page, matters))
    facts = key_figures(
        [
            (
                "Tỷ lệ hộ nghèo cuối năm",
                _or_unknown(rate(total["poor_end_rate"]), " %"),
                f"đầu năm {_or_unknown(rate(total['poor_start_rate']), ' %')}",
            ),
            _fall(total, target),
            ("Hộ nghèo cuối năm", _or_unknown(integer(total["poor_end"]), " hộ"), f"đầu năm {_or_unknown(integer(total['poor_start']), ' hộ')}"),
            ("Mục tiêu của kế hoạch", MET[target["met"]].upper(), "theo hiệu hai tỷ lệ" if page.criterion == "points" else "theo số hộ giảm / số hộ"),
        ]
    )  # fmt: skip
    return facts + bullets(
        [
            _target_sentence(total, target, page.criterion, page.unit),
            _table_sentence(total, target),
            villages_sentence(page, results, movements),
            _movement_sentence(movements.loc["total"]),
            "" if matters is None else in_short(page, matters),
        ],
        figures=[*_target_figures(target), *movement_figures(movements), *_counts(results, matters)],
    )


def _two_series(total: pd.Series, target: Mapping[str, object], unit: str, matters: str) -> Shown:
    """The summary of a year between two standards: each end by itself, nothing subtracted, nothing concluded."""
    ends = {
        when: (_or_unknown(rate(total[f"poor_{end}_rate"]), " %"), f"{integer(total[f'poor_{end}'])} hộ")
        for when, end in (("đầu năm", "start"), ("cuối năm", "end"))
    }
    facts = key_figures(
        [(f"Tỷ lệ hộ nghèo {when}, theo chuẩn của kỳ ấy", *values) for when, values in ends.items()]
        + [("Mục tiêu của kế hoạch", "KHÔNG KẾT LUẬN", f"mục tiêu {rate(target['target'])}; hai chuẩn nghèo")]
    )
    said = [f"{when} {share} ({number})" for when, (share, number) in ends.items()]
    return facts + bullets(
        [
            TWO_STANDARDS,
            f"Tỷ lệ hộ nghèo của {unit}, mỗi kỳ theo chuẩn nghèo của kỳ ấy: {'; '.join(said)}.",
            matters,
        ],
        figures=_target_figures(target),
    )


def _fall(total: pd.Series, target: Mapping[str, object]) -> tuple[str, str, str]:
    points = plain(total["points_actual"])
    word = "Tăng" if points is not None and points < 0 else "Giảm"
    size = UNKNOWN if points is None else f"{rate(abs(points))} điểm %"
    return f"{word} tỷ lệ hộ nghèo", size, f"mục tiêu giảm {rate(target['target'])}"


def _or_unknown(text: str, unit: str) -> str:
    return text + unit if text else UNKNOWN


def _target_figures(target: Mapping[str, object]) -> list[Figure]:
    cells = [(row, column, key) for row in MEANINGS for column, key in (("target", "target"), ("actual", row), ("met", f"met_{row}"))]  # fmt: skip
    gaps = {row: None if target[row] is None else float(target[row]) - float(target["target"]) for row in MEANINGS}
    return [Figure("commune_target", row, "difference", gap, UNITS[row]) for row, gap in gaps.items()] + [
        Figure("commune_target", row, column, plain(target[key]), "1/0" if column == "met" else UNITS[row])
        for row, column, key in cells
    ]


def _counts(results: pd.DataFrame, matters: Sequence[Decision] | None) -> list[Figure]:
    """How many villages met their targets, did not, or cannot be judged, and how many matters there are to decide."""
    met = results.drop(index="total")["met"]
    counts = {"villages": len(met), "villages_met": int(met.eq(1).sum()), "villages_missed": int(met.eq(0).sum()), "villages_unknown": int(met.isna().sum())}  # fmt: skip
    figures = [Figure("summary", "total", name, number, "nơi") for name, number in counts.items()]
    return figures if matters is None else [*figures, Figure("summary", "total", "matters", len(matters), "việc")]


def _target_sentence(total: pd.Series, target: Mapping[str, object], criterion: str, unit: str) -> str:
    if target[criterion] is None:
        return f"Mục tiêu giảm {rate(target['target'])} của {unit}: {UNKNOWN} để kết luận đạt hay không đạt theo cách tính nào."
    other = next(code for code in MEANINGS if code != criterion)
    agree = target[f"met_{criterion}"] == target[f"met_{other}"]
    return (
        f"{unit[:1].upper()}{unit[1:]} {MET[target['met']]} mục tiêu giảm {rate(target['target'])} của kế hoạch: "
        f"theo {MEANINGS[criterion]}, cách tính quyết định, {_moved(target[criterion])}, {_by(target, criterion)}. "
        f"Theo {MEANINGS[other]}, để đối chiếu, {_moved(target[other])} – {'cũng ' if agree else ''}{MET[target[f'met_{other}']]}, {_by(target, other)}."
    )


def _moved(value: object) -> str:
    return f"giảm {rate(value)}" if float(value) >= 0 else f"tăng {rate(-float(value))}"


def _by(target: Mapping[str, object], code: str) -> str:
    difference, met = abs(float(target[code]) - float(target["target"])), target[f"met_{code}"]
    if not difference:
        return "vừa bằng mục tiêu"
    size = rate(difference) if rate(difference).strip("0,") else "chưa tới 0,01"
    return f"{'hơn mục tiêu' if met else 'thiếu'} {size}"


def _table_sentence(total: pd.Series, target: Mapping[str, object]) -> str:
    """The total of the table of targets: it may ask for more than the plan's own figure (3,08 against 3,00 in 2023)."""
    met = plain(total["met"])
    if met is None:
        return f"Bảng chỉ tiêu giao cho các đơn vị: {UNKNOWN} để so dòng tổng cộng với kết quả."
    differs = " (khác với mục tiêu của kế hoạch)" if target["met"] is not None and target["met"] != met else ""
    return (
        f"Tổng cộng của bảng chỉ tiêu: giao giảm {integer(total['reduction_planned'])} hộ ({rate(total['points_planned'])} điểm %); "
        f"kết quả {_households(total['reduction_actual'])} ({rate(total['points_actual'])} điểm %) – {MET[met]}{differs}."
    )


def _households(reduction: object) -> str:
    number = int(reduction)
    return f"giảm {integer(number)} hộ" if number >= 0 else f"tăng {integer(-number)} hộ"


def villages_sentence(page: PageOf, results: pd.DataFrame, movements: pd.DataFrame) -> str:
    """How many villages met their targets, and which did not, the furthest behind first, with the movements that say why."""
    villages = results.drop(index="total")
    known = villages[villages["met"].notna()]
    missed = known[known["met"] == 0]
    if known.empty:
        return f"Chỉ tiêu của từng {page.places}: {UNKNOWN}."
    text = f"{integer(len(known) - len(missed))}/{integer(len(villages))} {page.places} đạt chỉ tiêu."
    if len(known) < len(villages):
        text += f" {integer(len(villages) - len(known))} {page.places} {UNKNOWN}."
    # the furthest from their targets first; a reader takes in a handful, the table has the rest
    behind = (missed["reduction_planned"] - missed["reduction_actual"]).sort_values(ascending=False, kind="stable")
    told_of = [village for village in behind.index if village in movements.index][:VILLAGES_TOLD]
    reasons = [f"{village} ({_why(results.loc[village], movements.loc[village])})" for village in told_of]
    if len(missed) > len(told_of):
        reasons.append(f"{integer(len(missed) - len(told_of))} {page.places} khác (xem bảng)")
    return text + (f" Chưa đạt: {listing(reasons)}." if reasons else "")


def _why(result: pd.Series, moves: pd.Series) -> str:
    out = int(moves["to_near_poor"] + moves["to_not_poor"])
    back = int(moves["from_near_poor"] + moves["relapse"] + moves["new"])
    others = int(moves["other_increase"] - moves["other_decrease"])
    parts = [
        f"{_households(result['reduction_actual'])}/chỉ tiêu {integer(result['reduction_planned'])}: {integer(out)} thoát nghèo"
    ]
    if back:
        parts.append(f"{integer(back)} vào danh sách")
    if others:
        parts.append(f"biến động khác {signed(others, 0)}")
    gap = int(moves["start"] - result["poor_start"])
    if gap:
        parts.append(f"đầu năm lệch {signed(gap, 0)} so với cuối kỳ trước")
    if int(result["reduction_actual"]) >= int(result["reduction_planned"]):
        parts.append("đủ số hộ nhưng số hộ dân khác dự kiến")
    return ", ".join(parts)


def _movement_sentence(total: pd.Series) -> str:
    out = int(total["to_near_poor"] + total["to_not_poor"])
    back = int(total["from_near_poor"] + total["relapse"] + total["new"])
    if not any(total.drop(["start", "end"])):
        return "Trong năm không có hộ nào ra hay vào danh sách hộ nghèo."
    return (
        f"Trong năm {integer(out)} hộ thoát nghèo ({integer(total['to_near_poor'])} thành cận nghèo, {integer(total['to_not_poor'])} vượt chuẩn cận nghèo); "
        f"{integer(back)} hộ vào danh sách ({integer(total['from_near_poor'])} từ cận nghèo, {integer(total['relapse'])} tái nghèo, {integer(total['new'])} phát sinh mới); "
        f"chuyển đi, đến, tách, nhập, chết {signed(int(total['other_increase'] - total['other_decrease']), 0)}."
    )
