"""What no office hands in is refused before it is read: pipes, devices, files and tables beyond measure, names without
end.
"""

import os
import re

import pytest

from analysis.intake import open_year
from analysis.intake.check import all_findings
from analysis.intake.file_bounds import LONGEST_TEXT, MOST_FILES, MOST_LINES, too_many_lines
from analysis.intake.on_file import marker_sentence
from analysis.intake.year import DEFAULT_BANNER
from factories import faults

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes as files")


def errors(unit):
    return [(f.file, f.check) for f in all_findings("thu-nghiem", 2023, unit.parents[1]) if f.severity == "error"]


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_map_of_units_that_is_no_file_is_not_passed_over(unit, make):
    make(unit.parents[1] / "units.toml")
    assert errors(unit) == [("units.toml", "readable_file")]


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_marker_of_synthetic_data_marks_whatever_it_is(unit, make):
    make(unit.parent / "synthetic")
    assert open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1])).synthetic


def test_marker_of_gigabytes_is_read_no_further_than_a_sentence(tmp_path):
    with (tmp_path / "synthetic").open("wb") as file:
        file.write(b"x" * LONGEST_TEXT + b"y")
        file.truncate(2**30)
    assert marker_sentence(tmp_path / "synthetic") == "x" * LONGEST_TEXT


SENTENCE = "Số liệu mô phỏng, không của hộ có thật."


@pytest.mark.parametrize(
    "written",
    [
        SENTENCE.encode().decode("cp1252", errors="ignore").encode(),
        re.sub(r"[^\x00-\x7f]", "?", SENTENCE).encode(),
        SENTENCE.encode("utf-8")[:-20] + b"\xff\x00\x01",
    ],
)
def test_marker_in_broken_letters_gives_way_to_our_own_sentence(unit, written):
    (unit.parent / "synthetic").write_bytes(written)
    assert open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1])).synthetic == DEFAULT_BANNER


def test_workbook_that_is_no_file_is_named(unit):
    os.mkfifo(unit / "thu-nghiem-2023.xlsx")
    assert errors(unit) == [("thu-nghiem-2023.xlsx", "readable_file")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plan.toml", '[unit]\nname = "{}"\n[target]\nreduction = 3\n'),
        ("support.toml", '[[support]]\ncode = "{}"\nunit_cost = 1\n'),
        ("narrative.toml", 'causes = ["{}"]\n'),
        ("narrative.toml", 'causes = "{}"\n'),
        ("../../units.toml", '[[merge]]\non = 2023-03-01\ninto = "thu-nghiem"\nfrom = ["{}"]\n'),
        ("plan.toml", '"{}" = 1\n'),
    ],
)
def test_text_of_forty_thousand_letters_in_a_toml_file(unit, name, text):
    (unit / name).write_text(text.format("x" * 40_000), encoding="utf-8")
    findings = all_findings("thu-nghiem", 2023, unit.parents[1])
    assert [f.check for f in findings if f.severity == "error"] == ["readable_file"]
    assert all(len(str(f)) < 8000 for f in findings)


@pytest.mark.parametrize("name", ["plan.toml", "support.toml", "narrative.toml", "../../units.toml"])
def test_tables_without_end_are_one_error(unit, name):
    (unit / name).write_text("".join(f"[t{n}]\n" for n in range(20_000)), encoding="utf-8")
    assert len(errors(unit)) == 1


def test_many_wrong_keys_are_told_as_far_as_anybody_reads(unit):
    (unit / "plan.toml").write_text("".join(f"[t{n}]\n" for n in range(200)), encoding="utf-8")
    assert len(errors(unit)) == 50


@pytest.mark.parametrize("table", MOST_LINES)
def test_table_of_more_lines_than_there_can_be(table):
    assert not too_many_lines(table, MOST_LINES[table], "t.csv")
    assert too_many_lines(table, MOST_LINES[table] + 1, "t.csv").severity == "error"
    assert not too_many_lines("households", 10**7, "h.csv")


def test_targets_without_end_are_refused_by_their_number(unit):
    (unit / "targets.csv").write_text(
        "village,households_end,reduction\n" + "Thôn A,100,1\n" * 30_000, encoding="utf-8"
    )
    assert errors(unit) == [("targets.csv", "readable_file")]


def test_folder_with_thousands_of_files(unit):
    for n in range(MOST_FILES + 1):
        (unit / f"x{n}.csv").touch()
    assert [(f.severity, f.check) for f in faults(all_findings("thu-nghiem", 2023, unit.parents[1]))] == [("warning", "folder_of_the_year")]  # fmt: skip


def test_caption_that_lost_its_letters_is_named(unit):
    (unit / "targets.caption.txt").write_text("B?NG CH? TI?U năm 2023", encoding="utf-8")
    (found,) = [f for f in all_findings("thu-nghiem", 2023, unit.parents[1]) if f.file == "targets.caption.txt"]
    assert (found.severity, found.row, found.check) == ("error", 1, "readable_file") and "B?NG" in found.value
