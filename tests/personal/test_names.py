"""What is a person's name, and what only looks like one: a village, a school, an office, a people."""

import pytest

from analysis.personal import is_name, is_number, masked, names_in, numbers_in

NAMES = [
    *("Nguyễn Văn An", "NGUYỄN VĂN AN", "nguyen van an", "Trần Thị Bình", "Nguyê\u0303n Va\u0306n An", "Lò Thị Hoa"),
    *("Ông Ksor Blinh", "Rơ Châm H'Lan", "H'Bia", "Siu Thoan", "Kpă Pui", "Bà Nguyễn Lan", "Vũ Văn Hội"),
    *("Nguyễn Thị Minh Thư (mẹ đơn thân)", "Nguyễn Văn Quân", "Ksor Hờ"),
]
NONE = [
    *("Công an xã", "Hội Nông dân", "Đoàn Thanh Niên", "UBND xã Kim Tân", "Ban quản lý", "Chi bộ thôn Nguyễn Văn Trỗi"),
    *("Thôn Nguyễn Văn Trỗi", "Lê Lợi", "Võ Thị Sáu", "Trần Văn Thời", "Nguyễn Thị Minh Khai", "Kim Tân", "Mai Sơn"),
    *("Gia Rai", "H'Mông", "K'Ho", "Lô Lô", "Hà Nhì", "La Hủ", "Kinh (Việt)", "Plei Rơ Châm", "Làng Siu", "Bôn Jứ"),
    *("Ông Nguyễn Văn An – cán bộ xã", "Bà Siu H'Bia, Chủ tịch Hội Phụ nữ", "Trường TH Lê Hồng Phong", "Lý do khác"),
    *("Hồ sơ", "Nay đã thoát nghèo", "Anh em giúp đỡ", "Thu nhập thay đổi", "Kpă Klơng", "", "III.1", "Tổng cộng"),
]


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_known_and_shown_by_its_initials(text):
    assert is_name(text, certain=True)
    assert not {*text.split()} & {*masked(text).split()}


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_name_is_shown_as_it_is(text):
    assert not is_name(text, certain=True)
    assert text.startswith(("Ông", "Bà")) or masked(text, certain=True) == text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hội nghị thôn: ông Nguyễn Văn Năm ốm nặng", ["Nguyễn Văn Năm"]),
        ("hộ bà Ksor H'Bia chuyển đi", ["Ksor H'Bia"]),
        ("Đường từ nhà ông Siu Thoan đến nhà ông Ksor Mlơi", ["Siu Thoan", "Ksor Mlơi"]),
        ("Đường Nguyễn Thị Minh Khai, đoạn 2", []),
        ("Bà con Gia Rai và anh em Ba Na", []),
        ("Học tập tấm gương Chủ tịch Hồ Chí Minh", []),
        ("Huyện Anh Sơn, Châu Sơn Hạ", []),
    ],
)
def test_names_inside_a_sentence(text, names):
    assert [text[start:end] for start, end in names_in(text)] == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((text, "số điện thoại") for text in ("0912345678", "Gọi 0912 345 678", "(+84) 912.345.678, Zalo", "ĐT:0393-12-34-56", "091 234 5678")),
        *((text, "số căn cước") for text in ("CCCD 064090001234", "064 090 001 234", "CMND số 230123456 cấp 2010", "căn cước: 64090001234")),
        *((text, "số thẻ BHYT") for text in ("GD4646420123456", "thẻ HN 4 64 6420123456")),
        ("STK 62002051234567", "số tài khoản"),
        *((text, None) for text in ("09.12.2023 10:30", "150000000 đồng", "Quyết định 123456789/QĐ-UBND", "ĐT cơ quan 0269 3123456", "02693123456", "1.647 hộ; 5,59 %", "TN-001", "05/01/2023 06/01/2024")),
    ],
)  # fmt: skip
def test_numbers_inside_a_sentence(text, kind):
    assert next((found for _, _, found in numbers_in(text)), None) == kind
    assert (masked(text) == text) == (kind is None)


@pytest.mark.parametrize(("cell", "personal"), [("912345678", True), ("64090001234", True), ("230123456", True), ("02693123456", False), ("2023", False), ("12345678", False)])  # fmt: skip
def test_a_whole_cell_of_figures(cell, personal):
    assert bool(is_number(cell)) == personal
