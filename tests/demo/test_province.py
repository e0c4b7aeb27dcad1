"""Communes by number: sound, each its own, the same for the same seed."""

import pytest
from typer.testing import CliRunner

from analysis import cli, project
from analysis.demo import write_province
from analysis.demo.province import commune_files
from analysis.findings import InputError, errors
from analysis.intake.check import all_findings


def test_communes_differ_and_the_same_seed_gives_the_same():
    assert commune_files(1, 1) == commune_files(1, 1)
    assert len({commune_files(seed, number)["2023/villages.csv"] for seed in (1, 2) for number in (1, 2)}) == 4
    assert "Kim Tân" not in "".join(commune_files(1, 1).values())


@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_a_commune_has_no_error(tmp_path, year):
    (folder,) = write_province(7, tmp_path, 1)
    assert errors(all_findings(folder.name, year, tmp_path)) == []
    assert "mô phỏng" in (folder / "synthetic").read_text(encoding="utf-8")


def test_real_households_are_never_written_over(tmp_path):
    real = tmp_path / "xa-0001" / "2023" / "households.csv"
    real.parent.mkdir(parents=True)
    real.write_text("household_id\n1\n", encoding="utf-8")
    with pytest.raises(InputError, match="dữ liệu thật"):
        write_province(7, tmp_path, 1)
    assert real.read_text(encoding="utf-8") == "household_id\n1\n"


def test_the_projects_own_data_get_no_communes():
    told = CliRunner().invoke(cli.app, ["demo", "--province", "2"])
    assert told.exit_code == 2 and not list(project.RAW.glob("xa-0*"))
