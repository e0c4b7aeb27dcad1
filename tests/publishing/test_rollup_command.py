"""The command of the level above: what it asks of publishing, what it tells, its parameters in no other notebook."""

from pathlib import Path

import pytest

from analysis.findings import InputError
from analysis.intake.files import checksum
from analysis.parameters import RollupParameters
from analysis.publishing import rollup_command
from analysis.publishing.engine import ParameterError, check_parameters
from analysis.publishing.reports import parameters_of
from analysis.publishing.verification.files_check import check_inputs, read_years
from analysis.publishing.verification.folder_read import ReportFolder
from summary_forms import communes, write_forms

GIVEN = {"unit": "tong-hop", "year": 2023, "by": "district"}


@pytest.fixture
def raw(tmp_path):
    """Forms of three communes, one line faulty."""
    units = communes(3)
    units["Xã Số 2"]["T2_households"]["new"] += 1
    write_forms(tmp_path / "raw/gia-lai/2023/summary", units)
    return tmp_path / "raw"


@pytest.fixture
def made(monkeypatch, raw):
    """`made(by="district")`: what the command tells, whether all was in it, and what publishing was asked for."""
    asked = {}

    def publish(parameters, names, out_dir, unit_name, **more):
        asked.update(more, parameters=parameters, names=names, unit_name=unit_name)
        return [out_dir / parameters.unit / "2023" / "rollup.html"]

    monkeypatch.setattr(rollup_command, "publish", publish)

    def run(by="commune"):
        published, whole = rollup_command.make_rollup(2023, by=by, data_dir=raw, out_dir=raw.parent / "reports")
        return published.lines, whole, asked

    return run


def test_each_kind_of_rows_is_filed_in_a_folder_of_its_own(made):
    folders = [made(by)[2]["parameters"].unit for by in ("commune", "district", "province")]
    assert folders == ["tong-hop", "tong-hop-huyen", "tong-hop-tinh"]


def test_faulty_lines_are_told_and_are_no_failure(made):
    lines, whole, asked = made()
    assert "1 số liệu không khớp ở 1 đơn vị, in trong mục V." in lines and whole
    assert asked["names"] == ["rollup"] and [Path(file.path).name for file in asked["inputs"]][:1] == ["T1.csv"]


def test_a_form_that_is_refused_is_told_and_not_all_is_in_it(made, raw):
    (raw / "gia-lai/2023/summary/khac.csv").write_text("Họ tên,Chức vụ\nA,B\n", encoding="utf-8")
    lines, whole, _ = made()
    assert not whole and any(line.startswith("Không đọc được gia-lai/2023/summary/khac.csv") for line in lines)


def test_rows_of_another_kind_are_refused(made):
    with pytest.raises(InputError, match="by"):
        made("thon")


def test_what_a_row_is_may_be_asked_of_the_roll_up_alone():
    check_parameters(GIVEN, parameters_of("rollup"))
    with pytest.raises(ParameterError, match="by"):
        check_parameters(GIVEN, parameters_of("household-review"))


def test_verification_reads_the_inputs_of_a_roll_up_again(raw):
    inputs = [{"path": p.relative_to(raw).as_posix(), "sha256": checksum(p)} for p in sorted(raw.rglob("*.csv"))]
    parameters = RollupParameters(**GIVEN).model_dump(exclude={"data_dir", "reports_dir", "period"})
    run = {"reports": {"rollup": {"parameters": parameters, "inputs": inputs}}}
    folder = ReportFolder(raw.parent / "reports/tong-hop-huyen/2023", run)
    assert check_inputs(folder, raw, read_years(folder, raw)).holds
    (raw / "gia-lai/2023/summary/T1.csv").write_text("Đơn vị,Số hộ nghèo\nXã A,1\n", encoding="utf-8")
    assert [d.where for d in check_inputs(folder, raw, read_years(folder, raw)).deviations] == [
        "gia-lai/2023/summary/T1.csv"
    ]
