"""Parts II.3 and II.4: what the projects and the policies came to, in kind; the annex has their money."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import Figure, plain
from analysis.document.shown import Shown
from analysis.presentation.page import PageOf
from analysis.presentation.plan.lines import is_policy, text_of
from analysis.presentation.report.lines import counted_things, quantity
from analysis.presentation.report.words import counted, of_row, said
from analysis.presentation.said import Said, as_bullets, as_paragraphs

MOST = 12


def report_projects(page: PageOf, results: pd.DataFrame | None) -> Shown:
    """II.3: the projects (DA…), a line each. `results`: programme_results."""
    return _part(page, results, policies=False)


def report_policies(page: PageOf, results: pd.DataFrame | None) -> Shown:
    """II.4: the policies (CS…), a line each."""
    return _part(page, results, policies=True)


def _part(page: PageOf, results: pd.DataFrame | None, *, policies: bool) -> Shown:
    if results is None or page.data.programme is None or page.data.programme.empty:
        return as_paragraphs(said("projects.no_file", year=page.year))
    lines = [_line(row, results) for _, row in page.data.programme.iterrows() if is_policy(row["code"]) == policies]
    if not lines:
        return as_paragraphs(said("projects.none", year=page.year))
    which = "policies_beyond" if policies else "projects_beyond"
    more = [said("projects.beyond", more=counted(which, len(lines) - MOST, "dòng"))] if len(lines) > MOST else []
    return as_bullets(*lines[:MOST], *more)


def _line(row: pd.Series, results: pd.DataFrame) -> Said:
    code, name = row["code"], text_of(row, "name").rstrip(" .;")
    planned, done = (Figure("programme", code, column, plain(results.at[code, column]), "") for column in ("planned", "actual"))  # fmt: skip
    key = {(False, False): "both", (True, False): "actual_only", (False, True): "planned_only", (True, True): "silent"}
    share = of_row("programme", results, code, "achieved", "%")
    known = key[planned.value is None, done.value is None]
    return said(
        # of a plan of nought nothing is a share
        f"projects.{'nothing_planned' if known == 'both' and share.value is None else known}",
        name=name,
        planned=quantity(planned),
        actual=quantity(done),
        things=counted_things(row).text,
        achieved=share,
    )
