"""Who helped, who was supported, and what the year brought: described on the page, never as cause."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import Figure
from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown, together
from analysis.intake.dictionary import dictionary
from analysis.presentation.compared import blank_shares
from analysis.presentation.numbers import integer
from analysis.presentation.page import PageOf
from analysis.presentation.panel_page import OTHER_NOTE, OUTCOMES
from analysis.presentation.plan.assignments import LABELS
from analysis.presentation.prose import paragraphs
from analysis.presentation.table import table
from analysis.presentation.units import PERCENT

GIVEN: Head = (
    Group("Hộ được hỗ trợ, theo phân loại đầu năm", (Column("poor", "Hộ nghèo"), Column("near_poor", "Hộ cận nghèo"), Column("not_poor", "Hộ không nghèo"))),
    Column("all", "Tất cả"),
)  # fmt: skip
RESULTS: Head = (
    Group("Được hỗ trợ", (Column("given", "Số hộ"), Column("given_escaped", "Thoát nghèo"), Column("given_rate", "Tỷ lệ %", measure=PERCENT))),
    Group("Không được hỗ trợ", (Column("not_given", "Số hộ"), Column("not_given_escaped", "Thoát nghèo"), Column("not_given_rate", "Tỷ lệ %", measure=PERCENT))),
)  # fmt: skip
NOT_CAUSE = (
    "Các bảng này mô tả, không kết luận về nguyên nhân: hỗ trợ thường đến với hộ khó khăn hơn, số hộ ít, "
    "và một hộ có thể nhận nhiều hỗ trợ. Chênh lệch giữa hai tỷ lệ không phải là tác dụng của hỗ trợ."
)
NO_SUPPORTS = "Kết quả rà soát không có cột hỗ trợ, nên không có số liệu về hộ được hỗ trợ."
NOTHING_GIVEN = "Kết quả rà soát không ghi hộ nào được hỗ trợ trong năm (các cột hỗ trợ đều trống hoặc “không”)."
TWO_LISTS = "Đầu năm và cuối năm theo hai chuẩn nghèo khác nhau: ra khỏi danh sách không có nghĩa là thoát nghèo, nên không so kết quả."
NO_HELPERS = "Kết quả rà soát {review} không ghi đơn vị giúp đỡ."


def helper_page(page: PageOf, outcomes: pd.DataFrame | None) -> Shown:
    """Outcomes by helping organisation. `outcomes`: `helper_outcomes`."""
    if not page.comparable:
        return paragraphs(TWO_LISTS)
    if outcomes is None:
        return paragraphs(NO_HELPERS.format(review=page.before("năm trước")))
    if not outcomes["households"].iloc[-1]:
        return paragraphs("Đầu năm không có hộ nghèo nên không có kết quả theo đơn vị giúp đỡ.")
    alone = int(outcomes["households"].get("none", 0))
    text = f"{integer(int(outcomes['households'].iloc[-1]) - alone)} trong {integer(outcomes['households'].iloc[-1])} hộ nghèo đầu năm có đơn vị giúp đỡ."
    shown = table(
        "helper_outcomes",
        outcomes,
        OUTCOMES,
        "Kết quả trong năm của hộ nghèo đầu năm, theo đơn vị giúp đỡ",
        first="Đơn vị giúp đỡ",
        labels=LABELS,
        note=f"Đơn vị giúp đỡ theo kết quả rà soát {page.before('năm trước')}. {OTHER_NOTE} {blank_shares()} "
        "Các đơn vị nhận những hộ khác nhau, nên tỷ lệ không dùng để xếp hạng đơn vị.",
    )
    helped = Figure("helper_outcomes", "helped", "households", int(outcomes["households"].iloc[-1]) - alone, "hộ")
    return together(paragraphs(text, figures=[helped]), shown)


def supports_page(page: PageOf, given: pd.DataFrame | None, results: pd.DataFrame | None) -> Shown:
    """Supports given by kind, and the result of the poor with and without each. `given`: `supports_given`; `results`: `support_results`.

    Without a result where the standards differ: who left the list then may only have met another standard.
    """
    if given is None or results is None:
        return paragraphs(NO_SUPPORTS)
    if not given.at["any", "all"]:
        return paragraphs(NOTHING_GIVEN)
    labels, first = support_labels(), "Hỗ trợ"
    kinds = table(
        "supports_given",
        given,
        GIVEN,
        "Hộ được hỗ trợ trong năm, theo loại hỗ trợ",
        first=first,
        labels=labels,
        note="Tất cả: kể cả hộ chuyển đến, tách hộ trong năm. Một hộ có thể nhận nhiều loại hỗ trợ, nên các dòng không cộng lại.",
    )
    if not page.comparable:
        return together(paragraphs(_sentence(given)), kinds, paragraphs(TWO_LISTS))
    outcome = table(
        "support_results",
        results,
        RESULTS,
        "Hộ nghèo đầu năm còn ở địa phương: thoát nghèo trong năm, theo loại hỗ trợ",
        first=first,
        labels=labels,
        note=f"Không kể hộ ra khỏi danh sách do chuyển đi, chết, tách, nhập. {blank_shares()}",
    )
    return together(paragraphs(_sentence(given), NOT_CAUSE), kinds, outcome)  # fmt: skip


def support_labels() -> dict[str, str]:
    """The words of each support, from the data dictionary."""
    labels = {
        column.code: column.heading
        for column in dictionary()["households"].columns
        if column.code.startswith("support_")
    }
    return labels | {"any": "Ít nhất một hỗ trợ"}


def _sentence(given: pd.DataFrame) -> str:
    some = given.loc["any"]
    return (
        f"Trong năm {integer(some['all'])} hộ được ít nhất một hỗ trợ, trong đó {integer(some['poor'])} hộ nghèo "
        f"và {integer(some['near_poor'])} hộ cận nghèo đầu năm."
    )
