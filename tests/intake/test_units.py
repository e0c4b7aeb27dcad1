"""The map of units: what it may say, and the one finding for each thing it may not."""

import pytest

from analysis.findings import InputError
from analysis.intake.origins import origin
from analysis.intake.units import read_units


def read(tmp_path, text):
    (tmp_path / "units.toml").write_text(text, encoding="utf-8")
    return read_units(tmp_path)


def faults(tmp_path, text):
    with pytest.raises(InputError) as error:
        read(tmp_path, text)
    return error.value.findings


def merge(on="2025-07-01", into="c", units='["a", "b"]', more=""):
    return f'[[merge]]\non = {on}\ninto = "{into}"\nfrom = {units}\n{more}\n'


def test_no_file_means_nothing_changed(tmp_path):
    assert read_units(tmp_path).merge == ()


def test_map_as_the_contract_writes_it(tmp_path):
    units = read(tmp_path, merge(more='villages = {"a/Thôn 1" = "Thôn 1 A"}'))
    assert units.merge[0].units == ("a", "b") and units.merge[0].renamed("a") == {"Thôn 1": "Thôn 1 A"}


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        (merge(more='vilages = {}'), "merge[1].vilages", "có phải “villages” không"),
        ("[[merges]]\non = 2025-07-01", "merges", "có phải “merge” không"),
        ('[[merge]]\ninto = "c"\nfrom = ["a"]', "merge[1].on", "của bảng [[merge]] thứ 1 (c)"),
        (merge(on="2025"), "merge[1].on", "một ngày, ví dụ 2025-07-01"),
        (merge(on='"1 tháng 7"'), "merge[1].on", "một ngày, ví dụ 2025-07-01"),
        (merge(units="[]"), "merge[1].from", "ít nhất một đơn vị cũ"),
        (merge(units='["a", "a"]'), "merge[1].from", "mỗi đơn vị cũ một lần"),
        (merge(more='villages = {"Thôn 1" = "X"}'), "merge[1].villages", "“đơn vị cũ/tên thôn”"),
        (merge(units='["kim-tan"]', more='villages = {"kim-tam/Thôn 1" = "X"}'), "merge[1].villages", "có phải “kim-tan” không"),
        (merge(more='villages = {"a/Thôn 1" = " "}'), "merge[1].villages", "tên mới của thôn"),
        (merge(more='names = {"d" = "xã D"}'), "merge[1].names", "một trong: a, b, c"),
        (merge() + merge(units='["d"]'), "merge[2].into", "gộp hai bảng làm một"),
        (merge() + merge(on="2027-01-01", units='["d"]'), "merge[2].from", "kể cả c, vì đơn vị này đã có từ 01/07/2025"),
        (merge() + merge(on="2027-01-01", into="e", units='["a", "d"]'), "merge[2].from", "a đã nhập vào c từ 01/07/2025"),
        (merge() + merge(into="e", units='["c", "d"]'), "merge[2].from", "c cũng được lập ngày ấy"),
        (merge(units='["a"]') + merge(on="2026-01-01", into="a", units='["c"]'), "merge[1].into", "c ← a ← c"),
        ("[[merge]\n", None, "sửa dấu ngoặc vuông"),
    ],
)  # fmt: skip
def test_fault_of_the_map(tmp_path, text, column, words):
    found = faults(tmp_path, text)
    assert len(found) == 1, [str(finding) for finding in found]
    assert (found[0].file, found[0].column) == ("units.toml", column) and words in str(found[0])


def test_every_fault_is_told_at_once(tmp_path):
    assert len(faults(tmp_path, merge(more='x = 1\ny = "2"'))) == 2


CHAIN = merge() + merge(on="2030-01-01", into="e", units='["c", "d"]')


@pytest.mark.parametrize(
    ("unit", "year", "as_of", "leaves"),
    [
        ("c", 2025, 2025, ["c"]),  # the review of the year of the merger is the new unit's
        ("c", 2024, 2025, ["a", "b"]),
        ("c", 2024, 2026, ["a", "b"]),
        ("c", 2025, 2026, ["c"]),
        ("a", 2024, 2024, ["a"]),
        ("e", 2029, 2030, ["c", "d"]),
        ("e", 2024, 2030, ["a", "b", "d"]),
    ],
)
def test_where_a_review_stands(tmp_path, unit, year, as_of, leaves):
    assert list(origin(read(tmp_path, CHAIN), unit, year, as_of, lambda *_: False).leaves()) == leaves


def test_merger_on_the_last_day_of_a_year_counts_for_that_year(tmp_path):
    units = read(tmp_path, merge(on="2025-12-31"))
    assert list(origin(units, "c", 2024, 2025, lambda *_: False).leaves()) == ["a", "b"]


def test_unit_that_takes_others_in_was_one_of_them(tmp_path):
    units = read(tmp_path, merge() + merge(on="2027-03-01", units='["c", "d"]'))
    assert list(origin(units, "c", 2026, 2027, lambda *_: True).leaves()) == ["c", "d"]
    assert list(origin(units, "c", 2024, 2027, lambda *_: False).leaves()) == ["a", "b", "d"]


def test_own_review_wins(tmp_path):
    found = origin(read(tmp_path, merge()), "c", 2024, 2025, lambda unit, year: unit == "c")
    assert list(found.leaves()) == ["c"] and found.instead_of.into == "c"
