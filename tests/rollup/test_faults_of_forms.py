"""Faults of the kind found in public exports, put into a form of 38 communes: each is found and nothing else."""

import pytest

from analysis.intake.summary.read import read_summaries
from analysis.rollup.checks import faults_of
from analysis.rollup.settle import settle
from analysis.rollup.unit_year import Name, UnitYear
from summary_forms import communes, write_forms

T2_BROKEN, T3_BROKEN = range(1, 13), range(20, 36)


@pytest.fixture
def units():
    """Sound forms of 38 communes, free to be broken."""
    return communes()


def read(tmp_path, units):
    """The communes as the forms written to disk give them."""
    write_forms(tmp_path / "tinh" / "2023" / "summary", units)
    found = read_summaries(tmp_path, 2023)
    assert found.refused == [] and [f for f in found.findings if f.severity != "note"] == []
    forms: dict[str, dict] = {}
    for line in found.lines:
        forms.setdefault(line.unit, {})[line.form] = line.values
    return [UnitYear(Name(unit), "form", forms=own) for unit, own in forms.items()]


def found_in(tmp_path, units):
    """What is wrong as (unit, form, column, rule)."""
    return {(f.unit, f.form, f.column, f.what) for unit in read(tmp_path, units) for f in faults_of(unit)}


def test_a_sound_form_has_no_fault(tmp_path, units):
    assert found_in(tmp_path, units) == set()


def test_each_fault_of_a_public_export_is_found_and_nothing_else(tmp_path, units):
    del units["Xã Số 38"]["T3_households"], units["Xã Số 38"]["T3_persons"]
    for number in T2_BROKEN:
        units[f"Xã Số {number}"]["T2_households"]["new"] += 2
    for number in T3_BROKEN:
        units[f"Xã Số {number}"]["T3_households"]["relapse"] += 1
    units["Xã Số 5"]["T1"] |= {"households": None, "poor_rate": 2040.0}
    units["Xã Số 34"]["T1"]["poor_rate"] = 0.0  # 74 poor households
    assert units["Xã Số 34"]["T1"]["poor"] == 74
    expected = {(f"Xã Số {number}", "T2_households", "end", "closes") for number in T2_BROKEN}
    expected |= {(f"Xã Số {number}", "T3_households", "end", "closes") for number in T3_BROKEN}
    expected |= {("Xã Số 5", "T1", "poor_rate", "bounds"), ("Xã Số 5", "T1", "households", "missing")}
    expected |= {("Xã Số 34", "T1", "poor_rate", "rate")}
    assert found_in(tmp_path, units) == expected


ONE_FAULT = {
    "rate of another count": ("T1", {"near_poor_rate": 7.0}, {("T1", "near_poor_rate", "rate")}),
    "negative rate is not read as one": ("T1", {"poor_rate": -3.0}, {("T1", "poor_rate", "bounds")}),
    "more poor than households": (
        "T1",
        {"households": 40, "persons": 3628, "poor_rate": None, "near_poor_rate": None},
        {("T1", "households", "part")},
    ),
    "another number of households behind every rate": ("T1", {"households": 1907}, {("T1", "households", "base")}),
    "T1 against T2 and T4": ("T1", {"poor": 45, "poor_rate": None}, {("T1", "poor", "ends")}),
    "base of T4": ("T4", {"base": 40}, {("T4", "base", "ends")}),
    "indicator above its base": ("T4", {"d03": 60, "total": None}, {("T4", "d03", "part")}),
    "sum of the indicators": ("T4", {"total": 10}, {("T4", "total", "sum")}),
    "fewer persons than households": ("T1", {"near_poor_persons": 5}, {("T1", "near_poor_persons", "persons"), ("T3_persons", "end", "ends")}),
    "persons where nobody relapsed": ("T2_households", {"relapse": 0, "new": 5}, {("T2_persons", "relapse", "persons")}),
    "leaving one list, not entering the other": ("T2_households", {"to_near_poor": 6, "to_not_poor": 4}, {("T3_households", "from_poor", "cross")}),
}  # fmt: skip


@pytest.mark.parametrize("form, changed, expected", ONE_FAULT.values(), ids=ONE_FAULT)
def test_one_fault_is_named_at_its_column(tmp_path, form, changed, expected):
    units = communes(3)
    units["Xã Số 1"][form] |= changed
    assert {(what[1:]) for what in found_in(tmp_path, units)} == expected


BLANKS = {
    "nobody moved where a flow is blank": ("T2_households", {"other_increase": None, "other_decrease": 1}, set()),
    "a flow that lacks": ("T2_households", {"new": None}, {("T2_households", "end", "closes")}),
    "no end": ("T3_households", {"end": None}, {("T3_households", "end", "missing")}),
    "an indicator that lacks": ("T4", {"d01": None}, set()),
    "less in all than in the indicators that are there": ("T4", {"d01": None, "total": 90}, {("T4", "total", "sum")}),
}


@pytest.mark.parametrize("form, changed, expected", BLANKS.values(), ids=BLANKS)
def test_a_blank_is_no_nought_and_no_fault_of_its_own(tmp_path, form, changed, expected):
    units = communes(2)
    units["Xã Số 1"][form] |= changed
    assert {what[1:] for what in found_in(tmp_path, units)} == expected


def test_a_form_of_districts_alone_is_refused_by_name(tmp_path):
    folder = tmp_path / "tinh/2023/summary"
    folder.mkdir(parents=True)
    (folder / "T1.csv").write_text(
        "Đơn vị,Tổng số hộ,Số hộ nghèo\nHuyện Một,100,10\nHuyện Hai,90,9\n", encoding="utf-8"
    )
    found = read_summaries(tmp_path, 2023)
    assert found.lines == [] and [f.value for f in found.refused] == ["biểu T1 không có dòng nào là xã"]


def test_too_few_deprivations_of_the_poor_and_too_many_of_the_near_poor(tmp_path):
    units = communes(2)
    for form, count in (("T4", 3), ("T6", 9)):
        codes = [code for code in units["Xã Số 1"][form] if code[0] == "d"]
        units["Xã Số 1"][form] |= dict.fromkeys(codes, count) | {"total": 12 * count}
    assert found_in(tmp_path, units) == {
        ("Xã Số 1", "T4", "total", "least"),
        ("Xã Số 1", "T6", "total", "most"),
    }


def test_the_start_of_the_year_is_the_end_of_the_last():
    forms = {"T2_households": {"start": 9, "end": 9}, "T3_households": {"start": 4, "end": 4}}
    unit = UnitYear(Name("xã A"), "review", forms=forms, before={"poor": 10, "near_poor": 4})
    assert [(f.form, f.column, f.value, f.what) for f in faults_of(unit)] == [("T2_households", "start", 9, "chain")]
    other = UnitYear(Name("xã A"), "review", forms=forms, before={"poor": 10}, comparable=False)
    assert faults_of(other) == []


def entered(tmp_path, form, changed):
    """The first commune as it enters the totals, with a fault in one form."""
    units = communes(2)
    units["Xã Số 1"][form] |= changed
    unit = read(tmp_path, units)[0]
    return settle(unit, faults_of(unit))


def test_a_movement_that_does_not_close_stays_out_whole_and_the_count_of_t1_enters(tmp_path):
    unit, faults = entered(tmp_path, "T2_households", {"new": 9})
    assert unit.forms["T2_households"] == {}
    assert unit.get("T2_persons", "end") == 164 and unit.get("T1", "poor") == 41
    assert [f.entered for f in faults] == ["dòng để ngoài tổng của biểu T2 (hộ)"]


def test_a_wrong_rate_leaves_the_count_where_it_is(tmp_path):
    unit, _ = entered(tmp_path, "T1", {"poor_rate": 0.0})
    assert (unit.get("T1", "poor"), unit.get("T1", "households")) == (41, 907)


def test_a_count_that_two_other_forms_contradict_enters_as_they_say(tmp_path):
    unit, faults = entered(tmp_path, "T1", {"poor": 45, "poor_rate": None})
    assert unit.get("T1", "poor") == 41 and "41" in faults[0].entered


def test_a_number_of_households_that_nobody_can_know_takes_the_rates_with_it(tmp_path):
    unit, _ = entered(tmp_path, "T1", {"households": 40, "poor_rate": None, "near_poor_rate": None})
    assert unit.get("T1", "households") is None and unit.get("T1", "poor") == 41


def test_two_counts_of_which_nobody_knows_the_right_one_stay_out():
    forms = {"T1": {"households": 100, "poor": 10}, "T4": {"base": 12}}
    unit = UnitYear(Name("xã A"), "form", forms=forms)
    settled, faults = settle(unit, faults_of(unit))
    assert settled.get("T1", "poor") is None and settled.forms["T4"] == {}
    assert [(f.form, f.what) for f in faults] == [("T4", "ends")]
