"""The peoples: every spelling offices use has one name on the page; what cannot be told is asked, Kinh is never a minority."""

import tomllib
from pathlib import Path

import pytest

from analysis.intake import people_list
from analysis.intake.people_list import MAJORITY, page_names, people_key
from analysis.intake.peoples import MANY, people_findings, resolve_peoples

LIST = tomllib.loads((Path(people_list.__file__).parent / "peoples.toml").read_text(encoding="utf-8"))


def findings(*spellings):
    return people_findings(resolve_peoples([*spellings]), "households.csv", dict.fromkeys(spellings, (2, 1)))


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        *((text, "Kinh") for text in ("Kinh", "KINH", "kinh ", "Kinh (Việt)", "Việt", "Người Kinh", "DT Kinh", "dt.Kinh", "D.T Kinh")),
        *((text, "Kinh") for text in ("Dân tộc Kinh", "Dân tộc: Kinh", "Kinh/Kinh", "01 - Kinh", "1. Kinh", "Kinh (vợ họ Rơ Châm)")),
        *((text, "Kinh") for text in ("Ki\u200bnh", "\ufeffKinh", "К\u0456nh", "\u212Ainh", "Ｋｉｎｈ", "Kinh\u00a0")),
        *((text, "Gia Rai") for text in ("Gia Rai", "Gia-rai", "gia rai", "Gia - Rai", "Jrai", "J'rai", "J’Rai", "Jarai", "GIARAI", "Gia Rai (Hđrung)")),
        *((text, "Ê Đê") for text in ("Ê Đê", "Ê-đê", "Êđê", "Ede", "EDE", "Ê Ðê", "Rađê", "Ra Đê", "E\u0302 \u0110e\u0302")),
        *((text, "Ba Na") for text in ("Ba Na", "Ba-na", "Bana", "Bahnar", "Banar", "Rơ Ngao", "Ba Na (Tơ Lô)")),
        *((text, "Mông") for text in ("Mông", "H'Mông", "H’mông", "HMông", "Hmông", "Hơ-mông", "Mèo", "Mẹo", "HMông (Mèo)", "Mông (Hoa)", "Mông hoa")),
        *((text, "Xơ Đăng") for text in ("Xơ Đăng", "Xơ-đăng", "Xê Đăng", "Sê Đăng", "Xơ-đăng (Ca Dong)", "Ca Dong")),
        *((text, "Cơ Ho") for text in ("Cơ Ho", "Cơ-ho", "K'Ho", "K’ho", "Kơ Ho")),
        *((text, "Mnông") for text in ("Mnông", "M'Nông", "M’nông", "M`Nông", "Mơ Nông")),
        *((text, "Xtiêng") for text in ("Xtiêng", "X'Tiêng", "Stiêng", "S’tiêng")),
        *((text, "Bru Vân Kiều") for text in ("Bru Vân Kiều", "Bru-Vân Kiều", "Bru - Vân Kiều", "Vân Kiều", "Bru")),
        *((text, "Khmer") for text in ("Khmer", "Khơ me", "Khơ-me", "Khome", "Khơ Me Krôm")),
        *((text, "Sán Chay") for text in ("Sán Chay", "Cao Lan", "Sán Chỉ", "Cao Lan - Sán Chỉ", "Sán Chay (Cao Lan, Sán Chỉ)")),
        ("Hoa (Hán)", "Hoa"), ("Chàm", "Chăm"), ("Chăm (Chàm)", "Chăm"), ("Giẻ-Triêng", "Gié Triêng"), ("Pa Cô", "Tà Ôi"), ("Katu", "Cơ Tu"),
        ("Tày (Thổ)", "Tày"), ("Sán Dìu (Mán)", "Sán Dìu"), ("Thái (Tày Mường)", "Thái"), ("Châu Mạ", "Mạ"), ("Hre", "Hrê"), ("Raglai", "Ra Glai"),
    ],
)  # fmt: skip
def test_a_spelling_means_its_people(typed, people):
    resolved = resolve_peoples([typed])
    assert resolved.meaning == {typed: people}
    assert not resolved.doubtful


def test_the_list_has_54_peoples_of_two_numbers_each():
    for numbers in ("number", "number_2008"):
        assert sorted(people[numbers] for people in LIST["peoples"]) == list(range(1, 55))
    assert page_names()[0] == MAJORITY


def test_no_spelling_belongs_to_two():
    spellings = [
        *(text for people in LIST["peoples"] for text in {people_key(n): n for n in (people["name"], people["official"])}),
        *(people_key(text) for people in LIST["peoples"] for text in people["aliases"]),
        *map(people_key, LIST["ambiguous"]),
        *(people_key(text) for words in LIST["no_people"].values() for text in words),
    ]  # fmt: skip
    assert sorted(spellings) == sorted(set(spellings))
    assert {people for several in LIST["ambiguous"].values() for people in several} <= set(page_names())


@pytest.mark.parametrize("people", LIST["peoples"], ids=lambda people: people["name"])
def test_every_name_is_read_with_and_without_diacritics(people):
    for name in (people["name"], people["official"], *people["aliases"]):
        for typed in (name, name.upper(), name.lower(), f"Dân tộc {name}", f"{people['number']:02} {name}"):
            assert resolve_peoples([typed]).meaning[typed] == people["name"]


def test_a_mended_spelling_is_noted_once_with_its_cells():
    peoples = resolve_peoples(["Kinh", "Người Kinh", "Jrai"])
    places = {"Kinh": (2, 40), "Người Kinh": (9, 3), "Jrai": (5, 7)}
    found = people_findings(peoples, "households.csv", places)
    assert [(f.severity, f.row, f.value, f.check) for f in found] == [
        ("note", 9, "Người Kinh", "spelling"),
        ("note", 5, "Jrai", "spelling"),
    ]
    assert "3 ô" in found[0].remedy and "7 ô" in found[1].remedy


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("Gia Lai", "Gia Rai"), ("Muờngg", "Mường"), ("Mán", "Dao"), ("Chil", "Cơ Ho"), ("M?ng", "Mông"), ("11", "Ê Đê"), ("Kinh, Gia Rai", "Kinh"),
     ("Tày-Nùng", "Nùng"), ("Kinh (Tày)", "Tày"), ("DTTS", ""), ("Dân tộc thiểu số", ""), ("Khác", ""), ("Người nước ngoài", ""), ("55", ""), ("77", "")],
)  # fmt: skip
def test_what_cannot_be_told_keeps_its_name_and_is_asked(typed, nearest):
    assert resolve_peoples([typed]).meaning[typed] == typed
    (finding,) = findings(typed)
    assert (finding.severity, finding.value, finding.check) == ("warning", typed, "known_people")
    assert nearest in finding.remedy
    assert "hộ dân tộc thiểu số" in finding.remedy


@pytest.mark.parametrize("typed", ["Kinhh", "Knih", "Kin h ?", "K?nh", "Kinh Bắc", "-", "không rõ", "Không xác định", "Việt Nam", "??", "0", "00", "x"])  # fmt: skip
def test_what_may_be_the_majority_stops(typed):
    (finding,) = findings(typed)
    assert (finding.severity, finding.check) == ("error", "known_people")


def test_numbers_on_which_the_official_lists_agree_are_read():
    peoples = resolve_peoples(["01", "10", "3", "1.0"])
    assert peoples.meaning == {"01": "Kinh", "10": "Gia Rai", "3": "Thái", "1.0": "Kinh"}
    assert peoples.coded == peoples.mended == peoples.meaning


def test_yes_and_no_are_no_peoples():
    assert {finding.severity for finding in findings("1", "0")} == {"error"}
    assert len(findings("1", "0")) == 2
    two = resolve_peoples(["1", "2"])
    assert two.meaning == {"1": "Kinh", "2": "2"}
    assert two.doubtful["2"].nearest == ("Tày",)


def test_spellings_of_a_stranger_are_one():
    assert set(resolve_peoples(["Xyz", "XYZ", "x-yz"]).meaning.values()) == {"Xyz"}


def test_blank_stays_blank():
    assert resolve_peoples(["", " "]).meaning == {"": "", " ": ""}
    assert findings("", " ") == []


def test_a_column_of_other_things_is_one_error_and_soon_found():
    (finding,) = findings(*(f"Hộ ông {chr(97 + n % 26)}q{chr(97 + n // 26)}w" for n in range(MANY + 40)))
    assert finding.severity == "error" and f"{MANY + 40}" in finding.remedy
