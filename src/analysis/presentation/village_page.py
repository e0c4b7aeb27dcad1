"""The identities of forms T2 and T3 on the page, in one sentence where all of them hold."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.document.shown import Shown
from analysis.presentation.numbers import integer
from analysis.presentation.page import PageOf
from analysis.presentation.prose import paragraphs
from analysis.presentation.review_page import identity_sentences


def identity_page(
    page: PageOf, poor: Mapping[str, pd.DataFrame], near_poor: Mapping[str, pd.DataFrame], classes: pd.DataFrame
) -> Shown:
    """The identities of T2 and T3 in one sentence where all hold, else each with the rows where it fails."""
    each = identity_sentences(page, dict(poor), dict(near_poor), classes)
    lines = each.text.splitlines()
    if not all(line.endswith(f"đúng ở mọi {page.places} và tổng.") for line in lines):
        return each
    return paragraphs(
        f"Đã kiểm tra {integer(len(lines))} đẳng thức (đầu kỳ − giảm + tăng = cuối kỳ của biểu T2, T3; hai biểu khớp nhau; cuối kỳ khớp biểu T1), "
        f"theo hộ và nhân khẩu: đều đúng ở mọi {page.places} và ở dòng tổng."
    )
