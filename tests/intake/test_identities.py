"""Numbers of households: what a hand or Excel changes is the same household, and no two households become one."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.intake.id_pattern import pattern_of
from analysis.intake.identities import (
    identity,
    keys,
    shape,
    shape_expr,
    shown,
    strip_zeros,
    told_apart,
    without_zeros,
    without_zeros_expr,
)
from analysis.intake.identity_checks import (
    check_clashes,
    check_numbers,
    clash,
    matched_by_key,
    matched_note,
    no_identity,
    suspect,
)

LETTERS = st.sampled_from(
    "01259abKTđĐÐðêÊТКoО '’`-‐‑–—−_./\\ \u00a0\u00ad\u200b\ufeff\u202e\t１２Ａ²½·#*:,EeßſﬁI\n\u0301\u0302"
)


@pytest.mark.parametrize(
    ("key", "spellings"),
    [
        ("kt001", ["KT-001", "kt001", "KT 001", " KT–001 ", "KT—001", "KT−001", "KT‑001", "KT_001", "KT.001", "KT/001", "K\u200bT-001", "\ufeffKT-001",
                   "KT\u00ad-001", "'KT-001", "’KT-001", "ＫＴ－００１", "КТ-001", "kt - 001", "KT-001\u00a0", "\u202aKT-001\u202c"]),
        ("12", ["12", "12.0", "'12", " 12", "１２", "12,0"]),
        ("079123456789", ["079123456789", "079 123 456 789", "079-123-456-789", "079.123.456.789", "'079123456789", "079123456789.0"]),
        ("1-12", ["1-12", "1.12", "1/12", "1 12", "1 - 12", "1–12"]),
        ("kt1-12", ["KT1-12", "KT-1-12", "kt 1/12"]),
        ("đs1", ["ĐS-1", "đs1", "Đs 1", "ÐS-1"]),
        ("", ["", " ", "-", "--", "'"]),
    ],
)  # fmt: skip
def test_one_number_written_in_many_ways(key, spellings):
    assert {identity(text) for text in spellings} == {key}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1-12", "11-2"),
        ("1-12", "112"),
        ("KT-001", "KT-002"),
        ("KT-1", "KT-11"),
        ("A1", "Á1"),
        ("KT-001a", "KT-001b"),
        ("12.5", "125"),
        ("1.000", "1"),
    ],
)
def test_two_numbers_stay_two(one, other):
    assert without_zeros(identity(one)) != without_zeros(identity(other))


@given(st.lists(st.text(LETTERS, max_size=14), min_size=1, max_size=30))
@settings(max_examples=200)
def test_polars_leaves_out_the_same_zeros(texts):
    frame = pl.DataFrame({"id": texts}).select(without_zeros_expr(pl.col("id")))
    assert frame["id"].to_list() == [*map(without_zeros, texts)]


NUMBERS = st.lists(st.from_regex(r"'?[Kk]?[-. ]?0?[12]([-/ ]0?[12]{1,5})?(\.0)?", fullmatch=True), max_size=6)


@given(NUMBERS)
@settings(max_examples=200)
def test_numbers_told_apart_by_their_writing_are_so_by_their_keys(texts):
    if told_apart(pl.Series("id", texts, pl.String)):
        assert clash(texts) == []


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["KT-0001", "KT-0412", "IM-0001"], True),
        (["1-KT-0001", "12-KT-0001", "12-KT-0412"], True),
        (["KT-0001", "KT-001"], False),
        (["KT-0001", "kt-0001"], False),
        (["1-12", "112"], False),
        (["91.0", "91"], False),
        (["079 123 456 789", "079123456789"], False),
    ],
)
def test_a_registers_own_numbers_need_no_key(texts, told):
    assert told_apart(pl.Series("id", texts)) == told
    frame = pl.DataFrame({"id": texts}).select(shape_expr(pl.col("id")))
    assert frame["id"].to_list() == [*map(shape, texts)]


@given(st.text(LETTERS.filter(lambda letter: letter not in "\u0301\u0302"), max_size=14))
def test_a_key_is_its_own_key(text):
    assert identity(identity(text)) == identity(text)


@pytest.mark.parametrize(("key", "bare"), [("kt001", "kt1"), ("001", "1"), ("0", "0"), ("000", "0"), ("kt100", "kt100"), ("01-002", "1-2"), ("kt0a", "kt0a")])  # fmt: skip
def test_zeros_before_a_number(key, bare):
    assert without_zeros(key) == bare


@pytest.mark.parametrize(
    ("now", "before", "strip"),
    [
        (["1", "2"], ["001", "002"], True),  # Excel dropped the zeros of one year
        (["001", "1"], [], True),  # one register with both: they fall together, which is an error
        (["1", "2"], ["1", "2"], False),  # nothing to strip
        (["012", "12"], ["012", "12"], False),  # two households for two years
        (["kt001"], ["kt1"], True),
    ],
)
def test_zeros_are_left_out_where_they_tell_nobody_apart(now, before, strip):
    assert strip_zeros(now, before) == strip


def test_numbers_that_fall_together_are_named_with_both_rows():
    ids = ["KT-001", "KT-002", "kt001", "", "", "KT-002"]
    assert clash(ids) == [(0, 2)]
    (finding,) = check_clashes("households.csv", ids, [2, 3, 4, 5, 6, 7])
    assert (finding.severity, finding.row, finding.value, finding.check) == ("error", 4, "kt001", "unique_household")
    assert "“KT-001” ở dòng 2" in finding.expected


def test_numbers_that_look_the_same_are_told_apart():
    (finding,) = check_clashes("households.csv", ["КТ-001", "KT-001"], [2, 3])
    assert "U+041A" in finding.expected


def test_zeros_in_one_register_clash():
    assert clash(["001", "1", "2"]) == [(0, 1)]
    assert clash(["012", "12"], ["012", "12"]) == []


def test_thousands_of_plain_numbers_do_not_clash():
    assert clash([f"KT-{n:04}" for n in range(3000)]) == []
    assert clash([f"{village}-{n}" for village in range(1, 13) for n in range(1, 200)]) == []
    assert clash([f"{village}/{n:03}" for village in range(1, 13) for n in range(1, 200)]) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((text, "error") for text in ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#####")),
        *((text, "date") for text in ("2023-01-05", "05/01/2023", "5.1.2023", "2023-01-05 00:00:00", "12-Jan", "Jan-12", "12-Thg1")),
        *((text, "exponent") for text in ("1.23E+11", "1,23E+11", "7.9123456789e+10", "8E+10")),
        *((text, None) for text in ("KT-001", "1E5", "12", "1-12", "01/02/03", "45/13/2023", "079123456789", "", "Jan", "12-th1", "T1-12", "#12", "25/2023")),
    ],
)  # fmt: skip
def test_what_is_no_number_of_a_household(text, kind):
    assert no_identity(text) == kind
    assert suspect(shape(text)) or kind is None


def test_what_is_no_number_is_one_error_a_kind():
    findings = check_numbers("households.csv", ["KT-1", "1.23E+11", "1.23E+11", "#N/A"], [2, 3, 4, 5])
    assert [(f.severity, f.row, f.value) for f in findings] == [("error", 3, "1.23E+11"), ("error", 5, "#N/A")]
    assert "2 ô: dòng 3, 4" in findings[0].remedy


def test_the_chain_to_last_year_counts_what_only_the_key_matched():
    now, before = ["KT-001", "kt002", "KT 3", "KT-9"], ["KT-001", "KT-002", "KT-003"]
    assert matched_by_key(now, before) == {"kt002": "KT-002", "KT 3": "KT-003"}
    (note,) = matched_note("households.csv", "../2022/households.csv", matched_by_key(now, before))
    assert note.severity == "note" and "2 hộ" in note.remedy
    assert matched_note("households.csv", "x", {}) == []


def test_keys_of_both_years_follow_one_rule():
    assert keys(["1", "2"], ["001", "002"]) == (["1", "2"], ["1", "2"])


def test_a_page_shows_what_the_person_wrote():
    assert shown("\ufeff'KT–001\u200b ") == "KT–001"


@given(NUMBERS)
@settings(max_examples=200)
def test_numbers_of_one_pattern_need_no_look_of_their_own(texts):
    if pattern_of(pl.Series("id", texts, pl.String)) is not None:
        assert clash(texts) == []
        assert not any(map(no_identity, texts))


@pytest.mark.parametrize(
    ("texts", "before", "follow"),
    [
        (["KT-0001", "KT-0412"], ["KT-0007"], True),
        (["1-KT-0001", "12-KT-0001"], ["103-KT-0412"], True),
        (["1", "12", "103"], [], True),
        (["KT-0001", "IM-0001"], [], False),
        (["KT-0001"], ["KT-001", "KT-01"], False),  # the same figures, one of them a nought less
        (["KT-1", "KT-01"], [], False),
        (["1-12", "11-2"], [], False),  # one long number is one however it is grouped
        (["2023-01-05", "2023-02-05"], [], False),  # dates
        (["1-2-2023", "12-11-2023"], [], False),
        (["46E+02", "47E+03"], [], False),
        (["KT 0001", "KT 0002"], [], False),
        (["KT-0001", "KT-0002 "], [], False),
        ([], [], False),
    ],
)
def test_pattern_of_a_registers_numbers(texts, before, follow):
    columns = [pl.Series("id", texts, pl.String), pl.Series("id", before, pl.String)]
    assert (pattern_of(*columns) is not None) == follow


def test_one_number_late_in_a_register_breaks_its_pattern():
    texts = [f"KT-{number:04}" for number in range(5000)]
    assert pattern_of(pl.Series("id", texts)) is not None
    assert pattern_of(pl.Series("id", [*texts[:4001], "KT-004001", *texts[4002:]])) is None
