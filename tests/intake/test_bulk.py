"""Large files take a fast way that must tell the same as the plain one, and give way where a file is not regular."""

import csv
import sys

import pandas as pd
import polars as pl
import pytest

from analysis.intake import bulk, open_year
from analysis.intake.columns import WHITE
from factories import household, village, write


def read(unit):
    return open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))


def test_the_fast_way_reads_the_same(unit, monkeypatch):
    plain = read(unit)
    taken = []
    original = bulk.Bulk.columns
    monkeypatch.setattr(bulk, "BULK_BYTES", 0)
    monkeypatch.setattr(bulk.Bulk, "columns", lambda *words: taken.append(original(*words)) or taken[-1])
    fast = read(unit)
    assert len(taken) == 5 and all(columns is not None for columns in taken)
    for name in ("villages", "households", "targets", "previous_households"):
        pd.testing.assert_frame_equal(getattr(fast, name), getattr(plain, name))
    assert fast.findings == plain.findings


@pytest.mark.parametrize("counts", [(163, 163), (100, 260), (160, 160)])
def test_register_with_a_row_of_sums_tells_the_same_either_way(unit, monkeypatch, counts):
    one, other = village(), village("Thôn B", 60, especially_difficult=1)
    summed = {key: one[key] + other[key] for key in ("persons", "minority_households", "minority_persons")}
    rows = [one, other, *(village(f"Thôn {name}", number) | summed for name, number in zip("CD", counts, strict=True))]
    write(unit / "villages.csv", rows)
    plain = read(unit)
    monkeypatch.setattr(bulk, "BULK_BYTES", 0)
    assert read(unit).findings == plain.findings
    assert any(finding.check == "total_row" for finding in plain.findings) == (counts == (160, 160))


def test_answers_left_blank_in_some_blocks_of_the_file(unit, monkeypatch):
    answers = ["1", "0", ""]
    write(unit / "households.csv", [household(n, merit=answers[n % 3] if n < 200 else "0") for n in range(1, 400)])
    plain = read(unit)
    monkeypatch.setattr(bulk, "BULK_BYTES", 0)
    pd.testing.assert_frame_equal(read(unit).households, plain.households)


@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
def test_blanks_between_quotation_marks_are_blanks(unit, monkeypatch, quoting):
    rows = [household(n) for n in range(1, 40)]
    rows += [household(n, class_end="", change="moved_out", helper="Hội Nông dân xã") for n in range(40, 43)]
    write(unit / "households.csv", rows)
    plain = read(unit)
    with (unit / "households.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]), quoting=quoting, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    monkeypatch.setattr(bulk, "BULK_BYTES", 0)
    taken, original = [], bulk.Bulk.columns
    monkeypatch.setattr(bulk.Bulk, "columns", lambda *words: taken.append(original(*words)) or taken[-1])
    fast = read(unit)
    assert all(columns is not None for columns in taken)
    assert list(fast.households["class_end"][-3:]) == ["absent"] * 3
    pd.testing.assert_frame_equal(fast.households, plain.households)
    assert fast.findings == plain.findings


def test_both_ways_know_the_same_white_space():
    letters = pl.Series([chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000])
    assert letters.filter(letters.str.contains(WHITE)).to_list() == [letter for letter in letters if letter.isspace()]


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("TN-003", ' TN-003\u00a0"'.replace('"', "")),
        lambda text: text.replace("TN-003", "Thoân 1"),
        lambda text: text.replace("TN-003", '"TN\n003"'),
        lambda text: text.replace("\nTN-004", "\n\nTN-004"),
        lambda text: text + "," * 60 + "\n",
        lambda text: text.replace("TN-005,Thôn A", "TN-005"),
        lambda text: text.replace("TN-005,Thôn A", 'TN-005,"Thôn A'),
        lambda text: "Danh sách,2023\n" + text,
        lambda text: "\ufeff" + text,
        lambda text: text.replace("nam", "ông"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text + "Tổng cộng" + "," * text.split("\n")[0].count(",") + "\n",
    ],
)
def test_irregular_files_tell_the_same_either_way(unit, monkeypatch, damage):
    path = unit / "households.csv"
    write(path, [household(n) for n in range(1, 11)])
    path.write_bytes(damage(path.read_text(encoding="utf-8")).encode())
    plain = read(unit)
    monkeypatch.setattr(bulk, "BULK_BYTES", 0)
    fast = read(unit)
    assert fast.findings == plain.findings
    assert (fast.households is None) == (plain.households is None)
    if plain.households is not None:
        pd.testing.assert_frame_equal(fast.households, plain.households)


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw.replace(b"TN-007", b"TN-\xff7"),
        lambda raw: raw.replace(b"TN-007", b"TN-001"),
        lambda raw: raw.replace(b"TN-007", b""),
        lambda raw: raw.replace(b"TN-007,", b"TN-007 ,"),
        lambda raw: raw[: raw.rstrip().rindex(b",1")] + b",01" + raw[raw.rstrip().rindex(b",1") + 2 :],
        lambda raw: raw[: raw.rstrip().rindex(b",1")] + b",c\xc3\xb3" + raw[raw.rstrip().rindex(b",1") + 2 :],
    ],
    ids=["byte-that-is-no-letter", "id-twice", "id-blank", "id-with-a-space", "yes-as-01", "yes-in-words"],
)
def test_column_of_ids_tells_the_same_either_way(unit, monkeypatch, damage):
    path = unit / "households.csv"
    write(path, [household(n) for n in range(1, 11)])
    path.write_bytes(damage(path.read_bytes()))
    plain = read(unit)
    monkeypatch.setattr(bulk, "BULK_BYTES", 0)
    # the beginning is sound, the fault comes later: what a large file may hold
    monkeypatch.setattr(bulk, "HEAD_BYTES", path.read_bytes().index(b"TN-006"))
    assert read(unit).findings == plain.findings


@pytest.mark.parametrize(
    ("number", "refused"),
    [("{}", True), ("{:03}", True), ("TN-{:03}", False), ("TN{}", False)],
    ids=["0", "000", "TN-000", "TN0"],
)
def test_a_nought_is_no_number_of_a_household_in_a_large_file_either(unit, monkeypatch, number, refused):
    write(unit / "households.csv", [household(n, household_id=number.format(n)) for n in range(400)])
    plain = read(unit)
    monkeypatch.setattr(bulk, "BULK_BYTES", 0)
    assert read(unit).findings == plain.findings
    assert any(f.check == "filled_cell" and f.column == "household_id" for f in plain.findings) == refused


@pytest.mark.parametrize("helper", ["", "Hội Nông dân, Hội Phụ nữ", 'Hội "Nông dân", xã'])
@pytest.mark.parametrize("quoted_id", [False, True], ids=["plain ids", "a comma in an id"])
@pytest.mark.parametrize("short", [False, True], ids=["whole", "a record too short"])
def test_a_comma_in_a_text_never_stands_for_a_cell_that_lacks(unit, monkeypatch, helper, quoted_id, short):
    rows = [household(n, helper=helper if n % 2 else "") for n in range(1, 400)]
    path = write(unit / "households.csv", rows)
    lines = path.read_text(encoding="utf-8").split("\n")
    if quoted_id:
        lines[390] = lines[390].replace("TN-390", '"TN,390"')
    if short:
        lines[380] = lines[380][:-1]
    path.write_text("\n".join(lines), encoding="utf-8")
    plain = read(unit)
    monkeypatch.setattr(bulk, "BULK_BYTES", 0)
    monkeypatch.setattr(bulk, "HEAD_BYTES", 20_000)
    assert read(unit).findings == plain.findings
    assert any(finding.check == "row_width" for finding in plain.findings) == short


def test_other_noughts_and_signs_around_answers_are_seen_in_a_large_file(unit, monkeypatch):
    write(unit / "households.csv", [household(n, helper='ông "Ba", thôn' if n == 3 else "") for n in range(1, 400)])
    path, sound = unit / "households.csv", (unit / "households.csv").read_text(encoding="utf-8")
    as_numbers = []
    original = bulk.Texts.all_of_one_sign

    def recorded(texts, *words):
        as_numbers.append(bulk.ANSWER in texts.frame.dtypes and original(texts, *words))
        return original(texts, *words)

    monkeypatch.setattr(bulk, "BULK_BYTES", 0)
    monkeypatch.setattr(bulk, "HEAD_BYTES", 10_000)
    monkeypatch.setattr(bulk.Texts, "all_of_one_sign", recorded)
    read(unit)
    # all but the issued table have answers; quotation marks inside a text are none of the file's own
    assert as_numbers.count(True) == 4
    for other in ("01", "00", "-0", "1.0", " 1", "+1"):
        as_numbers.clear()
        head, *rows = sound.split("\n")
        place = head.split(",").index("d01")
        cells = rows[-2].split(",")
        rows[-2] = ",".join([*cells[:place], other, *cells[place + 1 :]])
        path.write_text("\n".join([head, *rows]), encoding="utf-8")
        read(unit)
        assert as_numbers.count(True) == 3
