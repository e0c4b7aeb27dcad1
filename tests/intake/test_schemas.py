import pandas as pd
import pytest

from analysis.findings import InputError
from analysis.intake import open_year, year
from analysis.intake.dictionary import dictionary
from analysis.intake.schemas import guarded, schema_findings
from analysis.intake.year import read_year

NAMES = ("villages", "households", "targets", "objectives", "programme")


@pytest.fixture(scope="module")
def data():
    return open_year("kim-tan", 2023)


@pytest.mark.parametrize("name", NAMES)
def test_what_intake_reads_is_sound(data, name):
    assert schema_findings(name, getattr(data, name), dictionary()[name].file) == []


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("class_end", "rich", "isin"),
        ("change", "vanished", "isin"),
        ("members", -1, "greater_than_or_equal_to"),
        ("members", pd.NA, "not_nullable"),
        ("household_id", "", "str_length"),
        ("children_under_16", 99, "children_under_16_within_members"),
        ("b2", 125, "b2_is_deprivations"),
    ],
)
def test_what_slips_through_intake_is_caught_with_its_row(data, column, value, said):
    broken = data.households.copy()
    broken.loc[7, column] = value
    found = schema_findings("households", broken, "households.csv")
    assert any(said in finding.expected and finding.row in (9, None) for finding in found), found


def test_all_faults_at_once(data):
    broken = data.households.copy()
    broken.loc[3, "class_end"] = "rich"
    broken.loc[5, "household_id"] = broken.loc[6, "household_id"]
    broken["d05"] = broken["d05"].astype("Int64")
    found = " ".join(finding.expected for finding in schema_findings("households", broken, "households.csv"))
    assert all(said in found for said in ("isin", "unique", "dtype"))


def test_names_of_people_have_no_place(data):
    assert schema_findings("households", data.households.assign(head_name="x"), "households.csv")


@pytest.fixture
def slips(monkeypatch):
    """Lets a value slip through intake, as a fault of ours would: `slips(table, column, value)`."""

    def put(table, column, value):
        def broken(parameters, **options):
            data = read_year(parameters, **options)
            # the frame that notebooks compute from
            frame = getattr(data, table).copy()
            frame.loc[1, column] = value
            vars(data)[table] = frame
            return data

        monkeypatch.setattr(year, "read_year", broken)

    return put


@pytest.mark.parametrize(
    ("table", "report"),
    [("households", "household-review"), ("previous_households", "annual-plan"), ("households", "year-end-evaluation")],
)
def test_notebook_computes_nothing_on_what_slipped_through(slips, table, report):
    slips(table, "class_end", "rich")
    with pytest.raises(InputError, match="class_end") as told:
        open_year("kim-tan", 2023, report=report)
    (finding,) = told.value.findings
    assert (finding.check, finding.row, finding.value) == ("schema", 3, "rich")


def test_whoever_only_looks_is_not_stopped(slips):
    slips("households", "class_end", "rich")
    assert open_year("kim-tan", 2023).households is not None


@pytest.mark.parametrize(("unit", "of"), [("kim-tan", 2022), ("kim-tan", 2024), ("ia-pa", 2025)])
def test_nothing_sound_is_held_up(unit, of):
    for period in ("", "H1"):
        assert guarded(open_year(unit, of, period=period)) == []
