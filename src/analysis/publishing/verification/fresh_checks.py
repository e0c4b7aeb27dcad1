"""The checks that need the notebooks run again: figures and pages, then the forms made from those pages."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from analysis.publishing.reports import BY_NAME
from analysis.publishing.verification.deviation import Check, guarded
from analysis.publishing.verification.files_check import recorded_inputs
from analysis.publishing.verification.folder_read import ReportFolder
from analysis.publishing.verification.forms_check import NAME as FORMS
from analysis.publishing.verification.forms_check import Forms, check_forms
from analysis.publishing.verification.recompute import NAME as RECOMPUTED
from analysis.publishing.verification.recompute import check_recomputed
from analysis.publishing.verification.rerun import Rerun, only_recorded, rerun
from analysis.publishing.workplace import workplace


def fresh_checks(folder: ReportFolder, data_dir: Path, inputs: Check, notebooks: Path, wanted: bool) -> Iterator[Check]:
    """The checks against a fresh run; without one, what they leave unchecked."""
    if not wanted:
        for name, what in ((RECOMPUTED, "tính lại từng số liệu từ tệp số liệu"), (FORMS, "bản Word, Excel, PDF")):
            check = Check(name)
            check.leave(what, "không yêu cầu: --no-recompute")
            yield check
        return
    recorded = recorded_inputs(folder)
    gone = [deviation.where for deviation in inputs.deviations if deviation.where in recorded]
    # the forms are made while the notebooks run in processes of their own
    with (
        workplace() as aside,
        ThreadPoolExecutor(1) as beside,
    ):
        forms = Forms(folder, aside, beside)
        if gone:
            why = f"không tính lại được vì các tệp số liệu này đã đổi hoặc không còn: {', '.join(gone)}"
            yield Check(RECOMPUTED, skipped=why)
            fresh = Rerun()
        else:
            with only_recorded(recorded, data_dir, bool(inputs.deviations)) as source:
                fresh = rerun(folder, source, notebooks, forms.make)
                yield guarded(RECOMPUTED, check_recomputed, folder, fresh)
        for report in folder.reports:
            if report in BY_NAME and report not in fresh.reports:
                # what the executed notebook shows is the next best thing to hold the forms against
                with suppress(Exception):  # a notebook that gives no page is told by the check of the text
                    forms.make(report, folder.composed(report).document)
        yield guarded(FORMS, check_forms, folder, forms)
