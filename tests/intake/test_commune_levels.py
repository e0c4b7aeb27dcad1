import pytest

from analysis.intake import open_last_review
from analysis.intake.commune_levels import parted
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
    ("named", "told"), [("thị trấn Mới Lập", ("thị trấn", "Mới Lập")), ("Mới Lập", ("xã", "Mới Lập"))]
)
def test_a_unit_that_others_became_is_called_as_the_map_calls_it(tmp_path, named, told):
    root = old_units(tmp_path / "raw").parents[1]
    (root / "units.toml").write_text(MAP.replace("xã Mới", named), encoding="utf-8")
    unit = open_last_review("moi", 2025, str(root)).unit
    assert (unit.level, unit.name) == told
