"""One fault each in a sound small unit, and the finding it must give."""

import unicodedata

import pytest

from analysis.findings import InputError, errors
from analysis.intake import open_year
from analysis.intake.check import all_findings
from factories import PLAN, faults, household, targets, village, write

pytestmark = pytest.mark.usefixtures("the_rest_read_once")


def read(unit, report=None):
    return open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]), report=report)


def finding(unit, check):
    """The one finding of this check."""
    found = [f for f in all_findings("thu-nghiem", 2023, unit.parents[1]) if f.check == check]
    assert len(found) == 1, [str(f) for f in found]
    return found[0]


def rewrite_households(unit, number, **values):
    rows = [household(n) for n in range(1, 6)] + [household(n, "Thôn B") for n in range(6, 9)]
    rows += [household(n, class_start="cận nghèo", class_end="cận nghèo") for n in (9, 10)]
    rows[number - 1] |= values
    write(unit / "households.csv", rows)


def test_sound_unit_has_no_finding(unit):
    assert faults(read(unit).findings) == []


@pytest.mark.parametrize(
    ("values", "check", "row", "column"),
    [
        ({"household_id": "TN-001"}, "unique_household", 4, "household_id"),
        ({"household_id": ""}, "filled_cell", 4, "household_id"),
        ({"village": "Thôn Z"}, "known_village", 4, "village"),
        ({"members": "bốn"}, "readable_cell", 4, "members"),
        ({"members": ""}, "filled_cell", 4, "members"),
        ({"children_under_16": 9}, "children_under_16_within_members", 4, "children_under_16"),
        ({"children_uninsured": 2}, "children_uninsured_within_children_under_16", 4, "children_uninsured"),
        ({"class_end": "giàu"}, "readable_cell", 4, "class_end"),
        ({"class_end": "không nghèo"}, "class_by_points", 4, "class_end"),
        ({"b2": 40}, "b2_is_deprivations", 4, "b2"),
        ({"d01": "?"}, "readable_cell", 4, "d01"),
        ({"change": "died", "class_end": "", "b1": "", "b2": ""}, "died_single_person", 4, "members"),
        ({"change": "moved_in"}, "change_fits_class", 4, "class_start"),
        ({"change": "moved_out"}, "change_fits_class", 4, "class_end"),
        ({"class_end": "", "b1": "", "b2": ""}, "absence_explained", 4, "change"),
        ({"escaped_on": "15/12/2023"}, "escaped_before_year", 4, "escaped_on"),
        ({"escaped_on": "31/02/2020"}, "readable_cell", 4, "escaped_on"),
        ({"class_start": "cận nghèo"}, "start_is_last_end", 4, "class_start"),
    ],
)
def test_fault_of_a_household(unit, values, check, row, column):
    rewrite_households(unit, 3, **values)
    found = [f for f in all_findings("thu-nghiem", 2023, unit.parents[1]) if f.check == check]
    assert (found[0].file, found[0].row, found[0].column) == ("households.csv", row, column)


def test_override_with_a_reason_is_a_note(unit):
    rewrite_households(unit, 3, b1=200, override_reason="hội nghị thôn quyết định")
    assert finding(unit, "class_overridden").severity == "note"
    assert not errors(read(unit).findings)


@pytest.mark.parametrize(
    ("number", "values", "value"),
    [
        (3, {"d05": 0, "b2": 20}, "Thôn A: 14 thiếu hụt, 5 hộ nghèo"),
        (9, {"d01": 1, "d02": 1, "d03": 1, "d04": 1, "b2": 50}, "Thôn A: 6 thiếu hụt, 2 hộ cận nghèo"),
    ],
)
def test_deprivations_a_class_cannot_have_are_a_warning(unit, number, values, value):
    rewrite_households(unit, number, **values, override_reason="hội nghị thôn quyết định")
    found = finding(unit, "deprivation_bounds")
    assert (found.severity, found.value) == ("warning", value)


def test_registered_household_that_is_not_poor_is_a_warning(unit):
    rewrite_households(unit, 9, registered="có")
    assert finding(unit, "registered_is_poor").severity == "warning"


def test_listed_household_that_disappears_is_a_warning(unit):
    write(unit / "households.csv", [*(household(n) for n in range(1, 6)), household(6, "Thôn B")])
    found = [f for f in read(unit).findings if f.check == "listed_household_kept"]
    assert [f.value for f in found] == ["TN-007", "TN-008", "TN-009", "TN-010"]
    assert {f.file for f in found} == {"2022/households.csv"}


def test_village_without_a_row_that_had_poor_households_is_an_error(unit):
    write(unit / "households.csv", [household(n) for n in range(1, 6)])
    found = finding(unit, "village_without_rows")
    assert (found.severity, found.file, found.value) == ("error", "households.csv", "Thôn B")
    assert "3 hộ nghèo, cận nghèo" in found.expected


def test_review_without_a_row_is_asked_about(unit):
    text = (unit / "households.csv").read_text(encoding="utf-8")
    (unit / "households.csv").write_text(text.splitlines()[0] + "\n", encoding="utf-8")
    assert finding(unit, "empty_review").severity == "error"


def test_register_below_reviewed(unit):
    write(unit / "villages.csv", [village(households=2, persons=400, minority_households=1), village("Thôn B", 60)])
    found = finding(unit, "register_at_least_reviewed")
    assert (found.file, found.column, found.value) == ("villages.csv", "households", "2")


def test_minority_above_the_register(unit):
    write(unit / "villages.csv", [village(minority_households=101), village("Thôn B", 60)])
    assert finding(unit, "minority_households_within_households").column == "minority_households"


def test_village_twice_in_the_register(unit):
    write(unit / "villages.csv", [village(), village(), village("Thôn B", 60)])
    assert finding(unit, "unique_village").row == 3


@pytest.mark.parametrize("column", ["class_end", "members", "d05", "registered", "cause_3"])
def test_missing_column_is_named(unit, column):
    rows = [household(1)]
    del rows[0][column]
    write(unit / "households.csv", rows)
    found = finding(unit, "required_column")
    assert (found.severity, found.column) == ("error", column)


def test_misspelt_heading_is_suggested(unit):
    row = household(1)
    row["class_ends"] = row.pop("class_end")
    write(unit / "households.csv", [row])
    assert "class_ends" in finding(unit, "required_column").remedy


def test_optional_column_may_be_missing(unit):
    rows = [household(1), household(6, "Thôn B")]
    for column in ("head_name", "helper", "loan_wanted", "insured_members"):
        for row in rows:
            del row[column]
    write(unit / "households.csv", rows)
    assert not errors(read(unit).findings)


def test_names_are_dropped_at_the_door(unit):
    rewrite_households(unit, 3, head_name="Chủ hộ bí mật")
    data = read(unit)
    assert "head_name" not in data.households.columns
    assert not data.households.astype(str).apply(lambda column: column.str.contains("bí mật")).any(axis=None)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiter_and_encoding_do_not_matter(unit, delimiter, encoding):
    before = read(unit).villages
    write(unit / "villages.csv", [village(), village("Thôn B", 60, especially_difficult=1)], delimiter, encoding)
    assert read(unit).villages.equals(before)


def in_encoding(unit, raw):
    (unit / "villages.csv").write_bytes(raw)
    found = all_findings("thu-nghiem", 2023, unit.parents[1])
    return [(f.severity, f.row, f.value) for f in found if f.check in ("readable_file", "encoding")]


def test_windows_1258_is_converted_when_certain(unit):
    before = read(unit).villages
    text = (unit / "villages.csv").read_text().replace("rural", "nông thôn")
    # Windows-1258 writes the tone of a vowel with a mark as a letter of its own
    assert in_encoding(unit, unicodedata.normalize("NFC", text).encode("cp1258")) == [("note", None, "Windows-1258")]
    assert read(unit).villages.equals(before)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Th«n,khu vùc\nTh«n A,n«ng th«n", "TCVN3 (ABC)"), ("Thoân,Khu vöïc\nThoân A,noâng thoân", "VNI")],
)
def test_font_encodings_are_refused_by_name(unit, text, encoding):
    assert in_encoding(unit, text.encode("cp1252")) == [("error", 1, f"bảng mã {encoding}")]
    # saved again as UTF-8 the glyphs are letters, and wrong ones
    in_encoding(unit, text.encode("utf-8"))
    (found,) = [f for f in all_findings("thu-nghiem", 2023, unit.parents[1]) if f.check == "legacy_font"]
    assert (found.severity, found.row, encoding in found.expected) == ("error", 1, True)


def test_unknown_bytes_are_refused_with_their_row(unit):
    assert in_encoding(unit, "village,area\nThorn Þ æ,rural".encode("latin-1")) == [("error", 2, "bảng mã không rõ")]


def test_vietnamese_headings_titles_blank_rows_and_totals(unit):
    before = read(unit).villages
    (unit / "villages.csv").write_text(
        "BIỂU THÔN,,,,,,\n,,,,,,\n"
        "Thôn,Khu vực,Thôn đặc biệt khó khăn,TỔNG SỐ HỘ DÂN,Tổng số nhân khẩu ,So ho dan toc thieu so,Số nhân khẩu dân tộc thiểu số\n"
        "A,B,1,2,3,4,5\n"
        "Thôn A,nông thôn,không,100,400,50,200\n,,,,,,\nThôn B,Nông thôn,có,60,240,30,120\nTổng cộng,,,160,640,80,320\n"
    )
    after = read(unit).villages
    assert after.drop(columns="source_row").equals(before.drop(columns="source_row"))
    assert list(after["source_row"]) == [5, 7]


def test_village_spelt_otherwise_is_read_and_noted(unit):
    rewrite_households(unit, 3, village=unicodedata.normalize("NFD", "THÔN A"))
    assert finding(unit, "spelling").severity == "note"
    assert set(read(unit).households["village"]) == {"Thôn A", "Thôn B"}


def test_row_with_an_unquoted_decimal_comma(unit):
    text = (unit / "targets.csv").read_text()
    (unit / "targets.csv").write_text(text.replace("Thôn A,102,2", "Thôn A,102,2,5"))
    assert finding(unit, "row_width").row == 2


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (lambda rows: rows[0].update(village="Thôn Z"), "known_village"),
        (lambda rows: rows[0].update(reduction=6), "reduction_within_poor"),
        (lambda rows: rows[0].update(reduction="ba"), "readable_cell"),
        (lambda rows: rows[0].update(households_end=""), "filled_cell"),
        (lambda rows: rows.insert(1, dict(rows[0])), "unique_village"),
    ],
)
def test_fault_of_the_targets(unit, change, check):
    rows = targets()
    change(rows)
    write(unit / "targets.csv", rows)
    found = [f for f in all_findings("thu-nghiem", 2023, unit.parents[1]) if f.check == check]
    assert found and {(f.severity, f.file) for f in found} == {("error", "targets.csv")}


def test_village_without_target(unit):
    write(unit / "targets.csv", targets()[1:])
    assert "Thôn A" in finding(unit, "village_has_target").expected


def test_total_row_that_does_not_add_up_is_a_warning(unit):
    rows = targets()
    rows[2]["reduction"] = 4
    write(unit / "targets.csv", rows)
    found = finding(unit, "issued_table")
    assert (found.severity, found.row, found.column, found.value) == ("warning", 4, "reduction", "4")


def test_unknown_key_of_the_plan_is_suggested(unit):
    (unit / "plan.toml").write_text(PLAN.replace("province", "provinse"))
    found = finding(unit, "known_key")
    assert found.column == "unit.provinse" and "province" in found.remedy


def test_all_faults_are_told_at_once(unit):
    rewrite_households(unit, 3, members="bốn", class_end="giàu")
    (unit / "plan.toml").write_text(PLAN.replace("reduction = 3", "reduction = 300"))
    (unit / "targets.csv").unlink()
    with pytest.raises(InputError) as caught:
        read(unit, "year-end-evaluation")
    assert {f.check for f in caught.value.findings} >= {"readable_cell", "plan_value", "required_file"}


def test_unknown_unit_is_refused_with_the_nearest(unit):
    with pytest.raises(InputError, match="thu-nghiem"):
        open_year("thu-ngiem", 2023, data_dir=str(unit.parents[1]))


def test_unknown_year_lists_those_on_file(unit):
    with pytest.raises(InputError, match="2022, 2023"):
        open_year("thu-nghiem", 2030, data_dir=str(unit.parents[1]))


def test_year_without_a_standard_is_refused_by_name(unit):
    (unit.parent / "2031").mkdir()
    with pytest.raises(InputError, match="2022–2026, 2027–2030"):
        open_year("thu-nghiem", 2031, data_dir=str(unit.parents[1]))


def test_official_status_needs_a_decision(unit):
    with pytest.raises(InputError, match="quyết định"):
        open_year("thu-nghiem", 2023, "chính thức", data_dir=str(unit.parents[1]), report="year-end-evaluation")


@pytest.mark.parametrize("values", [{"unit": "../x"}, {"year": 23}, {"status": "xong"}, {"edition": "secret"}])
def test_wrong_parameter_is_refused(unit, values):
    parameters = {"unit": "thu-nghiem", "year": 2023, "data_dir": str(unit.parents[1])} | values
    with pytest.raises(InputError) as caught:
        open_year(**parameters)
    assert caught.value.findings[0].check == "parameter"


def test_a_half_year_has_no_public_edition(unit):
    with pytest.raises(InputError, match="công khai"):
        open_year("thu-nghiem", 2023, edition="public", data_dir=str(unit.parents[1]), period="H1")


@pytest.mark.parametrize("day", ["2023-12-12", '"2023-12-12"', '"ngày … tháng 02 năm 2023"'])
def test_date_of_the_plan_may_be_a_date_or_words(unit, day):
    (unit / "plan.toml").write_text(PLAN + f'\n[review]\ndecision = "12/QĐ-UBND"\ndate = {day}\n')
    assert not errors(read(unit).findings)


@pytest.mark.parametrize("place", ["household_id", "number"])
def test_total_row_with_its_label_in_another_column(unit, place):
    path = unit / "households.csv"
    rows = [{"number": n} | household(n) for n in range(1, 6)]
    rows += [{"number": n} | household(n, "Thôn B") for n in range(6, 9)]
    rows += [{"number": n} | household(n, class_start="cận nghèo", class_end="cận nghèo") for n in (9, 10)]
    write(path, [*rows, dict.fromkeys(rows[0], "") | {place: "Tổng cộng", "members": 40}])
    found = read(unit)
    assert not errors(found.findings)
    assert list(found.households["household_id"]) == [f"TN-{n:03}" for n in range(1, 11)]


def test_capitals_name_the_village_where_tones_tell_two_apart(unit):
    write(unit / "villages.csv", [village("Buôn Á"), village("Buôn À", 60)])
    rows = [household(n, "BUÔN Á") for n in range(1, 6)] + [household(n, "buôn à") for n in range(6, 9)]
    write(unit / "households.csv", rows)
    found = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    assert sorted(found.households["village"].unique()) == ["Buôn À", "Buôn Á"]
    assert {f.value for f in found.findings if f.check == "spelling"} == {"BUÔN Á", "buôn à"}


def test_listed_household_in_another_village_than_last_year_is_a_warning(unit):
    rewrite_households(unit, 3, village="Thôn B")
    found = finding(unit, "village_kept")
    assert (found.severity, found.file, found.row, found.value) == ("warning", "households.csv", 4, "Thôn B")
    assert found.expected.startswith("Thôn A như trong 2022/households.csv")


def test_village_under_a_new_name_moves_nobody(unit):
    write(unit / "villages.csv", [village("Thôn A mới"), village("Thôn B", 60)])
    rows = [household(n, "Thôn A mới") for n in range(1, 6)] + [household(n, "Thôn B") for n in range(6, 9)]
    write(unit / "households.csv", rows)
    assert [f for f in read(unit).findings if f.check == "village_kept"] == []


def test_a_file_alone_in_the_folder_of_another_year_is_asked_about(unit):
    other = unit.parent / "2019"
    other.mkdir()
    write(other / "programme.csv", [{"code": "DA5", "name": "Nhà ở", "unit": "nhà", "planned": 1, "actual": 1}])
    asked = [f for f in all_findings("thu-nghiem", 2023, unit.parents[1]) if f.check == "file_in_another_year"]
    assert [(f.severity, f.file) for f in asked] == [("warning", "../2019/programme.csv")]
    write(other / "villages.csv", [{"village": "Thôn A"}])
    assert "file_in_another_year" not in {f.check for f in all_findings("thu-nghiem", 2023, unit.parents[1])}
