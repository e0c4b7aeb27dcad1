"""Every number that a sentence of the evaluation or of the half-year says stands in figures.csv, written as the sentence writes it."""

import csv
import re

import pytest
from bs4 import BeautifulSoup

from analysis.presentation import numbers
from analysis.publishing.command import make_reports
from cells import without_kernels
from factories import half_year, household, small_unit, write

CALENDAR = re.compile(r"ngày\s\d+\stháng\s\d+|\d+/\d+/\d{4}|6\stháng")
NUMBER = re.compile(r"(?<![\w.,])[+−]?\d[\d.]*(?:,\d+)?(?!\w)")
OBJECTIVES = [
    {
        "code": "MT.1",
        "name": "Tỷ lệ thấp còi",
        "unit": "%",
        "direction": "không quá",
        "target": "17,5",
        "actual": "21,25",
    },
    {"code": "MT.BHYT", "name": "Thẻ bảo hiểm y tế", "unit": "%", "direction": "", "target": 98, "actual": ""},
]
PROGRAMME = [
    {"code": "DA5", "name": "Nhà ở", "planned": 7, "actual": 6, "money_central": "431,7", "money_province": 29, "money_mobilised": "", "disbursed": "377,3"},
    {"code": "CS.TINDUNG", "name": "Vốn vay", "planned": 13, "actual": 11, "money_central": "", "money_province": "", "money_mobilised": 957, "disbursed": 941},
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("broken", [False, True])
def test_every_number_said_is_a_figure(tmp_path, broken):
    unit = small_unit(tmp_path / "raw")
    write(unit / "objectives.csv", OBJECTIVES)
    write(unit / "programme.csv", PROGRAMME)
    if broken:
        end = [household(n) for n in range(1, 4)] + [household(n, class_end="không nghèo") for n in (4, 9, 12, 13, 14)]
        write(unit / "households.csv", [*end, household(6, "Thôn B", ethnicity="Gia Rai", d08=1)])
    out = tmp_path / "reports"
    made(unit, out, only="evaluation")
    assert strangers(out / "thu-nghiem" / "2023", "year-end-evaluation") == set()


@pytest.mark.slow
def test_every_number_said_at_mid_year_is_a_figure(tmp_path):
    unit = half_year(small_unit(tmp_path / "raw"))
    write(unit / "H1" / "objectives.csv", OBJECTIVES)
    write(unit / "H1" / "programme.csv", PROGRAMME)
    out = tmp_path / "reports"
    made(unit, out, only=None, period="H1")
    assert strangers(out / "thu-nghiem" / "2023-H1", "mid-year-monitoring") == set()


def made(unit, out, **asked):
    """Makes the page alone of the report asked for."""
    given = {"edition": "internal", "status": "", "data_dir": unit.parents[1], "out_dir": out, "formats": ()}
    with without_kernels():
        make_reports("thu-nghiem", 2023, **given, **asked)


def strangers(folder, report):
    """The numbers that a sentence says and figures.csv does not know, with the sentence."""
    known = written(folder / "figures.csv")
    page = BeautifulSoup((folder / f"{report}.html").read_text(encoding="utf-8"), "html.parser")
    said = {
        (number.lstrip("+−").rstrip("."), " ".join(part.get_text(" ").split())[:80])
        for part in page.select("main p:not(.note, .subtitle, .status, .basis), main li, main dd")
        # where a figure comes from is told of it, not of the commune
        if not part.find_parent(class_="document") and not part.find_parent("details")
        # days of the calendar and the half year are names, not figures
        for number in NUMBER.findall(CALENDAR.sub(" ", part.get_text(" ")))
    }
    # years and the 36 months are names, not figures
    names = {"2022", "2023", "2024", "36"}
    return {stranger for stranger in said if stranger[0] not in known | names}


def written(path):
    """Every figure in every way of writing."""
    with path.open(encoding="utf-8", newline="") as file:
        values = [row["value"] for row in csv.DictReader(file)]
    found = [float(value) for value in values if re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", value)]
    forms = (numbers.integer, numbers.rate, numbers.ratio, numbers.money)
    # whole numbers only as whole numbers: a rate of 7,2 % must not vouch for 7 households
    return {form(value).lstrip("−") for value in found for form in (forms if value == int(value) else forms[1:])}
