"""The ranking of what moved most, by hand."""

import pandas as pd

from analysis.evaluation.class_change import class_change
from analysis.evaluation.composition import composition_change
from analysis.evaluation.largest_changes import largest_changes, of_classes, of_composition, of_deprivations, rates


def family(start, end, base=30, names=("a", "b")):
    frame = pd.DataFrame({"start": start, "end": end}, index=list(names)[: len(start)])
    size = pd.Series(base, index=frame.index)
    return rates(frame["start"], frame["end"], size, size)


def told(families, **option):
    return [(c.family, c.name, c.change) for c in largest_changes(families, **option)]


def test_one_of_each_family_largest_first():
    families = {"x": family([10, 20], [12, 15]), "y": family([1, 1], [9, 2])}
    assert told(families) == [("y", "a", 8), ("x", "b", -5)]


def test_small_base_is_not_ranked_and_twenty_is():
    assert told({"x": family([10], [50], 19)}) == []
    assert told({"x": family([10], [50], 20)}) == [("x", "a", 40)]


def test_what_did_not_move_or_is_unknown_is_no_change():
    assert told({"x": family([10, None], [10, 50])}) == []


def test_two_standards_rank_nothing():
    assert told({"x": family([10], [50])}, comparable=False) == []


def counts(households, poor):
    return pd.DataFrame({"households": households, "poor": poor}, index=["Thôn A", "total"], dtype="Int64")


def test_only_village_is_told_as_the_whole():
    changed = class_change(counts([100, 100], [10, 10]), counts([100, 100], [6, 6]))
    assert told({"poor": of_classes(changed)}) == [("poor", "total", -4)]


def test_families_from_the_forms():
    before = pd.DataFrame({"base": [40], "total": [9], "d01": [50.0]}, index=["total"])
    now = before.assign(base=[20], d01=[75.0])
    groups = composition_change(
        pd.DataFrame({"total": [20], "merit": [5]}, index=["total"]),
        pd.DataFrame({"total": [40], "merit": [4]}, index=["total"]),
    )
    found = told({"d": of_deprivations(before, now), "g": of_composition(groups)})
    assert found == [("d", "d01", 25), ("g", "merit", 15)]
