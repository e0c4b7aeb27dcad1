"""Notebooks -> a unit's reports of a year: executed, checked, and put in place all at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.document.blocks import Document
from analysis.document.write import Exports, write_exports
from analysis.intake.files import InputFile
from analysis.parameters import Parameters
from analysis.project import NOTEBOOKS
from analysis.publishing.beside import beside, written
from analysis.publishing.composed import composed
from analysis.publishing.errors import PublishingError
from analysis.publishing.figures import Line, figures_of_notebook, lines, read_lines, record_of_notebook, write_lines
from analysis.publishing.folder import replaced
from analysis.publishing.front_pages import write_front_pages
from analysis.publishing.made import made_files
from analysis.publishing.manner import ALONE, Manner
from analysis.publishing.notebook_file import write_notebook
from analysis.publishing.one_input import check_across, check_inputs, of_other_inputs
from analysis.publishing.page import page_of_composed
from analysis.publishing.progress import steps
from analysis.publishing.public_notebook import made_public
from analysis.publishing.record import Before, commit, report_record, standing, write_run
from analysis.publishing.reports import BY_NAME, DOCUMENTS, FORMS, WHOLE, Report
from analysis.publishing.revisions.earlier import Earlier, read_earlier
from analysis.publishing.revisions.log import LOG, is_log
from analysis.publishing.revisions.revise import revised
from analysis.publishing.run import Run, run_notebooks
from analysis.publishing.signature import SIGNATURE, refuse_unsigned, sign
from analysis.publishing.sisters import sisters
from analysis.publishing.workplace import workplace
from analysis.run_record import ReportRecord

if TYPE_CHECKING:
    from analysis.publishing.public import PublicEdition


def publish(
    parameters: Parameters,
    names: Sequence[str],
    out_dir: Path,
    unit_name: str,
    notebooks: Path = NOTEBOOKS,
    tell: Callable[[str], object] = lambda _: None,
    formats: Sequence[str] = FORMS,
    inputs: Sequence[InputFile] | None = None,
    say: Callable[[str], object] = lambda _: None,
    key: bytes | None = None,
    manner: Manner = ALONE,
    public: PublicEdition | None = None,
) -> list[Path]:
    """The files a reader opens, in `out_dir/UNIT/YEAR` (or YEAR-H1); reports not named stay as they are.

    `tell`: is given a line for every
    form (PDF) that this machine cannot make and every file of people that had to change its name; `say` at once what
    the run waits for. `formats`: the forms wanted beside the page. `inputs`: the files that were checked, where they
    were: every notebook must have read the same. `key`: signs the record. `public`: what a public edition withholds.
    Only what an earlier run made goes; what people laid there stays. Nothing appears unless every report named was made
    and passed its checks; raises PublishingError otherwise.
    """
    started = datetime.now(UTC).astimezone()
    target = out_dir / parameters.unit / parameters.folder
    with replaced(target, goes_on={LOG: is_log}, tell=tell, say=say) as staging, workplace() as aside:
        # a log would tell what an earlier public edition gave and this one withholds
        earlier = read_earlier(target) if public is None else Earlier()
        if public is not None:
            (staging / LOG).unlink(missing_ok=True)
            told_before = read_lines(target / "figures.csv")
        # a full run does not need what is there, and so mends it too; the log of revisions is only ever added to
        whole = set(names) in (WHOLE if public is None else (DOCUMENTS,))
        if whole:
            for left in [path for path in staging.iterdir() if path.name != LOG]:
                left.unlink()
        if key is not None:
            refuse_unsigned(target, key, _kept(target, names))
        (staging / SIGNATURE).unlink(missing_ok=True)
        before = Before() if whole else standing(target)
        figures, records, exports = {} if whole else read_lines(target / "figures.csv"), {}, {}
        known = sisters(names, staging if whole else target)
        source = commit()
        runs = run_notebooks(
            [BY_NAME[name] for name in names],
            notebooks,
            parameters.model_dump(exclude={"period"}),
            aside,
            progress=manner.progress,
        )
        with beside(len(names) if manner.beside else 1, formats) as other_forms, closing(runs):
            for name, run in zip(names, runs, strict=True):
                wanted = [form for form in BY_NAME[name].exports if form in formats]
                figures[name], records[name], document = _make(
                    BY_NAME[name],
                    run,
                    parameters,
                    staging,
                    unit_name,
                    earlier,
                    inputs,
                    {"reports": known, "forms": wanted},
                    source,
                )
                check_across(records)
                given = document, staging / f"{name}.html", wanted
                exports[name] = other_forms.submit(write_exports, *given), given
            made = _forms_made(exports, manner)
        if public is not None:
            public.check(figures)
            for line in public.taken_back(told_before, figures):
                tell(line)
            records = {name: record.without_checksums() for name, record in records.items()}
        for line in dict.fromkeys(line for part in made.values() for line in part.told):
            tell(line)
        for line in of_other_inputs(records, before.reports):
            tell(line)
        write_lines(staging / "figures.csv", {name: figures[name] for name in BY_NAME if name in figures})
        write_run(staging, records, started, datetime.now(UTC).astimezone(), before, public.record if public else None)
        if key is not None:
            sign(staging, key)
    front = write_front_pages(out_dir, tell, say) if manner.index else []
    return [
        *(target / f"{name}.html" for name in names),
        *(target / path.name for part in made.values() for path in part.files),
        target / "figures.csv",
        target / "run.json",
        *front,
    ]


def _forms_made(exports: Mapping[str, tuple[Future[Exports], tuple]], manner: Manner) -> dict[str, Exports]:
    """What was written beside each page, by report; waits for the forms begun."""
    with steps("Word, Excel, PDF", "báo cáo", len(exports), shown=manner.progress) as bar:
        made = {}
        for name, (job, given) in exports.items():
            made[name] = written(job, *given)
            bar.update()
    return made


def _kept(folder: Path, names: Sequence[str]) -> list[str]:
    """The files of earlier runs that this one carries on, and a signature would vouch for.

    A folder never signed is taken into signing with the log it has.
    """
    others = [name for name in sorted(made_files(folder)) if name.partition(".")[0] in set(BY_NAME) - set(names)]
    if others:
        return [*others, "figures.csv", LOG]
    return [LOG] if (folder / SIGNATURE).is_file() else []


def _make(
    report: Report,
    run: Run,
    parameters: Parameters,
    folder: Path,
    unit_name: str,
    earlier: Earlier,
    inputs: Sequence[InputFile] | None,
    links: dict[str, list[str]],
    source: dict[str, str | bool | None],
) -> tuple[list[Line], ReportRecord, Document]:
    executed = run.executed
    # what the page links to is kept with the run: whoever verifies writes the same page again
    executed.metadata["giamngheo"] = {"report": report.name, **links}
    if parameters.edition == "public":
        executed.metadata["giamngheo"]["edition"] = "public"
    figures = figures_of_notebook(executed)
    if not figures:
        raise PublishingError(f"Báo cáo {report.title} không có số liệu nào.")
    own_lines, record = lines(report.name, figures), record_of_notebook(executed)
    if inputs is not None:
        check_inputs(record, inputs, report)
    if parameters.edition == "public":
        executed = made_public(executed)
    executed, more = revised(
        executed, report.name, own_lines, record | {"commit": source}, earlier, folder, run.started
    )
    edition = ", bản công khai" if parameters.edition == "public" else ""
    title = f"{report.title} {parameters.year} – {unit_name}{edition}"
    html, kept = folder / f"{report.name}.html", folder / f"{report.name}.executed.ipynb"
    made = composed(executed, title)
    html.write_text(page_of_composed(made, executed), encoding="utf-8")
    write_notebook(executed, kept)
    finished = datetime.now(UTC).astimezone()
    more |= {"title": title, "unit_name": unit_name, "commit": source}
    return own_lines, report_record(record, html, kept, len(figures), run.started, finished, **more), made.document
