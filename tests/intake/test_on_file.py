import shutil

import pytest

from analysis.intake import open_year
from analysis.intake.on_file import reviews_on_file
from analysis.intake.tables import Reading
from analysis.intake.units import Units
from factories import household, small_unit, write


@pytest.fixture
def data_dir(tmp_path):
    """Reviews of 2021 (another standard), 2022, 2023, 2024 and 2025."""
    folder = small_unit(tmp_path / "raw", 2025).parent
    for year in (2021, 2022, 2023):
        shutil.copytree(folder / "2024", folder / str(year))
    return folder.parent


def earlier_reviews(data_dir, unit, year):
    """Earlier reviews by year, what was found, the files."""
    on_file = reviews_on_file(Reading(data_dir), unit, year, Units())
    return on_file.earlier, list(on_file.findings), on_file.inputs


def test_unbroken_run_before_the_last_review_under_one_standard(data_dir):
    reviews, findings, inputs = earlier_reviews(data_dir, "thu-nghiem", 2025)
    assert list(reviews) == [2022, 2023] and not findings
    assert "thu-nghiem/2022/households.csv" in [file.path for file in inputs]


def test_missing_year_ends_the_run(data_dir):
    shutil.rmtree(data_dir / "thu-nghiem" / "2022")
    assert list(earlier_reviews(data_dir, "thu-nghiem", 2025)[0]) == [2023]
    assert earlier_reviews(data_dir, "thu-nghiem", 2024)[0] == {}


def test_review_with_errors_ends_the_run_with_a_warning(data_dir):
    write(data_dir / "thu-nghiem" / "2022" / "households.csv", [household(1), household(1)])
    reviews, findings, inputs = earlier_reviews(data_dir, "thu-nghiem", 2025)
    assert list(reviews) == [2023]
    assert [(found.severity, found.check, found.file) for found in findings] == [
        ("warning", "earlier_review", "2022/households.csv")
    ]
    assert all("/2022/" not in file.path for file in inputs)


def test_next_standard_starts_anew(data_dir):
    assert earlier_reviews(data_dir, "thu-nghiem", 2028)[0] == {}


def test_reviews_of_a_year_oldest_first(data_dir):
    data = open_year("thu-nghiem", 2025, data_dir=str(data_dir))
    assert list(data.reviews) == [2022, 2023, 2024, 2025]
    assert "thu-nghiem/2022/households.csv" in [file.path for file in data.inputs]


def test_reviews_are_not_followed_across_a_gap(data_dir):
    shutil.rmtree(data_dir / "thu-nghiem" / "2024")
    assert list(open_year("thu-nghiem", 2025, data_dir=str(data_dir)).reviews) == [2025]
