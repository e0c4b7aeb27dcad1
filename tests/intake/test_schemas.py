import pandas as pd
import pytest

from analysis.intake import open_year
from analysis.intake.dictionary import dictionary
from analysis.intake.schemas import schema_findings

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
