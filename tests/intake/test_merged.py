"""Reviews of two old units joined: counts by hand, names and ids that collide, what lacks."""

import shutil

import pytest

from analysis.evaluation import cohort_fates, one_standard, village_results
from analysis.findings import InputError
from analysis.intake import makeable, open_last_review, open_year
from analysis.intake.check import all_findings
from analysis.planning import village_targets
from analysis.review import summary_of_classes
from factories import faults, household, village, write
from intake.old_units import MAP, VILLAGES, household_rows, old_units, own

pytestmark = pytest.mark.usefixtures("the_rest_read_once")


@pytest.fixture
def root(tmp_path):
    """The data folder of the merged unit and its two old ones."""
    return old_units(tmp_path / "raw").parents[1]


def read(root, year=2025, unit="moi"):
    return open_year(unit, year, data_dir=str(root))


def found(root, check, year=2025, unit="moi"):
    return [finding for finding in all_findings(unit, year, root) if finding.check == check]


def test_old_reviews_under_the_new_names(root):
    data = read(root)
    assert list(data.previous_villages["village"]) == VILLAGES
    assert list(data.previous_villages["households"]) == [100, 50, 80, 20]
    assert list(data.previous_households["household_id"]) == ["M-1", "M-2", "M-3", "H-1", "H-2"]
    assert list(data.previous_households["village"]) == [VILLAGES[0], VILLAGES[0], "Thôn A", VILLAGES[2], "Thôn B"]
    assert faults(data.findings) == [] and data.comparable


def test_frames_have_the_columns_and_types_of_a_review(root):
    data = read(root)
    for old, now in ((data.previous_villages, data.villages), (data.previous_households, data.households)):
        assert dict(old.dtypes) == dict(now.dtypes)


def test_results_by_hand(root):
    data = read(root)
    before, now = (
        summary_of_classes(data.previous_households, data.previous_villages),
        summary_of_classes(data.households, data.villages),
    )
    results = village_results(
        before, now, village_targets(data.previous_households, data.previous_villages, data.target_counts)
    )
    assert list(results["poor_start"]) == [2, 0, 1, 1, 4]
    assert list(results["poor_end"]) == [1, 1, 1, 1, 4]
    assert results.at["total", "households_start"] == 250 and results.at["total", "households_end"] == 252
    assert results.at["total", "points_actual"] == pytest.approx(100 * (4 / 250 - 4 / 252))


def test_every_file_read_is_listed(root):
    paths = {file.path for file in read(root).inputs}
    assert {"units.toml", "cu-mot/2024/villages.csv", "cu-hai/2024/households.csv", "moi/2025/households.csv"} <= paths
    assert all(len(file.sha256) == 64 for file in read(root).inputs)


def test_all_reports_can_be_made(root):
    ready, waiting, lost = makeable(read(root))
    assert len(ready) == 7 and not waiting and not lost


def test_collision_names_the_lines_to_add(root):
    (root / "units.toml").write_text(MAP.replace('villages = {"cu-mot/Thôn 1" = "Thôn 1 Cũ Một", ', 'villages = {'), encoding="utf-8")  # fmt: skip
    assert not found(root, "village_collision")  # one of the two renamed is enough
    (root / "units.toml").write_text("\n".join(line for line in MAP.splitlines() if "villages" not in line), encoding="utf-8")  # fmt: skip
    collision = found(root, "village_collision")
    assert [(f.severity, f.file, f.value) for f in collision] == [("error", "units.toml", "Thôn 1")]
    assert '"cu-mot/Thôn 1" = "Thôn 1 Cũ Một", "cu-hai/Thôn 1" = "Thôn 1 Cũ Hai"' in collision[0].remedy


def test_rename_onto_another_village_is_a_collision(root):
    (root / "units.toml").write_text(MAP.replace("Thôn 1 Cũ Hai", "thôn a"), encoding="utf-8")
    assert "cu-mot/Thôn A, cu-hai/Thôn 1" in found(root, "village_collision")[0].expected


def test_villages_that_became_one_are_added_up(root):
    text = MAP.replace("Thôn 1 Cũ Một", "Thôn Chung").replace("Thôn 1 Cũ Hai", "Thôn Chung")
    (root / "units.toml").write_text(text, encoding="utf-8")
    data = read(root)
    assert list(data.previous_villages["village"]) == ["Thôn Chung", "Thôn A", "Thôn B"]
    assert list(data.previous_villages["households"]) == [180, 50, 20]
    assert (data.previous_households["village"] == "Thôn Chung").sum() == 3
    assert [f.severity for f in data.findings if f.check == "joined_villages"] == ["note"]


def test_villages_of_two_areas_cannot_become_one(root):
    write(root / "cu-hai" / "2024" / "villages.csv", [village("Thôn 1", 80, area="urban"), village("Thôn B", 20)])
    text = MAP.replace("Thôn 1 Cũ Một", "Thôn Chung").replace("Thôn 1 Cũ Hai", "Thôn Chung")
    (root / "units.toml").write_text(text, encoding="utf-8")
    assert "error" in {f.severity for f in found(root, "joined_villages")}


def test_village_in_the_map_that_nobody_has(root):
    (root / "units.toml").write_text(MAP.replace("cu-hai/Thôn 1", "cu-hai/Thôn C"), encoding="utf-8")
    unknown = found(root, "map_village")
    assert [(f.value, f.severity) for f in unknown] == [("cu-hai/Thôn C", "error")] and "Thôn B" in unknown[0].expected


def test_village_in_the_map_in_another_spelling(root):
    (root / "units.toml").write_text(MAP.replace("cu-hai/Thôn 1", "cu-hai/THÔN  1"), encoding="utf-8")
    assert faults(read(root).findings) == []


def test_old_unit_without_a_folder_is_named(root):
    (root / "units.toml").write_text(MAP.replace('"cu-hai"]', '"cu-hay"]').replace("cu-hai", "cu-hay"), encoding="utf-8")  # fmt: skip
    unknown = found(root, "map_unit")
    assert unknown[0].value == "cu-hay" and "có phải “cu-hai” không" in unknown[0].remedy
    assert not found(root, "required_file")


@pytest.mark.parametrize("name", ["villages.csv", "households.csv"])
def test_old_unit_without_the_review_is_named(root, name):
    (root / "cu-hai" / "2024" / name).unlink()
    assert [(f.severity, f.file) for f in found(root, "required_file")] == [("error", f"cu-hai/2024/{name}")]
    with pytest.raises(InputError, match=f"cu-hai/2024/{name}"):
        open_year("moi", 2025, data_dir=str(root), report="year-end-evaluation")


def test_error_in_an_old_review_names_its_file(root):
    write(root / "cu-hai" / "2024" / "households.csv", [own(1, "H", "Thôn 1"), own(1, "H", "Thôn B")])
    assert [(f.file, f.row) for f in found(root, "unique_household")] == [("cu-hai/2024/households.csv", 3)]


def test_broken_chain_names_the_old_file(root):
    rows = household_rows(root / "moi" / "2025" / "households.csv")
    rows[3]["class_start"] = "cận nghèo"
    write(root / "moi" / "2025" / "households.csv", rows[:4])
    broken = found(root, "start_is_last_end")
    assert [(f.file, f.row) for f in broken] == [("households.csv", 5)]
    assert "cu-hai/2024/households.csv" in broken[0].expected
    (gone,) = found(root, "village_without_rows")
    assert (gone.file, gone.value) == ("households.csv", "Thôn B") and "cu-hai/2024/households.csv" in gone.expected


def collide(root, *ids):
    """Gives H-1 of cu-hai the id of M-1, and the households of the new unit these ids, in their order."""
    path = root / "cu-hai" / "2024" / "households.csv"
    rows = household_rows(path)
    rows[0]["household_id"] = "M-1"
    write(path, rows)
    path = root / "moi" / "2025" / "households.csv"
    rows = household_rows(path)
    for row, name in zip(rows, ids, strict=True):
        row["household_id"] = name
    write(path, rows)


def test_ids_that_collide_are_told_apart(root):
    collide(root, "cu-mot/M-1", "M-2", "cu-mot/M-3", "Cu-Hai / M-1", "H-2")
    data = read(root)
    assert list(data.previous_households["household_id"]) == ["cu-mot/M-1", "M-2", "M-3", "cu-hai/M-1", "H-2"]
    assert list(data.households["household_id"]) == list(data.previous_households["household_id"])
    assert faults(data.findings) == []


def test_id_that_could_be_two_households_is_an_error(root):
    collide(root, "M-1", "M-2", "M-3", "cu-hai/M-1", "H-2")
    unclear = found(root, "household_of_two_units")
    assert [(f.severity, f.file, f.row, f.value) for f in unclear] == [("error", "households.csv", 2, "M-1")]
    assert "cu-mot/M-1 hoặc cu-hai/M-1" in unclear[0].expected


def test_one_household_written_in_two_ways_is_an_error(root):
    rows = household_rows(root / "moi" / "2025" / "households.csv")
    rows[1]["household_id"] = "cu-mot/M-1"
    write(root / "moi" / "2025" / "households.csv", rows)
    assert [f.row for f in found(root, "unique_household")] == [3]


def test_own_review_of_the_year_before_wins(root):
    own_review = root / "moi" / "2024"
    write(own_review / "villages.csv", [village(name, 60) for name in VILLAGES])
    write(own_review / "households.csv", [household(1, VILLAGES[0])])
    data = read(root)
    assert list(data.previous_villages["households"]) == [60] * 4 and data.continuity is None
    assert [f.severity for f in data.findings if f.check == "own_review_first"] == ["note"]
    assert "units.toml" not in {file.path for file in data.inputs}


def earlier(root, unit, year=2023):
    shutil.copytree(root / unit / "2024", root / unit / str(year))


def test_households_are_followed_through_the_old_units(root):
    earlier(root, "cu-mot"), earlier(root, "cu-hai")
    data = read(root)
    assert list(data.reviews) == [2023, 2024, 2025]
    fates = cohort_fates(one_standard(data.reviews))
    assert list(fates.loc["2023-2025", ["households", "still_poor", "not_poor", "unknown"]]) == [4, 3, 1, 0]


def test_year_of_some_old_units_ends_the_run_with_a_note(root):
    earlier(root, "cu-mot")
    data = read(root)
    assert list(data.reviews) == [2024, 2025]
    note = [f for f in data.findings if f.check == "earlier_of_some_units"]
    assert [f.severity for f in note] == ["note"] and "thiếu cu-hai" in note[0].expected
    assert all("/2023/" not in file.path for file in data.inputs)


def test_year_that_lacks_at_one_old_unit_only_is_not_bridged(root):
    earlier(root, "cu-mot"), earlier(root, "cu-mot", 2022), earlier(root, "cu-hai", 2022)
    assert list(read(root).reviews) == [2024, 2025]


def test_id_means_one_household_in_every_year(root):
    """The id collides in 2023 only; in 2024 and 2025 it must still be written with its unit."""
    earlier(root, "cu-mot"), earlier(root, "cu-hai")
    rows = household_rows(root / "cu-hai" / "2023" / "households.csv")
    write(root / "cu-hai" / "2023" / "households.csv", [*rows, {**rows[0], "household_id": "M-1"}])
    data = read(root)
    assert [f.value for f in data.findings if f.check == "household_of_two_units"] == ["M-1"]
    assert data.previous_households["household_id"].iloc[0] == "cu-mot/M-1"


def test_column_that_one_old_unit_lacks_is_left_out_with_a_note(root):
    path = root / "cu-hai" / "2024" / "households.csv"
    write(path, [{key: cell for key, cell in row.items() if key != "helper"} for row in household_rows(path)])
    data = read(root)
    assert "helper" not in data.previous_households
    assert [(f.severity, f.file, f.column) for f in faults(data.findings)] == [
        ("note", "cu-hai/2024/households.csv", "helper")
    ]


def test_old_unit_without_listed_households(root):
    path = root / "cu-hai" / "2024" / "households.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    data = read(root)
    assert list(data.previous_households["household_id"]) == ["M-1", "M-2", "M-3"]
    assert dict(data.previous_households.dtypes) == dict(data.households.dtypes)


def test_next_year_starts_from_the_new_unit_and_follows_further_back(root):
    shutil.copytree(root / "moi" / "2025", root / "moi" / "2026")
    data = read(root, 2026)
    assert list(data.reviews) == [2024, 2025, 2026] and data.continuity is None
    assert list(data.reviews[2024]["household_id"]) == ["M-1", "M-2", "M-3", "H-1", "H-2"]


def test_review_under_the_old_unit_after_the_merger_is_a_warning(root):
    shutil.copytree(root / "cu-mot" / "2024", root / "cu-mot" / "2025")
    former = found(root, "review_of_a_former_unit", unit="cu-mot")
    assert former[0].severity == "warning" and "moi/2025" in former[0].remedy


def test_asking_for_the_old_unit_names_the_new_one(root):
    with pytest.raises(InputError, match="cu-mot đã nhập vào moi từ 01/07/2025: dùng --unit moi"):
        read(root, 2025, "cu-mot")


def test_broken_map_is_the_only_thing_said(root):
    (root / "units.toml").write_text(MAP.replace("from =", "form ="), encoding="utf-8")
    assert {f.file for f in all_findings("moi", 2025, root) if f.severity == "error"} == {"units.toml"}


def test_village_renamed_without_a_merger(root):
    """The map has one unit on both sides; the register of 2025 has the new name."""
    (root / "units.toml").write_text(
        '[[merge]]\non = 2025-03-01\ninto = "cu-mot"\nfrom = ["cu-mot"]\nvillages = {"cu-mot/Thôn 1" = "Làng Mới"}\n',
        encoding="utf-8",
    )
    folder = root / "cu-mot" / "2025"
    write(folder / "villages.csv", [village("Làng Mới", 101), village("Thôn A", 50)])
    rows = [own(1, "M", "Làng Mới"), own(2, "M", "Làng Mới"), own(3, "M", "Thôn A", class_start="cận nghèo", class_end="cận nghèo")]  # fmt: skip
    write(folder / "households.csv", rows)
    data = read(root, 2025, "cu-mot")
    assert list(data.previous_villages["village"]) == ["Làng Mới", "Thôn A"] and faults(data.findings) == []
    assert list(data.previous_households["household_id"]) == ["M-1", "M-2", "M-3"]
    assert data.continuity.one_unit and data.continuity.villages["Làng Mới"] == (("cu-mot", "Thôn 1"),)


def test_village_renamed_and_not_in_the_map_is_a_warning(root):
    write(root / "moi" / "2025" / "villages.csv", [village(name, 100) for name in ["Thôn Một", *VILLAGES[1:]]])
    lost = found(root, "village_continues")
    assert [(f.severity, f.value) for f in lost] == [("warning", "Thôn 1 Cũ Một")] and "units.toml" in lost[0].remedy


def test_merger_of_a_merged_unit(root):
    """2025, then 2030: the year 2029 of `moi` and of `cu-ba` together are `lon`; ids of both mergers can collide."""
    (root / "units.toml").write_text(
        MAP
        + '\n[[merge]]\non = 2030-01-01\ninto = "lon"\nfrom = ["moi", "cu-ba"]\nvillages = {"cu-ba/Thôn A" = "Thôn A Cũ Ba"}\n',
        encoding="utf-8",
    )
    for year in (2028, 2029):
        shutil.copytree(root / "moi" / "2025", root / "moi" / str(year))
        write(root / "cu-ba" / str(year) / "villages.csv", [village("Thôn A", 30)])
        write(root / "cu-ba" / str(year) / "households.csv", [own(1, "H", "Thôn A")])
    names = [*VILLAGES, "Thôn A Cũ Ba"]
    write(root / "lon" / "2030" / "villages.csv", [village(name, 100) for name in names])
    rows = household_rows(root / "moi" / "2029" / "households.csv")
    for row in rows:
        row["class_start"] = row["class_end"]
    rows[3]["household_id"] = "moi/H-1"
    write(root / "lon" / "2030" / "households.csv", [*rows, own(1, "H", "Thôn A Cũ Ba", household_id="cu-ba/H-1")])
    data = read(root, 2030, "lon")
    assert list(data.previous_villages["village"]) == names
    assert list(data.previous_households["household_id"]) == ["M-1", "M-2", "M-3", "moi/H-1", "H-2", "cu-ba/H-1"]
    assert [f for f in data.findings if f.severity == "error"] == []
    assert list(data.reviews) == [2028, 2029, 2030]


def test_template_starts_from_the_old_units_before_the_new_one_has_a_folder(root):
    shutil.rmtree(root / "moi")
    data = open_last_review("moi", 2025, str(root))
    assert data.year == 2024 and data.unit_name == "xã Mới"
    assert list(data.villages["village"]) == VILLAGES and len(data.households) == 5


def test_template_needs_every_old_unit(root):
    (root / "cu-hai" / "2024" / "households.csv").unlink()
    with pytest.raises(InputError, match=r"cu-hai/2024/households\.csv"):
        open_last_review("moi", 2025, str(root))


def test_marker_of_an_old_unit_is_on_the_new_units_reports(root):
    (root / "cu-hai" / "synthetic").write_text("Số liệu dựng.", encoding="utf-8")
    assert "cu-hai: Số liệu dựng." in read(root).synthetic


def test_household_in_another_village_than_in_the_old_unit(root):
    path = root / "moi" / "2025" / "households.csv"
    rows = household_rows(path)
    rows[1]["village"] = "Thôn A"
    write(path, rows)
    (moved,) = found(root, "village_kept")
    assert (moved.file, moved.row, moved.severity) == ("households.csv", 3, "warning")
    assert "Thôn 1 Cũ Một như trong cu-mot/2024/households.csv" in moved.expected
