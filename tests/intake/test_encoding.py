import pytest

from analysis.intake.encoding import TCVN3_WORDS, VNI_WORDS, decode
from analysis.project import RAW, ROOT

VIETNAMESE_FILES = [*RAW.rglob("*.csv"), *RAW.rglob("*.toml"), *(ROOT / "src").rglob("*.toml"), ROOT / "README.vi.md"]


@pytest.mark.parametrize("path", VIETNAMESE_FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_vietnamese_text_is_no_font_encoding(path):
    text = path.read_text(encoding="utf-8")
    assert decode(text.encode()).text == text
    assert not [word for word in (*TCVN3_WORDS, *VNI_WORDS) if word in text.lower()]
