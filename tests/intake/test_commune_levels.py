import pytest

from analysis.intake import open_last_review
from analysis.intake.commune_levels import parted, province_label
from intake.old_units import MAP, old_units


@pytest.mark.parametrize(
    ("name", "level", "bare"),
    [
        ("xã Kim Tân", "xã", "Kim Tân"),
        ("THỊ TRẤN Phú Thiện", "thị trấn", "Phú Thiện"),
        ("đặc khu Phú Quốc", "đặc khu", "Phú Quốc"),
        ("Kim Tân", "", "Kim Tân"),
        ("Xãm", "", "Xãm"),
        ("thị xã Ayun Pa", "", "thị xã Ayun Pa"),
    ],
)
def test_level_and_name(name, level, bare):
    assert parted(name) == (level, bare)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Gia Lai", "tỉnh Gia Lai"),
        ("Đà Nẵng", "thành phố Đà Nẵng"),
        ("Hồ Chí Minh", "thành phố Hồ Chí Minh"),
        ("Thừa Thiên Huế", "tỉnh Thừa Thiên Huế"),
        ("Thành phố Huế", "thành phố Huế"),
        ("", ""),
    ],
)
def test_what_stands_above_is_a_province_or_a_city(name, label):
    assert province_label(name) == label


@pytest.mark.parametrize(
    ("named", "told"), [("thị trấn Mới Lập", ("thị trấn", "Mới Lập")), ("Mới Lập", ("xã", "Mới Lập"))]
)
def test_a_unit_that_others_became_is_called_as_the_map_calls_it(tmp_path, named, told):
    root = old_units(tmp_path / "raw").parents[1]
    (root / "units.toml").write_text(MAP.replace("xã Mới", named), encoding="utf-8")
    unit = open_last_review("moi", 2025, str(root)).unit
    assert (unit.level, unit.name) == told
