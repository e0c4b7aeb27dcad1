"""Whether a word can be a syllable of Vietnamese: the test that tells letters from the glyphs of an old font.

Two measures. `is_syllable` is strict: onset, rime and tone as the spelling of Vietnamese has them. `may_be_right` is
lenient: misplaced tones and the names of other peoples (Blôm, Niê, Đắk, H'Bia) pass, for they stand in real registers.
"""

from __future__ import annotations

import re
import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"
ACUTE_OR_DOT = "\u0301\u0323"
ONSET = "ngh|ng|nh|kh|gh|gi|ch|ph|qu|th|tr|[bcdđghklmnprstvx]|"
SPELT = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê
êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang
oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya
uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
ynh ych yt
"""
RIMES = frozenset(SPELT.split())
VOWELS = "aăâeêioôơuưy"
# as the rimes without what closes them, and the open ones of other peoples' names (Niê, Puô)
_VOWELS = (re.match(f"[{VOWELS}]+", rime) for rime in RIMES)
NUCLEI = frozenset(found[0] for found in _VOWELS if found) | {"ie", "uă", "uâ", "iă", "oo", "ea"}
STRICT = re.compile(f"({ONSET})(.+)")
LENIENT = re.compile(f"[^{VOWELS}\\W\\d_]*([{VOWELS}]+)[^{VOWELS}\\W\\d_]*")
# a glide that closes the rime never bears the tone: "aõ", "eù" are two glyphs of VNI, never ão, èu
TONE_ON_GLIDE = re.compile(f"[ae][ou][{TONES}]$")


def is_syllable(word: str) -> bool:
    """Whether the word is spelt as a Vietnamese syllable: `"Nguyễn"` is, `"NguyÔn"`, `"Blôm"` are not."""
    plain, tones = _without_tones(word)
    match = STRICT.fullmatch(plain)
    if match is None or len(tones) > 1 or TONE_ON_GLIDE.search(unicodedata.normalize("NFD", word.lower())):
        return False
    onset, rime = match.groups()
    known = rime in RIMES or (onset == "gi" and "i" + rime in RIMES) or (onset == "qu" and "u" + rime in RIMES)
    if onset in ("k", "gh", "ngh") and rime[0] not in "ieêy":
        return False
    closed = rime.endswith(("p", "t", "c", "ch"))
    return known and not (closed and tones and tones not in ACUTE_OR_DOT)


def may_be_right(word: str) -> bool:
    """Whether the word may stand in a right text: every letter is of the alphabet and its vowels can follow one another."""
    decomposed = unicodedata.normalize("NFD", word.lower().replace("ð", "đ").replace("\xad", ""))
    if TONE_ON_GLIDE.search(decomposed):
        return False
    plain, tones = _without_tones(decomposed)
    match = LENIENT.fullmatch(plain)
    if match is None or len(tones) > 1 or not all(letter.isascii() or letter in VOWELS + "đ" for letter in plain):
        return False
    vowels = match[1]
    return vowels in NUCLEI or (plain.startswith(("qu", "gi")) and vowels[1:] in NUCLEI)


def _without_tones(word: str) -> tuple[str, str]:
    """The word without its marks of tone, lower case, and those marks."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = "".join(mark for mark in decomposed if mark in TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in TONES)), tones
