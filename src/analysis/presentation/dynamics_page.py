"""Deprivations of stayers, leavers and newcomers on the page."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.document.figure import Figure
from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown, together
from analysis.presentation.compared import blank_shares
from analysis.presentation.numbers import integer, rate
from analysis.presentation.page import PageOf
from analysis.presentation.prose import bullets, paragraphs
from analysis.presentation.results_page import UNKNOWN
from analysis.presentation.table import table
from analysis.presentation.units import PERCENT, POINTS
from analysis.review.printed import printed_differences

TWO_LISTS = "Hai kỳ rà soát theo hai chuẩn nghèo khác nhau: thiếu hụt của hộ vẫn nghèo, ra khỏi và mới vào danh sách không so sánh được."
MEANS = {
    "stayers_start": "hộ vẫn nghèo (đầu năm)",
    "leavers_start": "hộ ra khỏi danh sách (đầu năm)",
    "newcomers_end": "hộ mới vào (cuối năm)",
}
STAYERS: Head = (
    Group("Số hộ thiếu hụt", (Column("start", "Đầu năm"), Column("mended", "Hết thiếu hụt"), Column("fallen", "Thiếu hụt thêm"), Column("end", "Cuối năm"))),
    Group("Tỷ lệ %", (Column("start_rate", "Đầu năm", measure=PERCENT), Column("end_rate", "Cuối năm", measure=PERCENT), Column("change", "Thay đổi (điểm %)", measure=POINTS))),
)  # fmt: skip


def _moment(group: str, end: str, heading: str) -> Group:
    code = f"{group}_{end}"
    return Group(heading, (Column(code, "Số hộ"), Column(f"{code}_rate", "%", measure=PERCENT)))


LEAVERS_NEWCOMERS: Head = (
    Group("Hộ ra khỏi danh sách", (_moment("leavers", "start", "Đầu năm"), _moment("leavers", "end", "Cuối năm"))),
    Group("Hộ mới vào danh sách", (_moment("newcomers", "start", "Đầu năm"), _moment("newcomers", "end", "Cuối năm"))),
)


def dynamics_page(
    page: PageOf, stayers: pd.DataFrame, leavers_newcomers: pd.DataFrame, sizes: Mapping[str, int]
) -> Shown:
    """What was mended among those still poor, and what those lack who left and who came. `sizes`: `group_sizes`."""
    if not page.comparable:
        return paragraphs(TWO_LISTS)
    if not any(sizes.values()):
        return paragraphs("Không có hộ nghèo ở cả đầu năm và cuối năm.")
    rows = {"base": "Số hộ có số liệu"} | dict(page.labels)
    total = "Cộng số thiếu hụt"
    return together(
        _sentences(stayers, leavers_newcomers, sizes, page.labels),
        table(
            "stayers_deprivations",
            stayers,
            STAYERS,
            "Thiếu hụt của những hộ nghèo cả đầu năm và cuối năm (cùng những hộ ấy)",
            first="Chỉ số",
            labels=rows,
            total=total,
            numbered=False,
            note=_unmatched(page, sizes, "stayers"),
            shown={("", "change"): printed_differences(stayers["end_rate"], stayers["start_rate"])},
        ),
        table(
            "leavers_newcomers_deprivations",
            leavers_newcomers,
            LEAVERS_NEWCOMERS,
            "Thiếu hụt của hộ ra khỏi và hộ mới vào danh sách hộ nghèo",
            first="Chỉ số",
            labels=rows,
            total=total,
            numbered=False,
            note="Mỗi cột có số hộ riêng: hộ ra khỏi danh sách và không còn ở địa phương thì không có số liệu cuối năm; "
            f"hộ mới vào chỉ có số liệu đầu năm nếu đã được rà soát {page.before('năm trước')}. {blank_shares()}"
            + _unmatched(page, sizes, "leavers", " "),
        ),
    )


def _sentences(
    stayers: pd.DataFrame, others: pd.DataFrame, sizes: Mapping[str, int], labels: Mapping[str, str]
) -> Shown:
    groups = {"stayers": "nghèo cả đầu năm và cuối năm", "leavers": "ra khỏi danh sách", "newcomers": "mới vào"}
    counts = ", ".join(
        f"{integer(sizes[name]) if sizes[name] else 'không'} hộ {words}" for name, words in groups.items()
    )
    counts = f"{counts[:1].upper()}{counts[1:]}."
    means = _means(stayers, others)
    figures = [
        Figure("deprivations_per_household", group, "mean", value, "thiếu hụt/hộ") for group, value in means.items()
    ]
    figures += [Figure("group_sizes", group, "households", size, "hộ") for group, size in sizes.items()]
    return bullets(
        [
            counts,
            _stayers_sentence(stayers, labels, sizes["stayers"]),
            _means_sentence(means),
            _still_lacking(others, labels),
        ],
        figures,
    )


def _stayers_sentence(stayers: pd.DataFrame, labels: Mapping[str, str], number: int) -> str:
    if not stayers.at["base", "start"]:
        return f"Hộ vẫn nghèo: {UNKNOWN} để so đầu năm với cuối năm." if number else ""
    total = stayers.loc["total"]
    mended, fallen = integer(total["mended"]), integer(total["fallen"])
    net = (stayers["end"] - stayers["start"]).loc[list(labels)].astype(int)
    worse = ", ".join(
        f"{labels[code]} (+{integer(int(n))} hộ)"
        for code, n in net[net > 0].sort_values(ascending=False, kind="stable").items()
    )
    better = ", ".join(
        f"{labels[code]} (−{integer(int(-n))} hộ)" for code, n in net[net < 0].sort_values(kind="stable").items()
    )
    if not total["mended"] and not total["fallen"]:
        return "Trong những hộ vẫn nghèo, không thiếu hụt nào được khắc phục, không thiếu hụt nào mới xuất hiện."
    return (
        f"Trong những hộ vẫn nghèo, {mended} thiếu hụt đã được khắc phục và {fallen} thiếu hụt mới xuất hiện."
        + (f" Giảm ở {better}." if better else "")
        + (f" Tăng ở {worse}." if worse else "")
    )


def _means(stayers: pd.DataFrame, others: pd.DataFrame) -> dict[str, float]:
    """Deprivations a household by group, for the groups there are: who lacks more stays."""
    groups = {
        "stayers_start": stayers["start"],
        "leavers_start": others["leavers_start"],
        "newcomers_end": others["newcomers_end"],
    }
    return {name: float(column["total"] / column["base"]) for name, column in groups.items() if column["base"]}


def _means_sentence(means: Mapping[str, float]) -> str:
    said = [f"{MEANS[name]} {rate(value)}" for name, value in means.items()]
    return f"Số thiếu hụt bình quân một hộ: {'; '.join(said)}." if said else ""


def _still_lacking(others: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """What those who left the list still lack: where a relapse may come from."""
    left = others["leavers_end"]
    lacking = left.loc[list(labels)].astype(int).sort_values(ascending=False, kind="stable")
    if not left["base"] or not lacking.iloc[0]:
        return ""
    most = ", ".join(f"{labels[code]} ({integer(int(n))} hộ)" for code, n in lacking[lacking > 0].head(3).items())
    return f"Những hộ đã ra khỏi danh sách và còn ở địa phương ({integer(left['base'])} hộ) vẫn còn {integer(left['total'])} thiếu hụt, nhiều nhất: {most}."


def _unmatched(page: PageOf, sizes: Mapping[str, int], group: str, before: str = "") -> str:
    lost = sizes[f"{group}_unmatched"]
    return (
        f"{before}{integer(lost)} hộ không có trong kết quả rà soát {page.before('năm trước')} nên không tính."
        if lost
        else ""
    )
