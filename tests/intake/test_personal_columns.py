"""Names and numbers of people under headings where they do not belong stop the run, and no message repeats them."""

import csv
import json

import pytest

from analysis.findings import errors
from analysis.intake import open_year
from analysis.intake.check import all_findings
from factories import faults, household, village, write

pytestmark = pytest.mark.usefixtures("the_rest_read_once")

NAMES = ["Nguyễn Văn An", "Siu Thoan", "Ksor H'Bia", "Trần Thị Bình", "Rơ Châm Pui", "Lê Hùng", "Kpă Chinh", "Nay Phin", "Đinh Thị Xuân", "Phạm Tuấn", "Rmah Lan"]  # fmt: skip
PHONE, CARD = "0912345678", "064090001234"


def found(unit):
    return all_findings("thu-nghiem", 2023, unit.parents[1])


def told(findings):
    return json.dumps([finding.as_dict() for finding in findings], ensure_ascii=False)


def rows_of(path):
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def exchanged(unit, other):
    """The review with names of heads, the headings of names and of another column exchanged."""
    rows = rows_of(unit / "households.csv")
    names = [row | {other: name, "head_name": row[other]} for row, name in zip(rows, NAMES, strict=True)]
    write(unit / "households.csv", names)


def test_names_under_ethnicity_are_one_error_without_a_name(unit):
    exchanged(unit, "ethnicity")
    wrong = errors(found(unit))
    assert {(finding.check, finding.column) for finding in wrong} == {("column_of_persons", "ethnicity"), ("column_of_persons", "head_name")}  # fmt: skip
    assert not [name for name in NAMES if name in told(found(unit))]


@pytest.mark.parametrize("column", ["village", "helper", "override_reason", "class_end", "change", "head_sex"])
def test_names_in_any_column_stop_the_run_and_are_not_repeated(unit, column):
    exchanged(unit, column)
    wrong = errors(found(unit))
    assert ("column_of_persons", column) in {(finding.check, finding.column) for finding in wrong}
    assert not [name for name in NAMES if name in told(found(unit))]


def test_names_that_no_list_knows_are_told_by_their_being_all_different(unit):
    rows = rows_of(unit / "households.csv")
    odd = ["Djuk", "Blơm", "Hrin", "Pứk", "Dlang", "Xoan", "Mlơi", "Thuêt", "Glưh", "Krem", "Juin"]
    write(unit / "households.csv", [row | {"ethnicity": name} for row, name in zip(rows, odd, strict=True)])
    wrong = errors(found(unit))
    assert [(finding.check, finding.column) for finding in wrong] == [("known_people", "ethnicity")]
    assert not [name for name in odd if f"“{name}”" in told(found(unit))]


LINES = {
    "targets": {"village": "Thôn A", "households_end": 102, "reduction": 2},
    "objectives": {"code": "MT1", "name": "Bảo hiểm y tế", "target": 90, "actual": 91},
    "programme": {"code": "DA1", "name": "Đường", "planned": 1, "actual": 1, "money_central": 1, "money_province": 0, "money_mobilised": 0, "disbursed": 1},
}  # fmt: skip
TEXTS = {"targets": ["note"], "objectives": ["name", "section", "responsible", "unit", "source", "note"], "programme": ["name", "responsible", "indicator", "unit", "note"]}  # fmt: skip


@pytest.mark.parametrize("table", TEXTS)
@pytest.mark.parametrize("text", [f"Liên hệ {PHONE}, CCCD {CARD}", "Nguyễn Văn An"])
def test_a_text_of_any_line_with_a_name_or_number_stops_the_run(unit, table, text):
    write(unit / f"{table}.csv", [LINES[table] | dict.fromkeys(TEXTS[table], text)])
    wrong = [finding for finding in found(unit) if (finding.check, finding.file) == ("personal_data", f"{table}.csv")]
    assert {(finding.severity, finding.row) for finding in wrong} == {("error", 2)}
    assert {finding.column for finding in wrong} == {*TEXTS[table]}
    assert not [secret for secret in (PHONE, CARD, "Văn An") if secret in told(found(unit))]


IN_A_CELL = [(c, t) for c in ("override_reason", "ethnicity") for t in ("Siu Thoan", f"Hộ gọi {PHONE}")]


@pytest.mark.parametrize(
    ("column", "text"),
    [
        *IN_A_CELL,
        ("helper", PHONE),
        ("household_id", PHONE),
        ("household_id", CARD),
        ("household_id", "Ksor Thoan"),
        ("household_id", "GD4640012345678"),
    ],
)
def test_a_cell_of_a_household_with_a_name_or_number_stops_the_run(unit, column, text):
    rows = rows_of(unit / "households.csv")
    rows[3][column] = text
    write(unit / "households.csv", rows)
    wrong = [finding for finding in errors(found(unit)) if finding.check == "personal_data"]
    assert [(finding.row, finding.column) for finding in wrong] == [(5, column)]
    assert not [secret for secret in (PHONE, CARD, "Thoan", "0012345678") if secret in told(found(unit))]


@pytest.mark.parametrize("helper", ["Nguyễn Văn An", "Ông Siu Thoan – cán bộ xã", "Lê Hùng"])
def test_a_person_who_helps_is_no_fault_and_keeps_no_name(unit, helper):
    rows = rows_of(unit / "households.csv")
    write(unit / "households.csv", [row | {"helper": helper} for row in rows])
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]), report="household-review")
    assert set(data.households["helper"]) == {"Cá nhân"}
    alarms = [finding for finding in data.findings if finding.check == "personal_data"]
    assert [(finding.severity, finding.column) for finding in alarms] == [("note", "helper")]
    assert helper not in told(data.findings)


def test_helpers_under_the_heading_of_names_are_found_there(unit):
    rows = rows_of(unit / "households.csv")
    helpers = ["Hội Nông dân", "Công an xã", "Chi bộ thôn", "Đoàn Thanh niên"]
    write(unit / "households.csv", [row | {"head_name": helpers[n % 4], "helper": name} for n, (row, name) in enumerate(zip(rows, NAMES, strict=True))])  # fmt: skip
    assert {(finding.check, finding.column) for finding in errors(found(unit))} == {("column_of_persons", "head_name"), ("column_of_persons", "helper")}  # fmt: skip


@pytest.mark.parametrize("write_name", [str, str.lower, str.upper, lambda name: name.split()[-1], lambda name: f"{name} (1975)", lambda name: f"{name} {PHONE}"])  # fmt: skip
def test_names_as_numbers_of_households_stop_the_run_and_are_not_repeated(unit, write_name):
    rows = rows_of(unit / "households.csv")
    ids = [write_name(name) for name in NAMES]
    write(unit / "households.csv", [row | {"household_id": text, "head_name": row["household_id"]} for row, text in zip(rows, ids, strict=True)])  # fmt: skip
    assert ("column_of_persons", "household_id") in {(finding.check, finding.column) for finding in errors(found(unit))}
    assert not [text for text in ids if f'"{text}"' in told(found(unit))]


SMALL = ["hoa", "djuên", "blơ", "nguyễn lan", "siu thoan", "bà mai", "rơ châm pui", "lê hùng", "kpă chinh", "nay phin", "đinh xuân"]  # fmt: skip


@pytest.mark.parametrize("column", ["members", "class_start", "head_sex", "change", "escaped_on", "b1", "d01", "merit"])
def test_words_that_no_list_knows_in_a_column_of_answers_are_one_error_that_repeats_none(unit, column):
    rows = rows_of(unit / "households.csv")
    write(unit / "households.csv", [row | {column: name} for row, name in zip(rows, SMALL, strict=True)])
    assert ("column_of_persons", column) in {(finding.check, finding.column) for finding in errors(found(unit))}
    assert not [name for name in SMALL if f'"{name}"' in told(found(unit))]


@pytest.mark.parametrize("column", ["members", "insured_members", "b1", "head_sex"])
def test_papers_and_telephones_in_a_column_of_counts_stop_the_run(unit, column):
    rows = rows_of(unit / "households.csv")
    papers = [f"06417{(n * 739391) % 10_000_000:07}" for n in range(1, len(rows) + 1)]
    write(unit / "households.csv", [row | {column: paper} for row, paper in zip(rows, papers, strict=True)])
    assert ("column_of_persons", column) in {(finding.check, finding.column) for finding in errors(found(unit))}
    assert not [paper for paper in papers if paper.lstrip("0") in told(found(unit))]


@pytest.mark.parametrize("text", [CARD, PHONE, "231456789"])
def test_one_paper_in_a_column_of_counts_stops_the_run(unit, text):
    rows = rows_of(unit / "households.csv")
    rows[3]["members"] = text
    write(unit / "households.csv", rows)
    assert "personal_data" in {finding.check for finding in errors(found(unit)) if finding.column == "members"}
    assert text.lstrip("0") not in told(found(unit))


def test_a_cell_that_may_be_a_name_is_asked_about(unit):
    write(unit / "targets.csv", [LINES["targets"] | {"note": "Nguyễn Hoài Nam"}])
    asked = [(finding.severity, finding.column) for finding in found(unit) if finding.check == "personal_data"]
    assert asked == [("warning", "note")] and "Hoài" not in told(found(unit))


def test_the_copy_of_a_table_shows_no_name_in_its_head_or_under_it(unit):
    from analysis.intake.sources import sources

    path = unit / "households.csv"
    path.write_text("Lê Hoài An,,\n" + path.read_text(encoding="utf-8") + "nguyễn hoài nam,,\n", encoding="utf-8")
    copied = str([source.records for source in sources("thu-nghiem", 2023, unit.parents[1])])
    assert "Hoài An" not in copied and "hoài nam" not in copied and "TN-001" in copied


def test_identity_cards_as_numbers_of_households(unit):
    rows = rows_of(unit / "households.csv")
    cards = [f"064{n % 2}{60 + n}{(n * 739391) % 1_000_000:06}" for n in range(1, 12)]
    write(unit / "households.csv", [row | {"household_id": card} for row, card in zip(rows, cards, strict=True)])
    wrong = [finding for finding in errors(found(unit)) if finding.check == "personal_data"]
    assert [(finding.column, finding.row) for finding in wrong] == [("household_id", 2)]
    assert not [card for card in cards if card in told(wrong)]


@pytest.mark.parametrize("text", [f'narrative.toml:causes = ["Gọi {PHONE}"]', f'plan.toml:[document]\nplace = "Kim Tân"\nsigner = "Nguyễn Văn An ({PHONE})"', f"targets.caption.txt:BẢNG, liên hệ {PHONE}"])  # fmt: skip
def test_a_number_in_what_the_unit_says_stops_the_run(unit, text):
    name, _, said = text.partition(":")
    before = (unit / name).read_text(encoding="utf-8") if (unit / name).exists() else ""
    (unit / name).write_text(before + said, encoding="utf-8")
    assert "personal_data" in {finding.check for finding in errors(found(unit)) if finding.file == name}
    assert PHONE not in told(found(unit))


def test_a_plausible_commune_gives_no_alarm(unit):
    """Villages called after heroes, helpers with their office, long numbers of a register, money, documents,
    landlines.
    """
    rows = rows_of(unit / "households.csv")
    helpers = ["Hội Nông dân", "Ông Nguyễn Văn An – cán bộ xã", "Đoàn Thanh niên", "Bà Siu H'Bia, Chủ tịch Hội LHPN", "Trường TH Lê Lợi", "Chi bộ thôn", "Công an xã", "Công ty TNHH Hoàng Anh", "Già làng Rơ Châm Hmrik", "", "Quân đoàn 3"]  # fmt: skip
    numbers = {row["household_id"]: f"64{23842:05}{n:05}" for n, row in enumerate(rows, 1)}
    for folder in (unit, unit.parent / "2022"):
        renamed = {"Thôn A": "Nguyễn Văn Trỗi", "Thôn B": "Võ Thị Sáu"}
        write(folder / "villages.csv", [row | {"village": renamed[row["village"]]} for row in rows_of(folder / "villages.csv")])  # fmt: skip
        of_year = rows_of(folder / "households.csv")
        for n, row in enumerate(of_year):
            row |= {"household_id": numbers[row["household_id"]], "village": renamed[row["village"]], "helper": helpers[n]}  # fmt: skip
        write(folder / "households.csv", of_year)
    write(unit / "targets.csv", [{"village": v, "households_end": 100, "reduction": n, "note": note} for v, n, note in (("Nguyễn Văn Trỗi", 2, "theo QĐ 123456789/QĐ-UBND"), ("Võ Thị Sáu", 1, "vốn 150000000 đồng"), ("Tổng cộng", 3, "ĐT 0269 3123456"))])  # fmt: skip
    write(unit / "programme.csv", [LINES["programme"] | {"name": "Đường Nguyễn Thị Minh Khai; nhà văn hóa thôn", "responsible": "Ông Trần Văn Bảy, Phó Chủ tịch UBND xã"}])  # fmt: skip
    told_of = [finding for finding in found(unit) if finding.check in ("personal_data", "column_of_persons")]
    assert {(finding.severity, finding.column) for finding in told_of} == {("note", "helper")}


def test_a_project_called_after_whose_house_a_road_leads_to_is_a_warning(unit):
    write(unit / "programme.csv", [LINES["programme"] | {"name": "Bê tông đến nhà ông Siu Thoan"}])
    alarms = [finding for finding in found(unit) if finding.check == "personal_data"]
    assert [(finding.severity, finding.column) for finding in alarms] == [("warning", "name")]
    assert "Thoan" not in told(found(unit))


def test_a_name_in_a_row_that_is_no_data_is_no_fault(unit):
    path = unit / "villages.csv"
    path.write_text(path.read_text(encoding="utf-8") + "Người lập biểu,,,,,,\nNguyễn Văn An,,,,,,\n", encoding="utf-8")
    assert "An" not in told([finding for finding in faults(found(unit)) if "Văn" in str(finding.value)])
    assert "personal_data" not in {finding.check for finding in found(unit)}


def test_a_register_of_two_villages_is_still_sound(unit):
    write(unit / "villages.csv", [village(), village("Thôn B", 60)])
    write(unit / "households.csv", [household(1)])
    assert "column_of_persons" not in {finding.check for finding in found(unit)}


CARDS = [f"064{n % 2}{60 + n}{(n * 739391) % 1_000_000:06}" for n in range(1, 12)]
PHONES = [f"09{(n * 73939133) % 100_000_000:08}" for n in range(1, 12)]


@pytest.mark.parametrize("heading", ["Họ và tên vợ/chồng", "Người khai", "Số giấy tờ", "Cột 12", ""])
@pytest.mark.parametrize("values", [NAMES, CARDS, PHONES], ids=["names", "cards", "phones"])
def test_people_under_a_heading_that_no_table_knows_stop_the_run(unit, heading, values):
    rows = rows_of(unit / "households.csv")
    write(unit / "households.csv", [row | {heading: value} for row, value in zip(rows, values, strict=True)])
    wrong = errors(found(unit))
    assert [(finding.check, finding.value) for finding in wrong] == [("person_under_unknown_heading", heading or None)]
    assert f"cột thứ {len(rows[0]) + 1} " in wrong[0].remedy
    assert not [value for value in values if value in told(found(unit))]
    assert heading not in {finding.value for finding in found(unit) if finding.check == "unknown_column"}


def test_people_beside_the_lines_of_a_plan_stop_the_run(unit):
    lines = [LINES["objectives"] | {"code": f"MT{n}", "Phụ trách": name} for n, name in enumerate(NAMES)]
    write(unit / "objectives.csv", lines)
    assert "person_under_unknown_heading" in {finding.check for finding in errors(found(unit))}
    assert not [name for name in NAMES if name in told(found(unit))]


@pytest.mark.parametrize(
    "values",
    [
        [f"64023842{n:04}" for n in range(1, 12)],  # the register's own numbers
        [f"{n * 7 + 113}500000" for n in range(1, 12)],  # đồng
        ["Kim Tân", "Mai Sơn", "Lê Lợi", "Kim Tân", "Mai Sơn", "Lê Lợi", "Phú Thọ", "Hà Nam", "An Bình", "", ""],
        ["Hội Nông dân", "Công an xã", "Chi bộ thôn", "Đoàn Thanh niên", "Trường TH Lê Lợi", "Trạm Y tế", *[""] * 5],
        [f"{n % 28 + 1:02}/0{n % 9 + 1}/19{60 + n}" for n in range(1, 12)],
        [f"{n}" for n in range(1, 12)],
    ],
)
def test_what_else_stands_under_an_unknown_heading_is_a_note(unit, values):
    rows = rows_of(unit / "households.csv")
    write(unit / "households.csv", [row | {"Cột khác": value} for row, value in zip(rows, values, strict=True)])
    assert not errors(found(unit))
    assert "unknown_column" in {finding.check for finding in found(unit)}
