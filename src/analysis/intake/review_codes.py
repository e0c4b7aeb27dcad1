"""The codes of objectives.csv that the review itself answers, and the words of its column `source` that say so."""

from __future__ import annotations

from analysis.intake.text import fold

REVIEW_WORDS = frozenset({"review", "ra soat", "ket qua ra soat", "tinh tu ra soat"})
# what each means: analysis.evaluation.measures, which answers exactly these
REVIEW_CODES = (
    "MT.GIAM_NGHEO",
    "MT.VAY_VON",
    "MT.BHYT",
    "MT.BHYT_TRE_EM",
    "MT.TRE_DI_HOC",
    "MT.TRE_SUY_DINH_DUONG",
    "MT.PHAN_CONG_GIUP_DO",
    "MT.SO_HO_VAY",
    "MT.HT_Y_TE",
    "MT.HT_GIAO_DUC",
    "MT.HT_SAN_XUAT",
    "MT.HT_TIN_DUNG",
    "MT.HT_NHA_O",
    "MT.HT_NUOC_SACH",
    "MT.HT_THONG_TIN",
    "MT.HT_TIEN_DIEN",
    "MT.HT_PHAP_LY",
    "MT.HT_DOT_XUAT",
    "MT.DANG_KY_THOAT",
)


def from_review(source: object) -> bool:
    """Whether the cell says that the review answers the line."""
    return fold(str(source or "")) in REVIEW_WORDS
