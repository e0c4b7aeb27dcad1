"""What stands under a page on screen alone (về bản điện tử này): links to its sister files, the index and the method,
its revisions.

What is printed, signed and sent has none of it; whoever reads the page on a screen finds the way on from here.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from analysis.publishing.rendered import render
from analysis.publishing.reports import BY_NAME, Report

FORM_NAMES = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF"}
INDEX, METHOD = "../../index.html", "../../method.html"


def colophon(
    report: Report | None, reports: Sequence[str], forms: Sequence[str], note: Markup, *, public: bool = False
) -> Markup:
    """The block; nothing under a page that is no report of ours.

    `reports`: names of those in the folder; `forms`: suffixes of the page's other forms; `note`: the revision note of a
    document; `public`: of a public edition, whose folder stands alone: nothing in it leads to the list of all reports.
    """
    if report is None:
        return Markup("")
    others = [(BY_NAME[name].title, f"{name}.html") for name in reports if name != report.name]
    links = [(FORM_NAMES[form], f"{report.name}.{form}") for form in FORM_NAMES if form in forms]
    return render(
        "colophon.html", report=report, others=others, forms=links, index=INDEX, method=METHOD, note=note, public=public
    )
