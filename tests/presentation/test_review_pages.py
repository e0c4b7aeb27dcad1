"""In a ward the parts of the unit are called tổ dân phố wherever the household review names them."""

import re

import pytest

from analysis import review
from analysis.intake import open_year
from analysis.presentation import show
from analysis.review import NEAR_POOR, POOR
from invented import UNIT, YEAR, invented
from pages import a_page
from review_forms import review_forms

GROUPS = [f"Khu phố {number}" for number in range(1, 4)]
VILLAGE = re.compile(r"\bthôn\b(?! tin)", re.IGNORECASE)


def test_place_of_a_unit_without_a_plan_is_a_village():
    assert a_page(unit=None).place == "Thôn"


@pytest.fixture
def data(tmp_path):
    folder = invented(tmp_path / "raw", 5, GROUPS, area="urban")
    (folder / "plan.toml").write_text(
        '[unit]\nname = "X"\nlevel = "phường"\n[target]\nreduction = 1\n', encoding="utf-8"
    )
    return open_year(UNIT, YEAR, data_dir=str(tmp_path / "raw"))


def test_no_page_of_a_ward_speaks_of_villages(data):
    page, households, villages = show.Page(data), data.households, data.villages
    assert page.place == "Tổ dân phố"
    classes, counts = (
        review.summary_of_classes(households, villages),
        review.deprivation_counts(households, villages, POOR),
    )
    rates = review.deprivation_rates(counts)
    moves = {unit: review.poor_movements(households, villages, unit) for unit in ("households", "persons")}
    near = {unit: review.near_poor_movements(households, villages, unit) for unit in ("households", "persons")}
    index = review.poverty_index(households, villages)
    shown = [
        page.review_result(classes),
        page.review_movements(moves["households"]),
        page.review_shortages(counts),
        page.identity_page(moves, near, classes),
        page.form_deprivation_rates(rates, POOR),
        page.form_deprivation_rates(rates.assign(base=0), NEAR_POOR),
        page.table_poverty_index(index),
        page.deprivation_heatmap(counts),
        *(form.page for form in review_forms(data)),
    ]
    texts = [re.sub(r"<[^>]+>", " ", str(block.html)) for block in shown]
    assert [text for text in texts if VILLAGE.search(text)] == []
    assert sum("Tổ dân phố" in text for text in texts) >= len(review_forms(data))
