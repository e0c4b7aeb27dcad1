"""What stands around the numbers says what they are: the sign of a percentage, the unit, the year, a project with
parts.
"""

import pytest

from analysis.intake import open_year
from factories import targets, village, write

LINE = {"code": "DA2", "name": "Mô hình chăn nuôi", "unit": "hộ", "planned": 30, "actual": 28, "money_central": 500}
LINE |= {"money_province": 60, "money_mobilised": 45, "disbursed": 590}


def read(unit):
    return open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))


def found(unit, file, *checks):
    return [(f.severity, f.row, f.column) for f in read(unit).findings if f.check in checks and f.file == file]


def titled(path, line, below=False):
    """The file with a line of one cell above or below its table."""
    text = path.read_text(encoding="utf-8")
    line += "," * text.splitlines()[0].count(",") + "\n"
    path.write_text(text + line if below else line + text, encoding="utf-8")


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"actual": "93 %"}, [("error", 2, "actual")]),
        ({"actual": "93 %", "unit": "%"}, []),
        ({"actual": "93", "unit": "tỷ lệ %"}, []),
        ({"disbursed": "93%"}, [("error", 2, "disbursed")]),
        ({"disbursed": "93%", "unit": "%"}, [("error", 2, "disbursed")]),
        ({"money_province": "10 %"}, [("error", 2, "money_province")]),
    ],
)
def test_a_percentage_is_no_amount(unit, cells, told):
    write(unit / "programme.csv", [LINE | cells])
    assert found(unit, "programme.csv", "percent_of_another_unit") == told


@pytest.mark.parametrize("heading", ["Đã giải ngân (%)", "Đã giải ngân (tỷ lệ %)"])
def test_a_heading_in_percent_names_no_column_of_money(unit, heading):
    write(unit / "programme.csv", [LINE])
    text = (unit / "programme.csv").read_text(encoding="utf-8")
    (unit / "programme.csv").write_text(text.replace("disbursed", heading), encoding="utf-8")
    assert found(unit, "programme.csv", "required_column") == [("error", 1, "disbursed")]


def test_a_heading_in_percent_names_a_rate(unit):
    rows = [row | {"Tỷ lệ giảm (%)": "1,96"} for row in targets()]
    write(unit / "targets.csv", rows)
    assert "reduction_rate" in read(unit).targets


@pytest.mark.parametrize("below", [True, False])
@pytest.mark.parametrize(("line", "told"), [("Đơn vị tính: nghìn đồng", True), ("ĐVT: triệu đồng", False)])
def test_a_line_that_says_the_unit_of_money(unit, below, line, told):
    write(unit / "programme.csv", [LINE])
    titled(unit / "programme.csv", line, below)
    assert bool(found(unit, "programme.csv", "unit_of_money")) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("DANH SÁCH HỘ RÀ SOÁT NĂM 2022", True),
        ("DANH SÁCH HỘ RÀ SOÁT NĂM 2023", False),
        ("So sánh năm 2023 với năm 2022", False),
        ("Số liệu đầu năm 2024", False),
        ("Theo Quyết định của UBND tỉnh năm 2021", False),
        ("Chuẩn nghèo giai đoạn năm 2021-2025", False),
        ("Danh sách hộ", False),
    ],
)
def test_a_title_of_another_year_is_asked_about(unit, line, told):
    titled(unit / "households.csv", line)
    assert found(unit, "households.csv", "title_of_another_year") == ([("warning", 1, None)] if told else [])


@pytest.mark.parametrize(("money", "told"), [(820, []), (100, []), (1200, [("warning", 2, "code")])])
def test_a_project_beside_its_parts(unit, money, told):
    parts = [LINE | {"code": f"DA3.TDA{n}", "money_central": 400 + 10 * n} for n in (1, 2)]
    whole = LINE | {"code": "DA3", "money_central": money + 10, "money_province": 120, "money_mobilised": 90}
    write(unit / "programme.csv", [whole | {"disbursed": 1180}, *parts])
    assert found(unit, "programme.csv", "project_beside_its_parts") == told


@pytest.mark.parametrize(("households", "severity"), [(160, "note"), (163, "warning")])
def test_a_row_of_so_many_villages_is_their_sum(unit, households, severity):
    rows = [village(), village("Thôn B", 60, especially_difficult=1)]
    total = {code: sum(row[code] for row in rows) for code in ("persons", "minority_households", "minority_persons")}
    write(unit / "villages.csv", [*rows, village("2 thôn", households) | total])
    data = read(unit)
    assert data.villages["village"].tolist() == ["Thôn A", "Thôn B"]
    assert [f.severity for f in data.findings if f.file == "villages.csv" and f.row == 4] == [severity]
