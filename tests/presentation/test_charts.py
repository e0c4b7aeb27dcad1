"""Charts say what they find: titles, order, labels and alt texts from hand-made frames; two drawings that hang on no font."""

import re
from functools import cache
from xml.etree import ElementTree

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from analysis.presentation.charts.heatmap import ink
from analysis.presentation.charts.rate_series import pieces
from analysis.presentation.charts.style import FACE, POINTS, width_of
from analysis.standards import INDICATOR_CODES
from pages import a_page

PAGE = a_page()
NAMES = {
    "one village": ["Thôn 1"],
    "sixty villages": [f"Thôn {n}" for n in range(60)],
    "long and hostile names": [
        "Tổ dân phố " + "Rất Dài " * 9,
        "<script>alert(1)</script>",
        '$x$ & "y"',
        "Thôn\x0b1 🏠",
    ],
}
STEPS = ["start", "to_near_poor", "to_not_poor", "other_decrease", "from_near_poor", "relapse", "new", "other_increase", "end"]  # fmt: skip


def results(**villages):
    """village_results: planned and actual by village."""
    rows = {name.replace("_", " "): pair for name, pair in villages.items()}
    return frame(rows, "reduction_planned", "reduction_actual")


def frame(rows, *columns):
    made = pd.DataFrame.from_dict(rows, orient="index", columns=list(columns), dtype="Int64")
    made.loc["total"] = made.sum(min_count=1)
    return made


def targets(rows):
    return frame(rows, "poor_start", "reduction", "poor_end")


def counts(rows, **cells):
    """Form T4: base by village; every other cell 0 but those given for the first village."""
    made = pd.DataFrame({"base": rows} | {code: dict.fromkeys(rows, 0) for code in INDICATOR_CODES})
    for code, value in cells.items():
        made.loc[made.index[0], code] = value
    made.loc["total"] = made.sum()
    return made


def moves(*values):
    return pd.DataFrame([values], ["total"], STEPS)


def change(start, end):
    return pd.DataFrame({"households_end": [1000], "start_rate": [start], "end_rate": [end]}, ["total"])


def series(**columns):
    return pd.DataFrame(columns, index=range(2022, 2022 + len(columns["poor_rate"])))


def table_of(names):
    return counts(dict.fromkeys(names, 3), d04=2)


INDEX = pd.DataFrame({f"contribution_{code}": [8.0] for code in INDICATOR_CODES}, ["total"])
MONEY = pd.DataFrame({"money_central": [60.0], "money_province": [40.0], "money_credit": [50.0]}, ["total"])
CHARTS = {
    "target_and_result": lambda names: PAGE.target_and_result(frame(dict.fromkeys(names, (3, 2)), "reduction_planned", "reduction_actual")),
    "targets_by_village": lambda names: PAGE.targets_by_village(targets(dict.fromkeys(names, (5, 2, 3)))),
    "deprivation_heatmap": lambda names: PAGE.deprivation_heatmap(table_of(names)),
    "deprivations_by_indicator": lambda names: PAGE.deprivations_by_indicator(table_of(names), table_of(names)),
    "movement_bridge": lambda _: PAGE.movement_bridge(moves(9, 2, 1, 0, 1, 0, 0, 0, 7)),
    "contributions": lambda _: PAGE.contributions(INDEX),
    "money_by_source": lambda _: PAGE.money_by_source(MONEY),
    "minority_and_all": lambda _: PAGE.minority_and_all(change(5.0, 3.0), change(9.0, 6.0)),
    "rate_series": lambda _: PAGE.rate_series(series(poor_rate=[5.0, 3.0], near_poor_rate=[4.0, None])),
}  # fmt: skip


@cache
def drawn(*names):
    """Every chart of villages of these names."""
    return [draw(names) for draw in CHARTS.values()]


def svgs(shown):
    """The wide and the narrow drawing, and that for paper."""
    (picture,) = shown.blocks
    return [picture.wide, picture.narrow, picture.paper]


def finding(shown):
    return " ".join(BeautifulSoup(shown.html, "html.parser").figcaption.get_text().split())


def alt(shown):
    return BeautifulSoup(shown.html, "html.parser").img["alt"].replace("\u00a0", " ")


def figures(shown):
    return {figure[1:3]: figure.value for figure in shown.figures}


# every chart


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
def test_every_chart_is_drawn_for_two_screens_and_for_paper(names):
    for shown in drawn(*names):
        soup = BeautifulSoup(shown.html, "html.parser")
        assert soup.source["media"] == "(max-width: 600px)"
        assert soup.img["alt"].startswith(soup.figcaption.get_text().strip()) and "Nguồn: " in soup.p.get_text()
        widths = [float(ElementTree.fromstring(svg).get("width").removesuffix("pt")) for svg in svgs(shown)]
        assert widths == [462, 255, 462]
        wide, narrow, paper = svgs(shown)
        assert "<text" not in paper and "<text" in wide and "<text" in narrow
        for svg in (wide, narrow, paper):
            assert "<script" not in svg and "font-family" not in svg


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)
def test_a_chart_is_small_and_the_same_every_time(draw):
    first, again = (draw([f"Thôn {n}" for n in range(5)]) for _ in range(2))
    assert first.html == again.html
    assert all(len(svg) < 50_000 for svg in svgs(first))


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
def test_every_chart_fits_a_page(names):
    for shown in drawn(*names):
        height = float(ElementTree.fromstring(svgs(shown)[0]).get("height").removesuffix("pt"))
        assert height < 225 / 25.4 * 72


def test_no_word_about_fonts_in_the_notebook(caplog, recwarn):
    drawn("Thôn 🏠")
    assert [caplog.text, [str(warning.message) for warning in recwarn]] == ["", []]


def test_nothing_to_draw_is_said():
    nothing = [
        PAGE.target_and_result(results(Thôn_1=(None, None))),
        PAGE.movement_bridge(moves(9, None, 1, 0, 1, 0, 0, 0, 7)),
        PAGE.contributions(pd.DataFrame({f"contribution_{c}": [None] for c in INDICATOR_CODES}, ["total"])),
        PAGE.money_by_source(None),
        PAGE.minority_and_all(change(5.0, 3.0), change(None, None)),
        PAGE.rate_series(series(poor_rate=[None, None])),
    ]
    for shown in nothing:
        assert "không có số liệu để vẽ" in shown.text and "<figure" not in shown.html


def test_why_there_is_nothing_to_draw_is_said_where_the_figures_are_known():
    nobody = [
        PAGE.targets_by_village(targets({"Thôn 1": (0, 0, 0)})),
        PAGE.movement_bridge(moves(*[0] * 9)),
        PAGE.deprivation_heatmap(counts({"Thôn 1": 0})),
        PAGE.deprivations_by_indicator(counts({"Thôn 1": 0})),
        PAGE.contributions(pd.DataFrame({"headcount": [0.0], **{f"contribution_{c}": [None] for c in INDICATOR_CODES}}, ["total"])),
    ]  # fmt: skip
    for shown in nobody:
        assert "không có hộ nghèo" in shown.text and "<figure" not in shown.html
    assert "không giao thôn nào" in PAGE.target_and_result(results(Thôn_1=(0, 1), Thôn_2=(0, -1))).text


# target and result


def test_the_missed_are_named_with_what_they_lack_furthest_behind_first():
    shown = PAGE.target_and_result(results(Thôn_A=(3, 3), Thôn_B=(6, 2), Thôn_C=(5, 4)))
    assert finding(shown) == "1 trong 3 thôn đạt chỉ tiêu giảm hộ nghèo; Thôn B thiếu 4 hộ và Thôn C thiếu 1 hộ"
    assert alt(shown).endswith("Thôn B: 2 trong 6 hộ, thiếu 4; Thôn C: 4 trong 5 hộ, thiếu 1; Thôn A: 3 trong 3 hộ.")
    assert figures(shown) == {
        ("total", "villages"): 3, ("total", "villages_met"): 1, ("total", "villages_missed"): 2,
        ("Thôn B", "short"): 4, ("Thôn C", "short"): 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("villages", "said"),
    [
        ({"Thôn_A": (3, 3), "Thôn_B": (1, 2)}, "Cả 2 thôn đạt chỉ tiêu giảm hộ nghèo"),
        ({"Thôn_A": (3, 2)}, "Thôn A chưa đạt chỉ tiêu giảm hộ nghèo: 2 trong 3 hộ"),
        ({"Thôn_A": (3, -1), "Thôn_B": (1, 0)}, "Không thôn nào trong 2 thôn đạt chỉ tiêu giảm hộ nghèo; Thôn A thiếu 4 hộ và Thôn B thiếu 1 hộ"),
        ({"Thôn_A": (2, 2), "Thôn_B": (0, 0), "Thôn_C": (1, 1)}, "Cả 2 thôn đạt chỉ tiêu giảm hộ nghèo"),
    ],
)  # fmt: skip
def test_the_finding_of_the_targets(villages, said):
    assert finding(PAGE.target_and_result(results(**villages))) == said


def test_a_village_with_more_poor_than_before_is_said_to_have_more():
    assert alt(PAGE.target_and_result(results(A=(3, -1)))).endswith("A: tăng 1, chỉ tiêu giảm 3, thiếu 4.")


def test_many_missed_are_counted_behind_the_first_three():
    shown = PAGE.target_and_result(results(**{f"Thôn_{n}": (9, n) for n in range(6)}))
    assert finding(shown).endswith("Thôn 0 thiếu 9 hộ, Thôn 1 thiếu 8 hộ, Thôn 2 thiếu 7 hộ và 3 thôn khác chưa đạt")


def test_the_half_year_does_not_judge_the_year():
    shown = a_page(period="2023-H1", level="phường").target_and_result(results(A=(3, 3), B=(4, 1)))
    assert finding(shown) == "Đến 30/6/2023, 1 trong 2 tổ dân phố đạt chỉ tiêu giảm hộ nghèo cả năm; B còn 3 hộ"


def test_of_sixty_villages_the_note_says_which_are_drawn():
    shown = PAGE.target_and_result(results(**{f"Thôn_{n}": (9, n % 9) for n in range(60)}))
    assert "Vẽ 30 thôn thiếu nhiều nhất; 30 thôn khác xem bảng." in shown.text


def test_who_is_assigned_most_is_named():
    shown = PAGE.targets_by_village(targets({"Thôn A": (5, 1, 4), "Thôn B": (9, 3, 6)}))
    assert finding(shown) == "Năm 2023 giảm 4 hộ nghèo, còn 10 hộ; Thôn B giảm nhiều nhất: 3 hộ"
    assert alt(shown).endswith("Thôn B: 9, giảm 3, còn 6; Thôn A: 5, giảm 1, còn 4.")


# movements, deprivations


def test_the_bridge_says_who_left_and_who_came():
    shown = PAGE.movement_bridge(moves(92, 38, 18, 3, 5, 2, 1, 2, 43))
    assert finding(shown) == (
        "Số hộ nghèo giảm từ 92 xuống 43 hộ: 56 hộ thoát nghèo, 3 hộ giảm khác; "
        "8 hộ vào danh sách, trong đó 2 hộ tái nghèo; 2 hộ tăng khác"
    )
    assert figures(shown) == {("total", "escaped"): 56, ("total", "entered"): 8}
    assert "Tái nghèo: +2" in alt(shown) and "Giảm khác: −3" in alt(shown)


def test_a_year_without_movement_is_said():
    assert finding(PAGE.movement_bridge(moves(4, 0, 0, 0, 0, 0, 0, 0, 4))) == (
        "Số hộ nghèo vẫn là 4 hộ, không có biến động"
    )


def test_deprivations_are_sorted_and_change_in_households():
    shown = PAGE.deprivations_by_indicator(counts({"A": 9}, d04=7, d01=3), counts({"A": 12}, d04=10, d01=2))
    assert finding(shown) == (
        "Trong 9 hộ nghèo, thiếu hụt nhiều nhất là bảo hiểm y tế (7 hộ) và việc làm (3 hộ); "
        "tăng nhiều nhất: việc làm (thêm 1 hộ)"
    )
    assert "Bảo hiểm y tế: 7 hộ, năm trước 10 hộ; Việc làm: 3 hộ, năm trước 2 hộ" in alt(shown)
    assert figures(shown)["total", "d04_change"] == -3


def test_deprivations_under_two_standards_are_not_compared():
    table = counts({"A": 9}, d04=7)
    shown = a_page(comparable=False).deprivations_by_indicator(table, counts({"A": 12}, d04=10))
    assert "năm trước" not in shown.text and not shown.figures


def test_the_heat_map_speaks_of_households_and_names_villages_without_poor():
    shown = PAGE.deprivation_heatmap(counts({"A": 9, "B": 0}, d04=7))
    assert finding(shown) == "Nhiều hộ nghèo thiếu hụt nhất: bảo hiểm y tế tại A, 7 trong 9 hộ nghèo của thôn"
    assert "B không có hộ nghèo." in shown.text and "A (9 hộ nghèo): Bảo hiểm y tế 7." in alt(shown)


def test_ink_stands_out_from_its_cell():
    assert [ink(0), ink(1), ink(26)] == ["black", "white", "white"]


# money, rates


def money_lines(*lines):
    columns = ["money_central", "money_mobilised", "money_district", "money_credit", "disbursed"]
    made = pd.DataFrame(lines, [f"DA{n}" for n in range(len(lines))], columns, dtype="Float64")
    made.loc["total"] = made.sum(min_count=1)
    return made


def test_credit_is_in_no_sum():
    shown = PAGE.money_by_source(money_lines((60, 20.5, None, None, 40.25), (None, None, None, 100, 90)))
    assert finding(shown) == (
        "Tổng kinh phí năm 2023 là 80,5 triệu đồng, nhiều nhất từ ngân sách trung ương 74,53 %; đã giải ngân 50,00 %"
    )
    assert alt(shown).endswith(
        "Ngân sách trung ương: 60,00 (74,53 %); Huy động: 20,50 (25,47 %); Cộng kế hoạch: 80,50; "
        "Đã giải ngân: 40,25 (50,00 %); Vốn vay tín dụng (riêng): 100,00; Đã cho vay: 90,00 (triệu đồng)."
    )
    assert figures(shown)["total", "money_total"] == 80.5 and figures(shown)["total", "disbursed_credit"] == 90


def test_what_was_disbursed_of_a_line_with_credit_and_budget_is_not_guessed():
    shown = PAGE.money_by_source(money_lines((60, None, None, 100, 90)))
    assert "giải ngân" not in shown.text and "cho vay" not in shown.text


def test_minorities_and_all_side_by_side():
    shown = PAGE.minority_and_all(change(5.586, 2.567), change(8.0, 8.001))
    assert finding(shown) == ("Tỷ lệ hộ nghèo dân tộc thiểu số vẫn 8,00 %, toàn xã giảm từ 5,59 xuống 2,57 %")


def test_minorities_under_two_standards_are_not_compared():
    shown = a_page(comparable=False).minority_and_all(change(5.0, 6.0), change(8.0, 9.0))
    assert "tăng" not in finding(shown) and "không so sánh" in finding(shown)


def test_a_series_compares_within_one_standard_only():
    shown = PAGE.rate_series(series(poor_rate=[5.0, 3.0, 6.0, 4.0], breaks=[False, False, True, False]))
    assert finding(shown) == (
        "Tỷ lệ hộ nghèo của xã Thử giảm từ 6,00 % (năm 2024) xuống 4,00 % (năm 2025); "
        "từ năm 2024 theo chuẩn nghèo khác, không so với các năm trước"
    )


def test_more_than_was_asked_is_not_a_part_of_it():
    rows = {"Thôn 1": (5, 9), "Thôn 2": (3, 3)}
    alt = PAGE.target_and_result(frame(rows, "reduction_planned", "reduction_actual")).blocks[0].alt
    assert "Thôn 1: 9 hộ, vượt 4; Thôn 2: 3 trong 3 hộ." in alt.replace("\u00a0", " ")
    one = PAGE.target_and_result(frame({"Thôn 1": (5, 9)}, "reduction_planned", "reduction_actual"))
    assert "Thôn 1 đạt chỉ tiêu giảm hộ nghèo: 9 hộ, vượt 4" in alt_free(one)


def test_villages_equally_far_behind_stand_as_in_the_register():
    rows = {"Thôn 1": (3, 0), "Thôn 2": (5, 2), "Thôn 3": (2, 2), "Thôn 4": (4, 4)}
    shown = PAGE.target_and_result(frame(rows, "reduction_planned", "reduction_actual"))
    assert "Thôn 1 thiếu 3 hộ và Thôn 2 thiếu 3 hộ" in alt_free(shown)
    alt = shown.blocks[0].alt.replace("\u00a0", " ")
    assert re.findall(r"(Thôn \d):", alt) == ["Thôn 1", "Thôn 2", "Thôn 4", "Thôn 3"]


def test_lines_are_interrupted_by_gaps_and_breaks():
    rates = pd.Series([5.0, None, 4.0, 3.0, 6.0, 5.0], index=range(2022, 2028))
    assert [list(part.index) for part in pieces(rates, [2026])] == [[2022], [2024, 2025], [2026, 2027]]


def test_one_year_is_no_trend():
    assert finding(PAGE.rate_series(series(poor_rate=[5.0]))) == "Tỷ lệ hộ nghèo của xã Thử cuối năm 2022 là 5,00 %"
    shown = PAGE.rate_series(series(poor_rate=[5.0, 5.001], households=[100, None]))
    assert finding(shown).endswith("cuối năm 2023 là 5,00 %, như cuối năm 2022") and "100 hộ (năm 2022)" in alt_free(
        shown
    )


def test_a_start_stands_beside_ends_and_a_preliminary_year_is_called_so():
    shown = PAGE.rate_series(series(poor_rate=[5.0, 3.0], households=[100, 102], at_start=[True, False]))
    text = alt_free(shown)
    assert "(đầu năm 2023) xuống 3,00 % (cuối năm 2023)" in text
    assert "n = 100 hộ (đầu năm 2023), 102 hộ (cuối năm 2023)." in text
    assert "kết quả rà soát đầu năm 2023 và cuối năm 2023 (năm 2023 là sơ bộ)." in text
    final = a_page(status="chính thức").rate_series(series(poor_rate=[5.0, 3.0]))
    assert "kết quả rà soát cuối các năm 2022–2023." in alt_free(final)


def alt_free(shown):
    return re.sub(r"\s+", " ", shown.text.replace("\u00a0", " "))


@pytest.mark.parametrize("text", ["Thôn Đồng Sơn", "Hộ nghèo dân tộc thiểu số (%)", "88,88", "O", "Gia Rai\ng"])
@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_the_width_of_a_text_is_that_of_its_outlines_and_a_hair_more(text, weight):
    face = FontProperties(family=FACE, weight=weight, size=POINTS)
    edges = [TextPath((0, 0), line, prop=face).get_extents().x1 for line in text.split("\n")]
    assert max(edges) <= width_of(text, weight) < max(edges) + 1
