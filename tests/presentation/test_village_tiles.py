"""Tiles of villages: where a table does not say it at a glance, in words too."""

import pandas as pd
import pytest

from analysis.document.blocks import Picture
from analysis.document.shown import NOTHING
from analysis.presentation.charts.village_tiles import village_tiles
from pages import a_page


def classes(villages, empty=()):
    names = [f"Thôn {n}" for n in range(1, villages + 1)]
    frame = pd.DataFrame({"households": 100, "poor": range(1, villages + 1)}, index=names).astype("Int64")
    frame["poor_rate"] = frame["poor"].astype("Float64")
    frame.loc[list(empty), "poor_rate"] = pd.NA
    frame.loc["total"] = [100 * villages, int(frame["poor"].sum()), float(frame["poor"].sum() / villages)]
    return frame


def test_few_villages_need_no_tiles():
    assert village_tiles(a_page(), classes(8)) == NOTHING


@pytest.mark.parametrize("villages", [9, 60])
def test_every_village_is_told_in_the_alternative_text(villages):
    (picture,) = village_tiles(a_page(), classes(villages)).blocks
    assert isinstance(picture, Picture) and all(f"Thôn {n} " in picture.alt for n in range(1, villages + 1))
    assert f"trong {villages} thôn" in picture.finding and f"Thôn {villages}" in picture.finding


def test_a_village_without_households_has_no_rate():
    (picture,) = village_tiles(a_page(), classes(9, ["Thôn 3"])).blocks
    assert "Thôn 3 không có hộ dân" in picture.alt
