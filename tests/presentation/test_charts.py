import base64
import re
from xml.etree import ElementTree

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis.presentation import charts
from analysis.standards import INDICATOR_CODES, standard_for

LABELS = standard_for(2023).labels
NAMES = {
    "one village": ["Thôn 1"],
    "forty villages": [f"Thôn {n}" for n in range(40)],
    "long and hostile names": ["Tổ dân phố " + "Rất Dài " * 6, "<script>alert(1)</script>", "$x$ & \"y\""],
}  # fmt: skip


def results(names, value=3):
    columns = ["reduction_planned", "reduction_actual", "poor_start_rate", "poor_end_rate"]
    return pd.DataFrame(
        {column: [value] * (len(names) + 1) for column in columns}, index=[*names, "total"], dtype="Float64"
    )


def rates(names, value=40):
    return pd.DataFrame(
        {code: [value] * (len(names) + 1) for code in INDICATOR_CODES}, index=[*names, "total"], dtype="Float64"
    )


def moves(value=2):
    steps = [
        "start",
        "to_near_poor",
        "to_not_poor",
        "other_decrease",
        "from_near_poor",
        "relapse",
        "new",
        "other_increase",
        "end",
    ]
    return pd.DataFrame({step: [value] for step in steps}, index=["total"])


def index(value=8.0):
    return pd.DataFrame({f"contribution_{code}": [value] for code in INDICATOR_CODES}, index=["total"], dtype="Float64")


def drawn(names, value=3):
    return {
        "targets": charts.target_and_result(results(names, value)),
        "rates": charts.rates_start_and_end(results(names, value)),
        "movements": charts.movement_bridge(moves(value if value is not None else 0)),
        "heat map": charts.deprivation_heatmap(rates(names, value), LABELS),
        "contributions": charts.contributions(index(value), LABELS),
    }


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
def test_every_chart_is_an_svg_image_with_alt_text(names):
    for chart in drawn(names).values():
        image = BeautifulSoup(chart.html, "html.parser").img
        svg = base64.b64decode(image["src"].removeprefix("data:image/svg+xml;base64,")).decode()
        assert svg.startswith("<?xml") and len(image["alt"]) > 40
        assert "<script" not in svg


def test_dollar_signs_stay_letters():
    svg = base64.b64decode(re.search(r"base64,([^\"]+)", charts.target_and_result(results(["$x$"])).html)[1]).decode()
    assert "$x$" in svg


def test_alt_text_has_the_figures():
    assert "Thôn 1: chỉ tiêu 3 hộ, kết quả 3 hộ" in charts.target_and_result(results(["Thôn 1"])).text
    assert "Từ 2 hộ nghèo đầu năm đến 2 hộ cuối năm: giảm 2" in charts.movement_bridge(moves()).text


def test_nothing_to_draw_is_said():
    for chart in drawn(["Thôn 1"], None).values():
        assert "không có số liệu để vẽ" in chart.text


def test_same_figures_give_the_same_bytes():
    assert charts.movement_bridge(moves()).html == charts.movement_bridge(moves()).html


def svg_of(chart):
    return base64.b64decode(re.search(r"base64,([^\"]+)", chart.html)[1]).decode()


def test_letters_that_cannot_stand_in_xml_do_not_spoil_the_image():
    for chart in drawn(["Thôn\x0b1", "Thôn\x002"]).values():
        assert ElementTree.fromstring(svg_of(chart)).tag.endswith("svg")


def test_no_word_about_fonts_in_the_notebook(caplog, recwarn):
    drawn(["Thôn 🏠"])
    assert [caplog.text, [str(warning.message) for warning in recwarn]] == ["", []]


def test_ticks_of_low_rates_differ():
    frame = results(["Thôn 1"], 0.9)
    labels = re.findall(r">(\d(?:,\d)?)</text>", svg_of(charts.rates_start_and_end(frame)))
    assert len(labels) > 2 and len(labels) == len(set(labels))


def test_heat_map_rounds_half_up():
    assert ">63</text>" in svg_of(charts.deprivation_heatmap(rates(["Thôn 1"], 62.5), LABELS))


def test_movements_with_a_missing_figure_are_not_drawn():
    frame = moves().astype("Int64")
    frame["relapse"] = pd.NA
    assert "không có số liệu để vẽ" in charts.movement_bridge(frame).text


def test_rates_under_two_standards_are_not_joined_by_a_line():
    frame = results(["Thôn 1"], 4.0).assign(poor_end_rate=6.0)
    joined, apart = (svg_of(charts.rates_start_and_end(frame.assign(points_actual=points))) for points in (-2.0, pd.NA))
    assert "Tăng trong năm" in joined and "Tăng trong năm" not in apart
    assert joined.count("stroke-dasharray") > apart.count("stroke-dasharray")
