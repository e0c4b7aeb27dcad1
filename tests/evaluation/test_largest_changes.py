"""The ranking of what moved most, by hand: households, never shares."""

import pandas as pd

from analysis.evaluation.class_change import class_change
from analysis.evaluation.composition import composition_change
from analysis.evaluation.largest_changes import counts, largest_changes, of_classes, of_composition, of_deprivations


def family(start, end):
    return counts(pd.Series(start, list("ab")[: len(start)]), pd.Series(end, list("ab")[: len(end)]))


def told(families, **option):
    return [(c.family, c.name, c.change) for c in largest_changes(families, **option)]


def test_one_of_each_family_largest_first():
    families = {"x": family([10, 20], [12, 15]), "y": family([1, 1], [9, 2])}
    assert told(families) == [("y", "a", 8), ("x", "b", -5)]


def test_what_did_not_move_or_is_unknown_is_no_change():
    assert told({"x": family([10, None], [10, 50])}) == []


def test_two_standards_rank_nothing():
    assert told({"x": family([10], [50])}, comparable=False) == []


def classes(households, poor, names=("Thôn A", "total")):
    return pd.DataFrame({"households": households, "poor": poor}, index=list(names), dtype="Int64")


def test_only_village_is_told_as_the_whole():
    changed = class_change(classes([100, 100], [10, 10]), classes([100, 100], [6, 6]))
    assert told({"poor": of_classes(changed)}) == [("poor", "total", -4)]


def test_of_several_villages_one_is_told_not_their_sum():
    names = ("Thôn A", "Thôn B", "total")
    changed = class_change(classes([50, 50, 100], [5, 5, 10], names), classes([50, 50, 100], [1, 4, 5], names))
    assert told({"poor": of_classes(changed)}) == [("poor", "Thôn A", -4)]


def test_a_share_that_rises_because_the_poor_get_fewer_is_no_change():
    before = pd.DataFrame({"base": [40], "total": [9], "d01": [4], "d02": [30]}, index=["total"])
    now = before.assign(base=[10], d02=[8])  # d01: still 4 households, from 10 % to 40 %
    groups = composition_change(
        pd.DataFrame({"total": [20], "merit": [5]}, index=["total"]),
        pd.DataFrame({"total": [40], "merit": [4]}, index=["total"]),
    )
    found = told({"d": of_deprivations(before, now), "g": of_composition(groups)})
    assert found == [("d", "d02", -22), ("g", "merit", 1)]


def test_shares_over_a_base_under_twenty_are_not_compared():
    def forms(whole):
        return [pd.DataFrame({"total": [n], "merit": [3]}, index=["total"]) for n in (25, whole)]

    assert composition_change(*forms(19))["start_share"].isna().all()
    assert composition_change(*forms(20)).at["merit", "start_share"] == 15
