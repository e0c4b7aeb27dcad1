"""The year's result on the page: the summary, village results, why a village missed its target, changes since last year."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.presentation.display import Figure, Shown, figures_of, plain, together
from analysis.presentation.numbers import integer, rate, signed
from analysis.presentation.plan_page import MEANINGS, UNITS
from analysis.presentation.prose import bullets, key_figures, listing, paragraphs
from analysis.presentation.table import Column, Group, Head, Mark, table
from analysis.presentation.units import POINTS

UNKNOWN = "không đủ số liệu"
VILLAGES_TOLD = 5
TWO_STANDARDS = (
    "Đầu năm và cuối năm được rà soát theo hai chuẩn nghèo khác nhau, nên hai tỷ lệ không trừ cho nhau; "
    "báo cáo trình bày riêng từng kỳ và không kết luận đạt hay không đạt chỉ tiêu."
)
MET = {1: "đạt", 0: "không đạt", None: UNKNOWN}
RESULTS: Head = (
    Group("Đầu năm", (Column("households_start", "Tổng số hộ"), Column("poor_start", "Hộ nghèo"), Column("poor_start_rate", "Tỷ lệ %"), Column("near_poor_start", "Hộ cận nghèo"))),
    Group("Cuối năm", (Column("households_end", "Tổng số hộ"), Column("poor_end", "Hộ nghèo"), Column("poor_end_rate", "Tỷ lệ %"), Column("near_poor_end", "Hộ cận nghèo"), Column("near_poor_end_rate", "Tỷ lệ cận nghèo %"))),
)  # fmt: skip
AGAINST_TARGET: Head = (
    Group("Số hộ nghèo giảm", (Column("reduction_planned", "Chỉ tiêu"), Column("reduction_actual", "Kết quả"))),
    Group("Số hộ giảm / số hộ cuối năm (%)", (Column("ratio_planned", "Chỉ tiêu"), Column("ratio_actual", "Kết quả"))),
    Group("Giảm tỷ lệ (điểm %)", (Column("points_planned", "Chỉ tiêu"), Column("points_actual", "Kết quả"))),
)


def summary(
    results: pd.DataFrame,
    target: Mapping[str, object],
    movements: pd.DataFrame,
    criterion: str,
    unit: str,
    *,
    comparable: bool = True,
) -> Shown:
    """The result in one minute: target met or not under both meanings, by how much, which villages missed it and why."""
    total = results.loc["total"]
    facts = key_figures(
        [
            (
                "Tỷ lệ hộ nghèo cuối năm",
                _or_unknown(rate(total["poor_end_rate"]), " %"),
                f"đầu năm {_or_unknown(rate(total['poor_start_rate']), ' %')}",
            ),
            ("Giảm", _or_unknown(rate(total["points_actual"]), " điểm %"), f"mục tiêu {rate(target['target'])}"),
            ("Hộ nghèo", f"{integer(total['poor_end'])} hộ", f"đầu năm {integer(total['poor_start'])} hộ"),
            ("Mục tiêu của kế hoạch", MET[target["met"]].upper(), f"theo {MEANINGS[criterion].split(' (')[0]}"),
        ]
    )
    return facts + bullets(
        [
            "" if comparable else TWO_STANDARDS,
            _rate_sentence(total, unit),
            *(_meaning_sentence(code, target, criterion) for code in MEANINGS),
            _table_sentence(total),
            _villages_sentence(results, movements),
            _movement_sentence(movements.loc["total"]),
        ],
        figures=_target_figures(target),
    )


def _or_unknown(text: str, unit: str) -> str:
    return text + unit if text else UNKNOWN


def _target_figures(target: Mapping[str, object]) -> list[Figure]:
    rows = [("points", "target"), ("points", "points"), ("points", "met_points")]
    rows += [
        ("households_ratio", "target"),
        ("households_ratio", "households_ratio"),
        ("households_ratio", "met_households_ratio"),
    ]
    names = {"target": "target", "points": "actual", "households_ratio": "actual"}
    return [
        Figure("commune_target", row, names.get(key, "met"), plain(target[key]), UNITS[row] if key in names else "1/0")
        for row, key in rows
    ]


def _rate_sentence(total: pd.Series, unit: str) -> str:
    if plain(total["points_actual"]) is None:
        return f"Tỷ lệ hộ nghèo của {unit}: {UNKNOWN} để so đầu năm với cuối năm."
    change = float(total["points_actual"])
    verb, to = ("giảm", "xuống") if change > 0 else ("tăng", "lên") if change < 0 else ("không đổi,", "đến")
    return (
        f"Tỷ lệ hộ nghèo của {unit} {verb} từ {rate(total['poor_start_rate'])} % ({integer(total['poor_start'])} hộ) "
        f"{to} {rate(total['poor_end_rate'])} % ({integer(total['poor_end'])} hộ), thay đổi {signed(-change)} điểm phần trăm "
        "(tính từ tỷ lệ chưa làm tròn)."
    )


def _meaning_sentence(code: str, target: Mapping[str, object], criterion: str) -> str:
    role = "cách tính quyết định" if code == criterion else "để đối chiếu"
    actual, wanted = target[code], float(target["target"])
    if actual is None:
        return f"Theo {MEANINGS[code]}, {role}: {UNKNOWN}."
    met = target[f"met_{code}"]
    difference = abs(float(actual) - wanted)
    by = (
        f"hơn mục tiêu {rate(difference)}"
        if met and difference
        else f"thiếu {rate(difference)}"
        if not met
        else "bằng mục tiêu"
    )
    if not rate(difference).strip("0,") and difference:
        by = "hơn mục tiêu chưa tới 0,01" if met else "thiếu chưa tới 0,01"
    return f"Theo {MEANINGS[code]}, {role}: giảm {rate(actual)} so với mục tiêu {rate(wanted)} – {MET[met]}, {by}."


def _table_sentence(total: pd.Series) -> str:
    """The total of the table of targets: it may ask for more than the plan's own figure (3,08 against 3,00 in 2023)."""
    met = plain(total["met"])
    if met is None:
        return f"So với dòng tổng cộng của bảng chỉ tiêu: {UNKNOWN}."
    return (
        f"Riêng bảng chỉ tiêu giao cho các thôn cộng lại là giảm {integer(total['reduction_planned'])} hộ "
        f"(tương ứng {rate(total['points_planned'])} điểm %, {rate(total['ratio_planned'])} % số hộ); kết quả giảm "
        f"{integer(total['reduction_actual'])} hộ – {MET[met]} so với bảng."
    )


def _villages_sentence(results: pd.DataFrame, movements: pd.DataFrame) -> str:
    villages = results.drop(index="total")
    known = villages[villages["met"].notna()]
    missed = known[known["met"] == 0]
    text = f"{len(known) - len(missed)}/{len(villages)} thôn đạt chỉ tiêu."
    if len(known) < len(villages):
        text += f" {len(villages) - len(known)} thôn {UNKNOWN}."
    # the furthest from their targets first; a reader takes in a handful, the table has the rest
    behind = (missed["reduction_planned"] - missed["reduction_actual"]).sort_values(ascending=False, kind="stable")
    told = [village for village in behind.index if village in movements.index][:VILLAGES_TOLD]
    reasons = [f"{village} ({_why(results.loc[village], movements.loc[village])})" for village in told]
    if len(missed) > len(told):
        reasons.append(f"{len(missed) - len(told)} thôn khác")
    return text + (f" Chưa đạt: {listing(reasons)}." if reasons else "")


def _why(result: pd.Series, moves: pd.Series) -> str:
    out = int(moves["to_near_poor"] + moves["to_not_poor"])
    back = int(moves["from_near_poor"] + moves["relapse"] + moves["new"])
    others = int(moves["other_increase"] - moves["other_decrease"])
    parts = [
        f"chỉ tiêu giảm {integer(result['reduction_planned'])} hộ, giảm {integer(result['reduction_actual'])}",
        f"{integer(out)} hộ thoát nghèo",
    ]
    if back:
        parts.append(f"{integer(back)} hộ vào danh sách (thành nghèo, tái nghèo, phát sinh)")
    if others:
        parts.append(f"biến động khác {signed(others, 0)}")
    return ", ".join(parts)


def _movement_sentence(total: pd.Series) -> str:
    out, into = (
        ("to_near_poor", "to_not_poor", "other_decrease"),
        ("from_near_poor", "relapse", "new", "other_increase"),
    )
    return (
        f"Trong năm {integer(sum(int(total[c]) for c in out))} hộ ra khỏi danh sách hộ nghèo "
        f"({integer(total['to_near_poor'])} thành cận nghèo, {integer(total['to_not_poor'])} vượt chuẩn cận nghèo, {integer(total['other_decrease'])} giảm khác) "
        f"và {integer(sum(int(total[c]) for c in into))} hộ vào danh sách "
        f"({integer(total['from_near_poor'])} từ cận nghèo, {integer(total['relapse'])} tái nghèo, {integer(total['new'])} phát sinh mới, {integer(total['other_increase'])} tăng khác)."
    )


def table_results(results: pd.DataFrame) -> Shown:
    """Households and rates at both ends, by village. Carries all of `village_results`."""
    return table("village_results", results, RESULTS, "Hộ nghèo, hộ cận nghèo đầu năm và cuối năm theo thôn")


def table_against_target(results: pd.DataFrame, by_meaning: pd.DataFrame, criterion: str) -> Shown:
    """Target against result by village under both meanings, met or not; the deciding meaning is named."""
    columns = [column.code for group in AGAINST_TARGET for column in group.parts]
    deciding = {row: MET[plain(results.at[row, "met"])] for row in results.index}
    marks = {
        (row, f"{meaning}_actual"): Mark(
            "met" if plain(by_meaning.at[row, met]) else "missed", MET[plain(by_meaning.at[row, met])]
        )
        for meaning, met in (("points", "met_points"), ("ratio", "met_households_ratio"))
        for row in by_meaning.index
        if plain(by_meaning.at[row, met]) is not None
    }
    shown = table(
        "village_results",
        results[columns],
        AGAINST_TARGET,
        "Kết quả so với chỉ tiêu theo thôn, theo hai cách hiểu “giảm”",
        marks=marks,
        remarks=("Đạt chỉ tiêu", "", deciding),
        note=f"Cột “Đạt chỉ tiêu” theo cách tính quyết định của kế hoạch: {MEANINGS[criterion]}; so sánh trên số hộ, không trên tỷ lệ đã làm tròn. Mỗi dòng so với chỉ tiêu của chính dòng ấy; mức chung ghi trong mục tiêu của kế hoạch được trả lời ở phần tóm tắt.",
    )
    units = dict.fromkeys(by_meaning.columns, "1/0")
    return together(shown, paragraphs(figures=figures_of("village_met", by_meaning, units)))


def table_deprivation_change(changes: Mapping[str, pd.DataFrame], labels: Mapping[str, str]) -> Shown:
    """Change of the rates of deprivation since last year, in points, of the poor and the near-poor, by village."""
    head = tuple(Column(code, label, measure=POINTS) for code, label in labels.items())
    captions = {"poor": "hộ nghèo", "near_poor": "hộ cận nghèo"}
    note = "Ô để trống: một trong hai năm không có hộ thuộc diện này. Dấu − là giảm thiếu hụt."
    return together(
        *(
            table(
                f"deprivation_change_{klass}",
                change,
                head,
                f"Thay đổi tỷ lệ thiếu hụt của {captions[klass]} so với cuối năm trước (điểm %)",
                note=note,
                wide=True,
            )
            for klass, change in changes.items()
        )
    )


def sentence_deprivation_change(change: pd.DataFrame, labels: Mapping[str, str]) -> Shown:
    """The largest rise and the largest fall of the whole unit."""
    total = change.loc["total"].dropna().astype(float)
    if total.empty:
        return paragraphs(f"So sánh thiếu hụt với năm trước: {UNKNOWN}.")
    down, up = total.idxmin(), total.idxmax()
    parts = []
    if total[down] < 0:
        parts.append(f"giảm nhiều nhất ở chỉ số {labels[down]} ({signed(total[down])} điểm %)")
    if total[up] > 0:
        parts.append(f"tăng nhiều nhất ở chỉ số {labels[up]} ({signed(total[up])} điểm %)")
    if not parts:
        return paragraphs("Tỷ lệ thiếu hụt của hộ nghèo không đổi so với năm trước.")
    return paragraphs(
        f"Tỷ lệ thiếu hụt của hộ nghèo {', '.join(parts)}. Thành phần hộ nghèo đã thay đổi trong năm, nên đây không phải là thay đổi của cùng những hộ ấy."
    )
