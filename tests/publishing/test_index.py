import json

import pytest
from bs4 import BeautifulSoup

from analysis.publishing.index import index_page

ENTRY = {"parameters": {"status": "sơ bộ"}, "finished": "2026-11-24T10:00:00+07:00"}


def made(out, unit, year, **entry):
    folder = out / unit / str(year)
    folder.mkdir(parents=True)
    run = {"reports": {"household-review": ENTRY | entry}}
    (folder / "run.json").write_text(json.dumps(run), encoding="utf-8")


def listed(out):
    return BeautifulSoup(index_page(out), "html.parser")


def test_names_are_escaped(tmp_path):
    made(tmp_path, "thu", 2023, parameters={"status": "<script>1</script>"})
    page = listed(tmp_path)
    assert page.script is None and "<script>1</script>" in page.get_text()


def test_every_unit_and_year_is_listed(tmp_path):
    for unit, year in (("kim-tan", 2023), ("kim-tan", 2024), ("thu", 2023)):
        made(tmp_path, unit, year)
    page = listed(tmp_path)
    links = [link["href"] for link in page.select("a[href$='.html']")]
    assert links == [f"{place}/household-review.html" for place in ("kim-tan/2024", "kim-tan/2023", "thu/2023")]
    assert page.h1.string == "Các báo cáo đã lập" and page.html["lang"] == "vi"


@pytest.mark.parametrize(
    "record",
    ["{", '{"reports": {"household-review": {}}}', '{"reports": {"household-review": 3}}', '{"reports": [1]}', None],
)
def test_one_bad_neighbour_does_not_stop_the_list(tmp_path, record):
    made(tmp_path, "thu", 2023)
    made(tmp_path, "kim-tan", 2023)
    file = tmp_path / "thu" / "2023" / "run.json"
    if record is None:
        file.unlink()
        file.mkdir()
    else:
        file.write_text(record)
    assert [link["href"] for link in listed(tmp_path).select("a[href$='.html']")] == [
        "kim-tan/2023/household-review.html"
    ]


def test_links_are_quoted(tmp_path):
    made(tmp_path, "xã 1#2", 2023)
    assert "x%C3%A3%201%232/2023/household-review.html" in str(listed(tmp_path))


FIGURES = """report,table,row,column,value,unit
household-review,T1,total,poor,42,hộ
household-review,T1,total,poor_rate,{rate},%
year-end-evaluation,village_results,total,reduction_planned,50,hộ
year-end-evaluation,village_results,total,reduction_actual,48,hộ
year-end-evaluation,village_results,total,met,0,1/0
"""


def test_key_figures_and_verdict_stand_beside_the_links(tmp_path):
    made(tmp_path, "kim-tan", 2023, unit_name="xã Kim Tân")
    (tmp_path / "kim-tan" / "2023" / "figures.csv").write_text(FIGURES.format(rate=2.5104), encoding="utf-8")
    page = listed(tmp_path)
    told = " ".join(page.get_text(" ").split())
    assert page.h2.string == "Xã Kim Tân"
    assert "Hộ nghèo cuối kỳ: 42 (2,51 %); giảm 48 hộ nghèo, giao 50" in told
    assert page.strong.string == "không đạt mục tiêu của kế hoạch"


def test_two_years_make_a_small_series(tmp_path):
    for year, rate in ((2022, 5.586), (2023, 2.51)):
        made(tmp_path, "kim-tan", year)
        (tmp_path / "kim-tan" / str(year) / "figures.csv").write_text(FIGURES.format(rate=rate), encoding="utf-8")
    drawing = listed(tmp_path).select_one("svg")
    assert drawing["aria-label"] == "Tỷ lệ hộ nghèo theo năm: 2022: 5,59\u00a0%; 2023: 2,51\u00a0%"
    heights = [float(dot["cy"]) for dot in drawing.select("circle")]
    assert heights[0] < heights[1]  # a falling rate falls on the page


def test_one_year_is_no_series(tmp_path):
    made(tmp_path, "kim-tan", 2023)
    (tmp_path / "kim-tan" / "2023" / "figures.csv").write_text(FIGURES.format(rate=2.51), encoding="utf-8")
    assert listed(tmp_path).svg is None
