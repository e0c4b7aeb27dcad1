"""run.json as a model: what a run writes is read back byte for byte; what anybody wrote into it is no error."""

import json

import pytest
from pydantic import ValidationError

from analysis.run_record import AS_FOUND, Asked, ReportRecord, RunRecord, Source

INPUT = {"path": "thu/2023/villages.csv", "sha256": "0" * 64, "rows": 4}
REPORT = {
    "parameters": {"unit": "thu", "year": 2023, "status": "sơ bộ", "edition": "internal"},
    "standard": {"name": "Chuẩn", "legal_reference": "Nghị định"},
    "inputs": [INPUT],
    "versions": {"pandas": "3.0"},
    "synthetic": None,
    "time": "2026-11-24T10:00:00+07:00",
    "revision": {"run": "r", "since": None, "since_commit": None, "first": True, "inputs_changed": []},
    "figures_sha256": "1" * 64,
    "title": "Rà soát",
    "unit_name": "xã Thử",
    "commit": {"id": None, "modified": None},
    "started": "2026-11-24T10:00:00+07:00",
    "finished": "2026-11-24T10:00:01+07:00",
    "figures": 3,
    "files": {"household-review.html": "2" * 64},
}
RUN = {
    "parameters": REPORT["parameters"],
    "inputs": [INPUT],
    "versions": REPORT["versions"],
    "commit": REPORT["commit"],
    "times": {"started": "a", "finished": "b"},
    "synthetic": None,
    "standard": REPORT["standard"],
    "revision": {"since": None, "figures_changed": 0, "figures_added": 0, "figures_removed": 0},
    "reports": {"household-review": REPORT},
    "files": {"figures.csv": "3" * 64},
}


@pytest.mark.parametrize("read", [lambda run: RunRecord(**run), RunRecord.found], ids=["made", "found"])
def test_a_record_is_written_as_it_was_in_the_same_order(read):
    assert json.dumps(read(RUN).written()) == json.dumps(RUN)


def test_what_a_later_version_adds_stays():
    assert RunRecord.found(RUN | {"later": [1]}).written()["later"] == [1]


def test_a_run_of_its_own_is_built_strictly():
    with pytest.raises(ValidationError):
        ReportRecord(figures="3")
    with pytest.raises(ValidationError):
        RunRecord(files={"figures.csv": 3})


@pytest.mark.parametrize("value", [None, 3, "x", [1], [RUN]])
def test_what_is_no_record_tells_nothing(value):
    assert RunRecord.found(value) == RunRecord() and RunRecord.found(value).stands == {}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"versions": 5}, ("versions", {})),
        ({"synthetic": {"a": 1}}, ("synthetic", None)),
        ({"commit": ["x"]}, ("commit", None)),
        ({"parameters": 4}, ("parameters", Asked())),
        ({"files": {"a.html": 7, "b.html": None}}, ("files", {"a.html": "7"})),
        ({"inputs": [INPUT, {"path": 5}, 6, {"path": "b", "sha256": 1}]}, ("inputs", [Source(**INPUT), Source(path="b", sha256="1")])),
    ],
)  # fmt: skip
def test_what_is_not_of_its_kind_counts_as_not_told(change, told):
    record = RunRecord.found(RUN | change)
    assert getattr(record, told[0]) == told[1]
    assert record.stands == RUN | change


def test_reports_that_are_none_are_left_out_and_stand_all_the_same():
    record = RunRecord.found(RUN | {"reports": {"household-review": REPORT, "annual-plan": 3}})
    assert list(record.reports) == ["household-review"]
    assert set(record.reports_as_they_stand) == {"household-review", "annual-plan"}


def test_a_public_record_tells_no_checksum_of_exact_figures():
    record = ReportRecord(**REPORT)
    assert record.without_checksums().written() == REPORT | {"inputs": [{"path": INPUT["path"]}]}
    assert record.inputs[0].sha256 == INPUT["sha256"]


def test_nothing_is_refused_of_a_record_found():
    broken = {name: object() for name in RunRecord.model_fields}
    assert RunRecord.model_validate(broken, context=AS_FOUND).written()["inputs"] == []
