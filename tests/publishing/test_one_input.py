import pytest

from analysis.intake.files import InputFile
from analysis.publishing.errors import PublishingError
from analysis.publishing.one_input import check_across, check_inputs, of_other_inputs
from analysis.publishing.reports import REPORTS

REVIEW, EVALUATION = REPORTS["review"].name, REPORTS["evaluation"].name


@pytest.mark.parametrize(
    "read", [{"a.csv": "1"}, {"a.csv": "1", "b.csv": "3"}, {"a.csv": "1", "b.csv": "2", "c.csv": "4"}]
)
def test_files_changed_while_the_report_was_made(read):
    checked = [InputFile("a.csv", "1", 1), InputFile("b.csv", "2", 1)]
    record = {"inputs": [{"path": path, "sha256": sha256} for path, sha256 in read.items()]}
    with pytest.raises(PublishingError, match=r"[bc]\.csv.*lưu và đóng tệp"):
        check_inputs(record, checked, REPORTS["review"])


def test_same_files():
    record = {"inputs": [{"path": "a.csv", "sha256": "1"}]}
    check_inputs(record, [InputFile("a.csv", "1", None)], REPORTS["review"])


def record(synthetic=None, **sums):
    inputs = [{"path": f"{name}.csv", "sha256": sha256} for name, sha256 in sums.items()]
    return {"inputs": inputs, "synthetic": synthetic}


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (record(villages="1"), record(villages="2"), r"villages\.csv"),
        (record(villages="1"), record(villages="1", plan="3"), r"plan\.csv"),
        (record(villages="1", plan="3"), record(villages="1"), r"plan\.csv"),
        (record(villages="1", synthetic="mô phỏng"), record(villages="1"), "mô phỏng"),
    ],
    ids=["changed", "came", "went", "marker"],
)
def test_two_reports_of_two_states_of_the_data_are_refused(first, second, words):
    with pytest.raises(PublishingError, match=words) as told:
        check_across({REVIEW: first, EVALUATION: second})
    assert "Rà soát" in str(told.value) and "Đánh giá cuối năm" in str(told.value)


def test_reports_of_one_state_are_made():
    check_across({REVIEW: record(villages="1")})
    check_across({REVIEW: record(villages="1"), EVALUATION: record(villages="1")})


def test_report_of_an_earlier_run_on_other_data_is_a_warning():
    made = {EVALUATION: record(villages="2")}
    (line,) = of_other_inputs(made, {REVIEW: record(villages="1"), EVALUATION: record(villages="1")})
    assert "Rà soát" in line and "villages.csv" in line and "--only" in line
    assert list(of_other_inputs(made, {REVIEW: record(villages="2")})) == []
    assert list(of_other_inputs(made, {REVIEW: 3, "x": record(villages="1")})) == []
