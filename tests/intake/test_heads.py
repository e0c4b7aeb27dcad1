"""Headings as offices write them, a row a heading; and those that must not be taken for a column."""

import pytest

from analysis.intake.dictionary import dictionary
from analysis.intake.files import Cells
from analysis.intake.heading_names import meaning, near
from analysis.intake.heads import find_head, head_findings
from analysis.intake.rows import data_rows
from factories import household, village

HEADINGS = {
    "villages": {
        "village": ["Thôn", "Thôn/bản", "Thôn, bản", "Tên thôn/TDP", "Thôn (bản, TDP)", "THÔN, BẢN, TỔ DÂN PHỐ", "Tên buôn", "Ấp/khóm", "1. Thôn", "(1) Tên thôn", "Đơn vị"],
        "area": ["Khu vực", "khu vực (nông thôn/thành thị)", "KHU VỰC"],
        "especially_difficult": ["Thôn đặc biệt khó khăn", "Thôn ĐBKK (x)", "Thôn đặc biệt\nkhó khăn", "Thôn Ðặc biệt khó khăn"],
        "households": ["Tổng số hộ dân", "Tổng số hộ dân cư", "Tổng số hộ", "Số hộ", "Số hộ (hộ)", "2. Tổng số hộ dân (hộ)", "Tổng số hộ dân (2)", "households"],
        "persons": ["Tổng số nhân khẩu", "Số khẩu (người)", "Nhân khẩu", "Tổng số NK", "Số nhân\nkhẩu"],
        "minority_households": ["Số hộ DTTS", "Hộ DTTS", "Số hộ dân tộc thiểu số (hộ)", "Hộ dân tộc thiểu số"],
        "minority_persons": ["Nhân khẩu DTTS", "Số khẩu DTTS", "Số nhân khẩu dân tộc thiểu số (người)", "Số nhân khẩu DTTS"],
    },
    "households": {
        "household_id": ["Mã hộ", "Mã số hộ", "MÃ HỘ GIA ĐÌNH", "ma_ho"],
        "head_name": ["Họ và tên chủ hộ", "Họ tên chủ hộ (viết hoa)", "Họ, tên chủ hộ"],
        "head_sex": ["Giới tính", "Giới tính chủ hộ (nam/nữ)"],
        "ethnicity": ["Dân tộc", "Dân tộc chủ hộ"],
        "members": ["Số khẩu", "Số nhân khẩu (người)", "Tổng số nhân khẩu", "Số khẩu trong hộ", "Số thành viên trong hộ"],
        "class_start": ["Phân loại đầu kỳ", "Phân loại hộ đầu năm 2023", "Phân loại hộ năm trước"],
        "class_end": ["Phân loại cuối kỳ", "Kết quả phân loại hộ", "Kết quả rà soát"],
        "b1": ["Điểm B1", "B1", "Tổng điểm B1", "Ðiểm B1", "Điểm B1 (điểm)", "Tổng điểm B1 (thu nhập)"],
        "b2": ["Điểm B2", "Tổng điểm B2", "12. Điểm B2", "Tổng điểm B2 (mức độ thiếu hụt)"],
        "d01": ["Việc làm", "1. Việc làm", "(1) Việc làm", "Thiếu hụt việc làm"],
        "d04": ["BHYT", "Bảo hiểm y tế", "4) BHYT"],
        "d08": ["Diện tích nhà ở", "8. Diện tích nhà ở bình quân đầu người"],
        "cause_2": ["Không có vốn sản xuất, kinh doanh", "Thiếu vốn SX"],
        "cause_4": ["Thiếu công cụ, phương tiện sản xuất", "Không có công cụ/phương tiện sản xuất"],
        "cause_7": ["Ốm đau, bệnh nặng", "Có người ốm đau, bệnh nặng, tai nạn"],
        "merit": ["Hộ có người có công với cách mạng"],
        "no_labour": ["Không có khả năng LĐ"],
        "insured_members": ["Số người có thẻ BHYT", "Số người có thẻ bảo hiểm y tế", "Số thẻ BHYT"],
        "children_uninsured": ["Số trẻ em chưa có BHYT", "Số TE không có thẻ BHYT"],
        "loan_wanted": ["Nhu cầu vay vốn"],
        "support_production": ["Hỗ trợ SX", "Hỗ trợ phát triển sản xuất"],
    },
    "targets": {
        "village": ["Thôn", "B", "Tên thôn/bản"],
        "households_start": ["Tổng số hộ dân đầu năm", "1", "(1)"],
        "poor_start": ["Hộ nghèo đầu năm", "Số hộ nghèo đầu năm 2023"],
        "households_end": ["Dự kiến hộ dân đến cuối năm", "Dự kiến số hộ cuối năm (hộ)"],
        "reduction_rate": ["Tỷ lệ giảm (%)", "Tỷ lệ giảm (7)=(8)/(6)"],
        "reduction": ["Ước số hộ giảm", "Số hộ nghèo giảm (hộ)", "(8)"],
        "poor_end": ["Số hộ nghèo cuối năm", "Hộ nghèo cuối năm"],
        "poor_end_rate": ["Tỷ lệ hộ nghèo cuối năm (%)"],
        "note": ["Ghi chú"],
    },
    "objectives": {
        "code": ["Mã", "Mã số"],
        "name": ["Mục tiêu/nhiệm vụ", "Nội dung"],
        "responsible": ["Cơ quan, đơn vị chủ trì"],
        "unit": ["ĐVT", "Đơn vị tính"],
        "target": ["Chỉ tiêu kế hoạch", "Kế hoạch năm"],
        "actual": ["Kết quả thực hiện", "Thực hiện"],
    },
    "programme": {
        "name": ["Tên dự án", "Dự án, tiểu dự án"],
        "money_central": ["Ngân sách trung ương (triệu đồng)", "NSTW", "Ngân sách TW", "Vốn ngân sách trung ương (ĐVT: triệu đồng)"],
        "money_province": ["Ngân sách tỉnh (tr.đ)", "NS tỉnh"],
        "money_mobilised": ["Vốn huy động khác", "Huy động"],
        "money_credit": ["Vốn vay NHCSXH", "Vốn tín dụng chính sách"],
        "disbursed": ["Giải ngân (triệu đồng)", "Kinh phí đã giải ngân"],
    },
    "recognitions": {
        "date": ["Ngày công nhận", "Ngày quyết định (ngày/tháng/năm)"],
        "household_id": ["Mã số hộ"],
        "class_from": ["Phân loại trước", "Phân loại hộ trước"],
        "class_to": ["Phân loại sau", "Phân loại hộ sau"],
        "members": ["Số khẩu (người)"],
    },
}  # fmt: skip
KNOWN = [
    (table, code, name) for table, columns in HEADINGS.items() for code, names in columns.items() for name in names
]


@pytest.mark.parametrize(("table", "code", "heading"), KNOWN)
def test_heading(table, code, heading):
    found = meaning(dictionary()[table], heading).column
    assert found is not None and found.code == code


@pytest.mark.parametrize(
    ("table", "code", "above", "heading"),
    [
        ("households", "class_start", ("Phân loại hộ",), "Đầu kỳ"), ("households", "class_end", ("Phân loại hộ",), "Cuối kỳ"),
        ("households", "class_end", ("Thông tin hộ", "Phân loại"), "Cuối năm 2023"), ("households", "cause_8", ("Nguyên nhân nghèo",), "Khác"),
        ("households", "d01", ("Chỉ số thiếu hụt",), "Việc làm"), ("households", "support_health", ("Hỗ trợ",), "Y tế"),
        ("households", "support_health", ("Chính sách hỗ trợ",), "Y tế"), ("households", "support_housing", ("Được hỗ trợ",), "Nhà ở"),
        ("households", "b1", ("Điểm",), "B1"), ("households", "loan_wanted", ("Vay vốn",), "Nhu cầu"),
        ("villages", "households", ("Tổng số",), "Hộ"), ("villages", "persons", ("Tổng số",), "Khẩu"), ("villages", "minority_households", ("Hộ DTTS",), "Hộ"),
        ("villages", "minority_persons", ("Trong đó: DTTS",), "Khẩu"), ("villages", "minority_households", ("Dân tộc thiểu số",), "Số hộ"),
        ("targets", "poor_start", ("Hộ nghèo đầu năm",), "Số hộ"), ("targets", "poor_start_rate", ("Hộ nghèo đầu năm",), "Tỷ lệ %"),
        ("targets", "poor_end", ("Thực hiện giảm", "Số hộ nghèo cuối năm"), "Hộ"), ("targets", "reduction", ("Chỉ tiêu giảm",), "Ước số hộ giảm"),
        ("programme", "money_central", ("Kế hoạch vốn (triệu đồng)", "Ngân sách"), "Trung ương"), ("recognitions", "class_from", ("Phân loại hộ",), "Trước"),
    ],
)  # fmt: skip
def test_heading_under_a_merged_one(table, code, above, heading):
    found = meaning(dictionary()[table], heading, above).column
    assert found is not None and found.code == code


@pytest.mark.parametrize(
    ("table", "above", "heading"),
    [
        ("villages", (), "Số hộ nghèo"), ("villages", ("Hộ nghèo",), "Số hộ"), ("villages", ("Hộ cận nghèo",), "Khẩu"), ("villages", (), "Tổng số hộ nghèo"), ("villages", (), "Tổng số hộ (nghèo)"),
        ("villages", ("Hộ chính sách",), "Hộ"), ("villages", ("Người có công",), "Số khẩu"), ("villages", (), "Số khẩu nghèo"), ("villages", (), "Tỷ lệ hộ nghèo"), ("villages", (), "Diện tích"), ("villages", (), "Trưởng thôn"), ("villages", (), "Tổng số hộ năm 2021"),
        ("households", ("Hỗ trợ",), "Việc làm"), ("households", ("Hỗ trợ",), "BHYT"), ("households", ("Hỗ trợ",), "Khác"), ("households", ("Trẻ em",), "BHYT"), ("households", (), "SĐT"),
        ("households", (), "Số CCCD"), ("households", (), "Ngày sinh"), ("households", (), "Số khẩu DTTS"), ("households", (), "Điểm B1 năm trước"), ("households", ("Số khẩu",), "Nữ"),
        ("targets", (), "Hộ cận nghèo đầu năm"), ("targets", ("Hộ cận nghèo",), "Số hộ nghèo cuối năm"), ("targets", (), "TT"),
        ("programme", ("Đã giải ngân",), "Trung ương"), ("programme", ("Thực hiện",), "Tỉnh"), ("programme", (), "Tổng cộng"), ("programme", ("Kinh phí",), "Thực hiện"),
    ],
)  # fmt: skip
def test_heading_that_is_another_thing(table, above, heading):
    assert meaning(dictionary()[table], heading, above).column is None


@pytest.mark.parametrize(
    ("table", "heading"),
    [("households", "Phân loại"), ("households", "Phân loại hộ"), ("households", "Điểm"), ("targets", "Hộ nghèo"), ("targets", "Số hộ"), ("targets", "Tỷ lệ (%)"), ("villages", "DTTS"), ("programme", "Kinh phí (triệu đồng)"), ("recognitions", "Phân loại")],
)  # fmt: skip
def test_heading_of_two_columns_is_asked_about(table, heading):
    found = meaning(dictionary()[table], heading)
    assert found.column is None and len(found.either) > 1


def test_no_name_stands_for_two_columns():
    for table in dictionary().values():
        for column in table.columns:
            for name in (column.code, column.heading, *column.also):
                found = meaning(table, name)
                assert found.column == column, (table.name, name, found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Điểm B 1", "Điểm B1"),
        ("Hổ trợ nhà ỏ", "Hỗ trợ nhà ở"),
        ("Số ngưòi có thẻ BHYT", "Số người có thẻ BHYT"),
        ("Điểm B1 theo phiếu", "Điểm B1"),
        ("Mã hô", "Mã hộ"),
    ],
)
def test_near(one, other):
    assert near(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Điểm B1", "Điểm B2"),
        ("Số điện thoại", "Số trẻ em"),
        ("Ngày sinh", "Ngày công nhận"),
        ("Hỗ trợ nhà ở", "Hỗ trợ y tế"),
        ("SĐT", "STT"),
        ("d01", "d02"),
    ],
)
def test_not_near(one, other):
    assert not near(one, other)


# --- whole heads


def head(table, *records):
    """Code by position, and what is found: (severity, check, column, value)."""
    records, table = [list(record) for record in records], dictionary()[table]
    found = find_head(records, table)
    findings = head_findings(Cells("tệp", records), table, found)
    told = [
        (f.severity, f.check, f.column, f.value)
        for f in findings
        if f.check not in ("optional_column", "blank_columns")
    ]
    return {position: column.code for position, column in sorted(found.columns.items())}, told, found


CODES = ["village", "area", "especially_difficult", "households", "persons", "minority_households", "minority_persons"]


def test_head_of_two_levels_under_a_title():
    columns, told, found = head(
        "villages",
        ["DANH SÁCH HỘ NGHÈO XÃ KIM TÂN", "", "", "", "", "", "", ""],
        ["TT", "Thôn/bản", "Khu vực", "Thôn ĐBKK", "Tổng số", "", "Hộ DTTS", ""],
        ["", "", "", "", "Hộ", "Khẩu", "Hộ", "Khẩu"],
        ["1", "Thôn A", "nông thôn", "", "100", "400", "50", "200"],
    )
    assert list(columns.values()) == CODES and found.bottom == 2
    assert told == []


def test_poor_households_beside_all_are_not_taken_for_them():
    columns, told, _ = head(
        "villages",
        ["Thôn", "Khu vực", "Thôn ĐBKK", "Hộ nghèo", "", "Tổng số", "", "Hộ DTTS", "Khẩu DTTS"],
        ["", "", "", "Số hộ", "Số khẩu", "Số hộ", "Số khẩu", "", ""],
        ["Thôn A", "nông thôn", "", "7", "30", "100", "400", "50", "200"],
    )
    assert columns == dict(zip([0, 1, 2, 5, 6, 7, 8], CODES, strict=True))
    assert told == [("note", "unknown_column", None, "Số hộ"), ("note", "unknown_column", None, "Số khẩu")]


def test_heading_over_one_that_nobody_knows_is_not_taken_for_its_column():
    columns, told, _ = head(
        "villages",
        ["Thôn", "Khu vực", "Tổng số", "Tổng số nhân khẩu", "", "Hộ DTTS", "Khẩu DTTS"],
        ["Tên", "(nông thôn/thành thị)", "Số hộ", "Nam", "Nữ", "Hộ", "Khẩu"],
        ["Thôn A", "nông thôn", "100", "190", "210", "50", "200"],
    )
    assert "persons" not in columns.values()
    assert ("error", "required_column", "persons", None) in told


def test_row_of_units_is_no_village():
    records = [list(village()), ["", "", "", "(hộ)", "(người)", "(hộ)", "(người)"], list(map(str, village().values()))]
    found = head("villages", *records)[2]
    assert data_rows(records, found, dictionary()["villages"], "").kept == [2]


def test_numbers_of_the_form_name_columns():
    columns, *_ = head(
        "targets", ["TT", "Thôn", "1", "2", "3", "6", "7", "8", "9", "10", "11"], ["1", "Thôn A", "9", *"12345678"]
    )
    assert list(columns.values())[:3] == ["village", "households_start", "poor_start"] and columns[7] == "reduction"


def test_words_win_over_numbers_that_count_otherwise():
    columns, *_ = head(
        "targets",
        ["TT", "Thôn", "Hộ nghèo đầu năm", "Dự kiến hộ dân đến cuối năm", "Ước số hộ giảm"],
        ["A", "B", "1", "2", "3"],
        ["1", "Thôn A", "5", "102", "2"],
    )
    assert columns == {1: "village", 2: "poor_start", 3: "households_end", 4: "reduction"}


def test_data_of_plain_numbers_is_no_head():
    columns, _, found = head("targets", ["village", "households_end", "reduction"], ["1", "2", "3"], ["2", "60", "1"])
    assert found.bottom == 0 and list(columns.values()) == ["village", "households_end", "reduction"]
    columns, _, found = head("targets", ["village", "households_end", "reduction"], ["Thôn A", "6", "8"])
    assert found.bottom == 0 and len(columns) == 3


def households_with(**renamed):
    return [renamed.get(code, code) for code in household(1)]


def test_optional_columns_of_words_and_prints_are_one_note():
    records = [["village", "households_end", "reduction", "poor_start"]]
    table = dictionary()["targets"]
    (told,) = head_findings(Cells("targets.csv", records), table, find_head(records, table))
    assert (told.severity, told.row, told.column, told.check) == ("note", 1, None, "blank_columns")
    assert "poor_end_rate (“Tỷ lệ hộ nghèo cuối năm”)" in told.expected and "poor_start (" not in told.expected
    assert "note" not in told.expected


def test_missing_optional_column_and_its_misspelt_heading_are_one_error():
    assert head("households", households_with(b1="Điểm B 1"))[1] == [("error", "near_column", "b1", "Điểm B 1")]
    assert head("households", households_with(support_housing="Hổ trợ nhà ở"))[1] == []  # marks aside it is the heading
    assert head("households", households_with(helper="Đơn vị gúp đỡ"))[1] == [
        ("error", "near_column", "helper", "Đơn vị gúp đỡ")
    ]


def test_missing_required_column_and_its_misspelt_heading_are_one_error():
    _, told, _ = head("households", households_with(members="Số nhân khẩuu"))
    assert told == [("error", "required_column", "members", None)]


def test_unknown_heading_near_nothing_is_a_note():
    assert head("households", [*households_with(), "SĐT"])[1] == [("note", "unknown_column", None, "SĐT")]


def test_unknown_heading_of_an_upper_row_is_told_too():
    row = list(village())
    _, told, _ = head(
        "villages",
        [*["" for _ in row], "Trưởng thôn", "Ghi chú thêm"],
        [*row, "", ""],
        ["Thôn A", "rural", "0", "1", "2", "0", "0", "", ""],
    )
    assert [value for *_, value in told] == ["Trưởng thôn", "Ghi chú thêm"]


def test_heading_of_two_columns_is_one_error():
    _, told, _ = head("households", households_with(class_start="Phân loại hộ"))
    assert told == [("error", "ambiguous_column", None, "Phân loại hộ")]


def test_heading_of_two_columns_that_are_both_there_is_a_note():
    _, told, _ = head("households", [*households_with(), "Phân loại hộ"])
    assert told == [("note", "unknown_column", None, "Phân loại hộ")]


def test_table_without_a_head_is_one_error():
    assert [told[:2] for told in head("villages", ["Thôn A", "rural", "0", "100", "400", "50", "200"])[1]] == [
        ("error", "head_row")
    ]


@pytest.mark.parametrize(
    ("title", "heading"),
    [("", "Ngân sách trung ương (nghìn đồng)"), ("Đơn vị tính: nghìn đồng", "money_central"), ("ĐVT: 1.000 đồng", "money_central"), ("(Đơn vị tính: đồng)", "money_central")],
)  # fmt: skip
def test_money_in_another_unit_is_refused(title, heading):
    codes = ["code", "name", "planned", "actual", heading, "money_province", "money_mobilised", "disbursed"]
    told = head("programme", ["PHỤ LỤC"], [title], codes)[1]
    assert [(severity, check) for severity, check, *_ in told] == [("error", "unit_of_money")]


@pytest.mark.parametrize("title", ["Đơn vị tính: triệu đồng", "ĐVT: Triệu đồng", "ĐƠN VỊ TÍNH: TRIỆU ĐỒNG"])
def test_money_in_million_is_right(title):
    codes = [
        "code",
        "name",
        "planned",
        "actual",
        "Ngân sách trung ương (triệu đồng)",
        "money_province",
        "money_mobilised",
        "disbursed",
    ]
    assert head("programme", [title], codes)[1] == []
