"""The search for packages of support on the page: aggregates by village and support, cost, what one more household costs."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.document.figure import plain
from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown, together
from analysis.intake.support import SupportPrices
from analysis.planning.catalogue import Support
from analysis.planning.package_search import PackageSearch
from analysis.presentation.numbers import integer, money, rate
from analysis.presentation.page import PageOf
from analysis.presentation.prose import listing, paragraphs
from analysis.presentation.table import figures_of, table
from analysis.presentation.written import Mark

MONEY = ("triệu đồng", "money")
VILLAGES = ["poor", "out_of_reach", "target", "lifted", "registered", "shortfall", "cost"]
BY_VILLAGE: Head = (
    Column("poor", "Hộ nghèo"),
    Column("out_of_reach", "Không gói nào đủ"),
    Column("target", "Chỉ tiêu giảm"),
    Group("Đưa xuống dưới ngưỡng", (Column("lifted", "Số hộ"), Column("registered", "Trong đó đăng ký"))),
    Column("shortfall", "Còn thiếu so với chỉ tiêu"),
    Column("cost", "Chi phí (triệu đồng)", measure=MONEY),
)
BY_SUPPORT: Head = (
    Column("unit_cost", "Đơn giá (triệu đồng/hộ)", measure=MONEY),
    Column("households", "Số hộ nhận"),
    Column("limit", "Giới hạn (hộ)"),
    Column("left", "Còn lại (hộ)"),
    Column("cost", "Chi phí (triệu đồng)", measure=MONEY),
    Group(
        "Nếu giới hạn tăng một hộ",
        (Column("gain", "Thêm được (hộ)"), Column("saving", "Hoặc bớt được (triệu đồng)", measure=MONEY)),
    ),
)
BUDGETS: Head = (
    Column("budget", "Kinh phí (triệu đồng)", measure=MONEY),
    Column("lifted", "Số hộ dưới ngưỡng"),
    Column("shortfall", "Thiếu so với chỉ tiêu"),
    Column("cost", "Chi phí (triệu đồng)", measure=MONEY),
    Group(
        "So với dòng trên",
        (
            Column("marginal", "Hộ thêm trên một triệu đồng chi thêm", measure=("hộ/triệu đồng", "ratio")),
            Column("price", "Triệu đồng chi thêm cho một hộ thêm", measure=MONEY),
        ),
    ),
)
UNITS = {"lifted": "hộ", "bound": "hộ", "gap": "%", "cost": "triệu đồng", "budget": "triệu đồng", "proved": "1/0"}
CAVEAT = (
    "Gói hỗ trợ đưa hộ xuống dưới ba thiếu hụt; hộ còn thu nhập dưới chuẩn thì chuyển sang cận nghèo. Đây là đề xuất để "
    "cân đối, không thay cho bình xét ở cơ sở; danh sách hộ chỉ có ở tệp hạn chế."
)


def packages_page(
    page: PageOf, search: PackageSearch | None, prices: SupportPrices | None, supports: Mapping[str, Support]
) -> Shown:
    """All of it; a sentence where there are no prices, or where the time ended with nothing found."""
    if prices is None:
        return paragraphs(
            "Chưa có tệp support.toml (đơn giá và giới hạn hỗ trợ) của năm này, nên không tìm gói hỗ trợ."
        )
    if search is not None and search.by_support.empty:
        return paragraphs(
            "Không hỗ trợ nào trong support.toml có trong danh mục dành cho hộ nghèo, nên không tìm gói hỗ trợ."
        )
    if search is None:
        return paragraphs(
            f"Chưa tìm được gói hỗ trợ nào trong {money(prices.seconds)} giây; kéo dài seconds trong support.toml."
        )
    if not search.by_village.at["total", "poor"]:
        return paragraphs("Đầu năm không có hộ nghèo, nên không có gói hỗ trợ để tìm.")
    names = {code: f"{code} – {supports[code].name}" for code in search.by_support.index}
    return together(
        _sentences(search, prices),
        table(
            "packages", search.by_village[VILLAGES], BY_VILLAGE,
            f"Gói hỗ trợ đưa được nhiều hộ nhất xuống dưới ngưỡng năm {page.year}", first=page.place, marks=_marks(search), note=CAVEAT,
        ),
        _binding(search, prices, supports),
        table(
            "packages_supports", search.by_support, BY_SUPPORT, "Hỗ trợ sử dụng, giới hạn và chi phí",
            first="Chính sách, dự án", labels=names, note=_source(prices),
        ),
        table(
            "packages_budgets", search.budgets, BUDGETS, "Số hộ theo mức kinh phí", first="So với kinh phí đã cho", numbered=False,
            labels={row: row.replace("%", " %") for row in search.budgets.index},
            note="Mỗi dòng là một lần giải lại bài toán với kinh phí ấy; giá của một hộ thêm là chi phí thêm chia số hộ thêm giữa hai dòng liền nhau.",
        ),
        table(
            "packages_served", search.by_village.drop(columns=VILLAGES),
            tuple(Column(code, code) for code in search.by_support.index),
            f"Số hộ nhận từng hỗ trợ theo {page.places} (hộ)", first=page.place, note="Tên đầy đủ của mã ở bảng hỗ trợ sử dụng phía trên.",
            wide=len(search.by_support) > 6,  # codes do not break over lines
        ),
    )  # fmt: skip


def _sentences(search: PackageSearch, prices: SupportPrices) -> Shown:
    total, found = search.by_village.loc["total"], search.summary.loc["total"]
    short = [
        f"{village} thiếu {integer(number)} hộ"
        for village, number in search.by_village["shortfall"].drop("total").items()
        if number
    ]
    asked = search.by_village.at["total", "target"]
    reached = "Nơi nào cũng đạt chỉ tiêu." if plain(asked) != 0 else "Kế hoạch không giao chỉ tiêu cho nơi nào."
    met = f"Không có gói nào để nơi nào cũng đạt chỉ tiêu: {listing(short)}." if short else reached
    proof = (
        "Kết quả đã được chứng minh là tốt nhất (khoảng cách tối ưu 0,00 %)"
        if plain(found["proved"])
        else f"Hết thời gian trước khi chứng minh xong: nhiều nhất có thể là {integer(int(found['bound']))} hộ (khoảng cách tối ưu {rate(found['gap'])} %)"
    )
    return paragraphs(
        f"Trong giới hạn và kinh phí đã cho, gói hỗ trợ tốt nhất đưa {integer(total['lifted'])} trong {integer(total['poor'])} hộ nghèo "
        f"xuống dưới ba thiếu hụt, với chi phí {money(total['cost'])} triệu đồng. {met}",
        f"Cách tìm: quy hoạch nguyên, lần lượt để thiếu chỉ tiêu của các nơi ít nhất, nhiều hộ nhất, chi phí ít nhất, rồi nhiều hộ đăng ký nhất. "
        f"{proof}; thời gian tối đa {money(prices.seconds)} giây cho mỗi bước.",
        figures=figures_of("packages_search", search.summary, UNITS),
    )


def _binding(search: PackageSearch, prices: SupportPrices, supports: Mapping[str, Support]) -> Shown:
    used_up = search.by_support[search.by_support["left"].eq(0).fillna(False)]
    texts = []
    if len(used_up):
        names = [f"{supports[str(code)].name} ({integer(row['limit'])} hộ)" for code, row in used_up.iterrows()]
        texts.append(f"Giới hạn ràng buộc, đã dùng hết: {'; '.join(names)}. {_worth(used_up, supports)}")
    if prices.budget is not None:
        texts.append(_money_limit(search))
    return paragraphs(*(texts or ["Không giới hạn nào ràng buộc."]))


def _worth(used_up: pd.DataFrame, supports: Mapping[str, Support]) -> str:
    """Which limit is worth widening first: by households, else by money."""
    for column, words in (
        ("gain", "thì đưa thêm được {} hộ"),
        ("saving", "thì vẫn đưa được bấy nhiêu hộ mà bớt {} triệu đồng"),
    ):
        best = used_up[used_up[column].fillna(0) > 0].sort_values(column, ascending=False, kind="stable").head(1)
        for code, row in best.iterrows():
            return f"Đáng nới nhất: thêm một hộ ở {supports[str(code)].name} {words.format(money(row[column]))}."
    return "Nới riêng một giới hạn thêm một hộ chưa đổi kết quả."


def _money_limit(search: PackageSearch) -> str:
    budgets, given = search.budgets, search.budgets.loc["100%"]
    used = f"Kinh phí: dùng {money(given['cost'])} trong {money(given['budget'])} triệu đồng"
    higher = budgets[(budgets["budget"] > given["budget"]) & (budgets["lifted"] > given["lifted"])]
    if not given["budget"]:
        return f"{used}."
    if higher.empty:
        return f"{used}; tăng kinh phí trong khoảng đã thử không đưa thêm được hộ nào, vì vướng các giới hạn khác."
    first = higher.iloc[0]
    return f"{used}; tăng lên {money(first['budget'])} triệu đồng thì đưa thêm được {integer(first['lifted'] - given['lifted'])} hộ."


def _marks(search: PackageSearch) -> dict[tuple[str, str], Mark]:
    column = search.by_village["shortfall"]
    return {(village, "shortfall"): Mark("missed", "") for village in column.index if column[village]}


def _source(prices: SupportPrices) -> str:
    source = f" {prices.source[0].upper()}{prices.source[1:]}." if prices.source else ""
    return f"Giới hạn để trống là không giới hạn.{source}"
