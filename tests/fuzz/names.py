"""Identities of households, codes, peoples and villages in other spellings, doubled, lost."""

from __future__ import annotations

import unicodedata
from random import Random

from fuzz.cells import a_cell, another, put_cell
from fuzz.files import (
    HALF_OBJECTIVES,
    HALF_PROGRAMME,
    HOUSEHOLDS,
    LAST_HOUSEHOLDS,
    LAST_VILLAGES,
    OBJECTIVES,
    PROGRAMME,
    RECOGNITIONS,
    TABLES,
    TARGETS,
    VILLAGES,
    Damage,
    Files,
    damage,
)
from fuzz.kind import kind

IDENTITIES = {path: ["household_id"] for path in (HOUSEHOLDS, LAST_HOUSEHOLDS, RECOGNITIONS)}
PEOPLES = {path: ["ethnicity"] for path in (HOUSEHOLDS, LAST_HOUSEHOLDS)}
IN_VILLAGE = {
    path: ["village"] for path in (HOUSEHOLDS, LAST_HOUSEHOLDS, RECOGNITIONS, TARGETS, VILLAGES, LAST_VILLAGES)
}
CODES = {path: ["code"] for path in (OBJECTIVES, PROGRAMME, HALF_OBJECTIVES, HALF_PROGRAMME)}
ZERO_WIDTH = ("\u200b", "\ufeff", "\u2060", "\u00ad", "\u200e", "\u00a0")


def _spelt(draw: Random, text: str) -> str:
    """The identity KT-0001 as another clerk types it."""
    letters, number = text.split("-")
    at = draw.randrange(1, len(text))
    return draw.choice(
        (f"{letters.lower()}-{number}", f"{letters}{number}", f"{letters} {number}", f"{letters}–{number}", f"{letters} - {number}",
         f"{letters}-{int(number)}", f"{letters}‑{number}", f"{letters}_{number}", f"{letters}.{number}", f"{letters}-0{number}",
         text[:at] + draw.choice(ZERO_WIDTH) + text[at:])
    )  # fmt: skip


@kind("seen")
def identity_spelt_otherwise(draw: Random, files: Files) -> Damage:
    """Spaces, hyphens, case, noughts and invisible letters in one household's identity."""
    spelling = draw.getrandbits(32)
    return another(draw, files, IDENTITIES, lambda text: _spelt(Random(spelling), text))


@kind("seen")
def identities_of_a_file_spelt_otherwise(draw: Random, files: Files) -> Damage:
    """Every identity of a file written in another way than in the others."""
    path, spelling = draw.choice(list(IDENTITIES)), draw.getrandbits(32)
    records = files.records(path)
    place = records[0].index("household_id")
    for row in records[1:]:
        row[place] = _spelt(Random(spelling), row[place])
    files.put(path, records)
    return Damage(path, f"mọi mã hộ viết kiểu {records[1][place]!r}", columns=frozenset({"household_id"}))


@kind("seen")
def identity_as_a_date(draw: Random, files: Files) -> Damage:
    """What a spreadsheet makes of 1-4."""
    word = draw.choice(("Jan-04", "2024-01-04", "04/01/2024", "Thg1-04", "4-Jan"))
    return another(draw, files, IDENTITIES, lambda _: word)


@kind("seen")
def identity_as_a_number(draw: Random, files: Files) -> Damage:
    """The number alone, as a fraction or in powers of ten."""
    form = draw.choice(("{}", "{}.0", "{}E+02"))
    return another(draw, files, IDENTITIES, lambda text: form.format(int(text.split("-")[1])))


def _doubled(draw: Random, files: Files, spell) -> Damage:
    path = draw.choice((HOUSEHOLDS, LAST_HOUSEHOLDS))
    records = files.records(path)
    place = records[0].index("household_id")
    one, other = draw.sample(range(1, len(records)), 2)
    records[one][place] = spell(records[other][place])
    files.put(path, records)
    return damage(path, f"mã hộ hàng {one + 1} thành {records[one][place]!r} của hàng {other + 1}", [one, other], ["household_id"])  # fmt: skip


@kind("seen")
def identity_doubled(draw: Random, files: Files) -> Damage:
    """Two households with one identity."""
    return _doubled(draw, files, lambda text: text)


@kind("seen")
def identity_doubled_when_cleaned(draw: Random, files: Files) -> Damage:
    """Two households with one identity in two spellings."""
    return _doubled(draw, files, lambda text: _spelt(draw, text))


@kind("may pass", "two households new to the lists can bear each other's identity; those of last year are told by village, class and people")  # fmt: skip
def identities_exchanged(draw: Random, files: Files) -> Damage:
    """Two households with each other's identity."""
    path = draw.choice(list(IDENTITIES))
    records = files.records(path)
    place = records[0].index("household_id")
    one, other = draw.sample(range(1, len(records)), 2)
    records[one][place], records[other][place] = records[other][place], records[one][place]
    files.put(path, records)
    return damage(path, f"đổi mã hộ của hàng {one + 1} và {other + 1}", [one, other], ["household_id"])


@kind("seen")
def code_in_other_letters(draw: Random, files: Files) -> Damage:
    """`mt.giam_ngheo`, `DA3 - TDA1`, `CS BHYT`."""
    form = draw.choice((str.lower, str.title, lambda text: text.replace(".", "-"), lambda text: text.replace(".", " "),
                        lambda text: text.replace("_", " "), lambda text: f" {text}.", lambda text: text.replace(".", ". ")))  # fmt: skip
    return another(draw, files, CODES, form)


@kind("seen")
def code_mistyped(draw: Random, files: Files) -> Damage:
    """A code with a letter too few, of the lines that the review answers or that the catalogue knows."""
    known = ("MT.GIAM_NGHEO", "MT.VAY_VON", "DA4", "DA5", "CS.BHYT")
    return another(draw, files, CODES, lambda text: text[:-2] + text[-1:], lambda text: text in known)


SPELLINGS = {
    "Kinh": ("Kinh (Việt)", "Người Kinh", "KINH", "kinh", "DT Kinh", "Việt", "dân tộc Kinh", " Kinh", "Kịnh"),
    "Gia Rai": ("Jrai", "Gia-rai", "Jarai", "GIA RAI", "Gia rai", "J'rai", "GiaRai", "Dân tộc Gia Rai"),
    "Ba Na": ("Ba-na", "Bana", "Bahnar", "BA NA", "Ba na"),
    "Mường": ("MƯỜNG", "Muong", "Người Mường", "Mừờng"),
    "Tày": ("TÀY", "tày", "DT Tày"),
    "Nùng": ("NÙNG", "nùng", "Người Nùng"),
    "Thái": ("THÁI", "Người Thái"),
}


@kind("seen")
def people_spelt_otherwise(draw: Random, files: Files) -> Damage:
    """A people under another of its names."""
    spelling = draw.getrandbits(32)
    return another(draw, files, PEOPLES, lambda text: Random(spelling).choice(SPELLINGS.get(text, (text,))))


@kind("seen")
def people_spelt_otherwise_in_the_column(draw: Random, files: Files) -> Damage:
    """A people under another of its names in every row."""
    path, people = draw.choice(list(PEOPLES)), draw.choice(("Kinh", "Kinh", "Gia Rai", "Ba Na"))
    records, word = files.records(path), draw.choice(SPELLINGS[people])
    place = records[0].index("ethnicity")
    for row in records[1:]:
        row[place] = word if row[place] == people else row[place]
    files.put(path, records)
    return Damage(path, f"{people} viết {word!r} ở mọi hàng", columns=frozenset({"ethnicity"}))


@kind("seen")
def people_as_a_code_or_group(draw: Random, files: Files) -> Damage:
    """A number of the official list, or “minority”, for the people."""
    word = draw.choice(("01", "1", "DTTS", "Thiểu số", "Khác", "Dân tộc khác", "x", "Nước ngoài"))
    return another(draw, files, PEOPLES, lambda _: word)


@kind("seen")
def people_mistyped(draw: Random, files: Files) -> Damage:
    """A letter wrong in the name of a people."""
    return another(draw, files, PEOPLES, lambda text: text[:-1] + draw.choice("xqz") if len(text) > 3 else text + "x")


@kind("seen")
def village_spelt_otherwise(draw: Random, files: Files) -> Damage:
    """A village in capitals, without tones, with two spaces, as `Thôn 01`."""
    bare = str.maketrans("ôồơ", "ooo")
    form = draw.choice((str.upper, str.lower, lambda text: text.replace(" ", "  "), lambda text: text.translate(bare), lambda text: f"{text} ",
                        lambda text: text.replace(" ", "\u00a0"), lambda text: text.replace("Thôn ", "Thôn 0"), lambda text: text.replace("Thôn ", "T."),
                        lambda text: text.replace("Thôn ", "Thôn"), lambda text: text.removeprefix("Thôn "), lambda text: f"{text} - xã Kim Tân"))  # fmt: skip
    return another(draw, files, IN_VILLAGE, form)


@kind("seen")
def village_of_look_alike_letters(draw: Random, files: Files) -> Damage:
    """Letters that look the same: decomposed, Eth for Đ, Cyrillic, invisible ones between."""
    form = draw.choice((lambda text: unicodedata.normalize("NFD", text), lambda text: text.replace("Đ", "Ð"), lambda text: text.replace("T", "Т"),
                        lambda text: text.replace("h", "h\u200b"), lambda text: text.replace("n", "п"), lambda text: text + "\u200b"))  # fmt: skip
    return another(draw, files, IN_VILLAGE, form)


@kind("seen")
def village_mistyped(draw: Random, files: Files) -> Damage:
    """A village that does not exist, like one that does."""
    word = draw.choice(("Thôn 3", "Thôn Đông Sơn 2", "Thôn I", "Thn 1", "Tổ 1", "Thôn 12", "Làng 1"))
    return another(draw, files, IN_VILLAGE, lambda _: word)


@kind("seen")
def column_in_a_font_of_old(draw: Random, files: Files) -> Damage:
    """TCVN3 or VNI in one column of words, the rest Unicode."""
    path, codes = draw.choice([(path, codes) for columns in (PEOPLES, IN_VILLAGE) for path, codes in columns.items()])
    records, font = files.records(path), draw.choice((tcvn3, vni))
    place = records[0].index(codes[0])
    for row in records[1:]:
        row[place] = font(row[place])
    files.put(path, records)
    return Damage(path, f"cột {codes[0]} theo phông {font.__name__}: {records[1][place]!r}", columns=frozenset(codes))


@kind("seen")
def cell_in_a_font_of_old(draw: Random, files: Files) -> Damage:
    """TCVN3 or VNI in one cell of words."""
    font = draw.choice((tcvn3, vni))
    texts = {path: ["village", "ethnicity", "helper", "name", "responsible"] for path in TABLES}
    return another(draw, files, texts, font)


@kind("seen")
def cell_decoded_wrongly(draw: Random, files: Files) -> Damage:
    """`ThÃ´n`: UTF-8 read as Windows-1252 and saved again."""
    texts = {path: ["village", "ethnicity", "helper", "name", "responsible"] for path in TABLES}
    return another(draw, files, texts, lambda text: text.encode().decode("cp1252", "replace"))


@kind("seen")
def names_in_decomposed_letters(draw: Random, files: Files) -> Damage:
    """A whole file in decomposed Unicode, as some machines save it."""
    path = draw.choice(TABLES)
    files[path] = unicodedata.normalize("NFD", files.text(path)).encode()
    return damage(path, "cả tệp ở dạng Unicode tổ hợp")


@kind("seen")
def eth_for_d_in_a_column(draw: Random, files: Files) -> Damage:
    """Ð (Eth) for Đ wherever it stands in a file."""
    path = draw.choice([path for path in TABLES if "Đ" in files.text(path)])
    files[path] = files.text(path).replace("Đ", "Ð").encode()
    return damage(path, "Ð thay cho Đ")


@kind("seen")
def name_and_number_in_one_cell(draw: Random, files: Files) -> Damage:
    """`Thôn 1 (299 hộ)`: two things in one cell."""
    records = files.records(path := draw.choice((VILLAGES, LAST_VILLAGES, TARGETS)))
    place = a_cell(draw, records, ["village"], lambda text: text != "Tổng cộng")
    return put_cell(files, path, records, place, f"{records[place[0]][place[1]]} (299 hộ)")


_TCVN3 = dict(zip("àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĐĂÂÊÔƠƯ",
                  "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ§¡¢£¤¥¦", strict=True))  # fmt: skip
_VNI = dict(zip("àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĐ",
                ["aø", "aù", "aû", "aõ", "aï", "aê", "aè", "aé", "aú", "aü", "aë", "aâ", "aà", "aá", "aå", "aã", "aä", "ñ", "eø", "eù", "eû", "eõ", "eï", "eâ", "eà", "eá", "eå", "eã", "eä", "ì", "í", "æ", "ó", "ò", "oø", "où", "oû", "oõ", "oï", "oâ", "oà", "oá", "oå", "oã", "oä", "ô", "ôø", "ôù", "ôû", "ôõ", "ôï", "uø", "uù", "uû", "uõ", "uï", "ö", "öø", "öù", "öû", "öõ", "öï", "yø", "yù", "yû", "yõ", "î", "Ñ"], strict=True))  # fmt: skip


def tcvn3(text: str) -> str:
    """The text as the font encoding TCVN3 (ABC) shows it when read as Windows-1252."""
    return "".join(_TCVN3.get(letter, letter) for letter in text)


def vni(text: str) -> str:
    """The text as the font encoding VNI shows it when read as Windows-1252."""
    return "".join(_VNI.get(letter, letter) for letter in text)
