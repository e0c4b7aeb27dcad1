"""run.json: what a reader needs to trace a report: parameters, inputs with checksums, versions, commit, times."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from analysis.project import ROOT
from analysis.publishing.bounds import read_json
from analysis.publishing.errors import PublishingError
from analysis.publishing.made import sum_of
from analysis.publishing.seal import sealed, written
from analysis.run_record import Changes, Commit, ReportRecord, RunRecord, Times, Withheld

ANEW = "Đổi tên tệp này hoặc chuyển ra khỏi thư mục rồi lập lại, không dùng --only."


def commit(root: Path = ROOT) -> dict[str, Any]:
    """The project's git commit and whether tracked files differ from it; None outside a git checkout of its own."""
    try:
        # a copy of the project inside somebody else's repository has no commit of its own
        if Path(_git(root, "rev-parse", "--show-toplevel")).resolve() != root.resolve():
            return {"id": None, "modified": None}
        return {
            "id": _git(root, "rev-parse", "HEAD"),
            "modified": bool(_git(root, "status", "--porcelain", "--untracked-files=no")),
        }
    except (OSError, subprocess.SubprocessError):
        return {"id": None, "modified": None}


def _git(root: Path, *words: str) -> str:
    run = subprocess.run(
        ["git", "-C", str(root), *words], capture_output=True, encoding="utf-8", check=True, timeout=30
    )
    return run.stdout.strip()


def read_run(path: Path) -> RunRecord:
    """run.json as found; one that says nothing where there is none; raises PublishingError for a file that is no record."""
    try:
        run = read_json(path)
    except FileNotFoundError:
        return RunRecord()
    except (OSError, ValueError) as error:
        raise PublishingError(f"{path}: không đọc được ({error}). {ANEW}") from None
    if not isinstance(run, dict) or not isinstance(run.get("reports"), dict):
        raise PublishingError(f"{path}: không phải hồ sơ của một lần lập báo cáo. {ANEW}")
    return RunRecord.found(run)


@dataclass(frozen=True)
class Before:
    """What of an earlier run stays beside the reports made now: their records, as they stand; the files finished by hand,
    as they had been made.
    """

    reports: Mapping[str, Any] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


def standing(folder: Path) -> Before:
    """What a run of a few reports leaves as it is; raises PublishingError for a record that cannot be read.

    A file finished by hand keeps the checksum with which it was made: whoever verifies is told of it.
    """
    run = read_run(folder / "run.json")
    # one that is as it was made is copied with its record, or not made any more
    finished = {name: sha for name, sha in run.files.items() if sum_of(folder / name) not in (None, sha)}
    return Before(run.reports_as_they_stand, finished)


def report_record(
    record: Mapping[str, Any],
    html: Path,
    notebook: Path,
    figures: int,
    started: datetime,
    finished: datetime,
    **more: Any,
) -> ReportRecord:
    """What run.json says of one report; `record` is what its provenance block carries, `more` what publishing adds."""
    own = {
        "started": started.isoformat(timespec="seconds"),
        "finished": finished.isoformat(timespec="seconds"),
        "figures": figures,
        "files": {path.name: _sha256(path) for path in (html, notebook)},
    }
    return ReportRecord(**{**record, **more, **own})


def write_run(
    folder: Path,
    reports: Mapping[str, ReportRecord],
    started: datetime,
    finished: datetime,
    before: Before,
    disclosure: dict | None = None,
) -> None:
    """run.json of the folder: the newest run at the top level, each report with its own record, every file with its
    checksum.

    A report kept from an earlier run keeps its record (`before`), so its inputs and versions stay traceable.
    `disclosure`: what a public edition says of what it withholds.
    """
    path = folder / "run.json"
    latest = next(iter(reports.values()))
    inputs = {file.path: file for report in reports.values() for file in report.inputs}
    withheld: dict[str, Any] = {} if disclosure is None else {"disclosure": Withheld(**disclosure)}
    run = RunRecord(
        parameters=latest.parameters,
        inputs=[inputs[name] for name in sorted(inputs)],
        versions=latest.versions,
        commit=Commit(**commit()),
        times=Times(
            started=started.isoformat(timespec="seconds"),
            finished=finished.isoformat(timespec="seconds"),
        ),
        synthetic=latest.synthetic,
        standard=latest.standard,
        **withheld,
        revision=_revision(reports),
        reports=dict(reports),
        files=dict(sorted({**before.files, **_files(folder)}.items())),
    ).written()
    # what another run wrote of its reports stays as it stands
    run["reports"] = {**before.reports, **run["reports"]}
    path.write_text(written(sealed(run)), encoding="utf-8")


def write_files_record(folder: Path) -> None:
    """run.json of a folder that holds no reports: the files that were made, each with its checksum."""
    run = RunRecord(files=_files(folder)).written()
    (folder / "run.json").write_text(written(sealed(run)), encoding="utf-8")


def _files(folder: Path) -> dict[str, str]:
    return {file.name: _sha256(file) for file in sorted(folder.iterdir()) if file.name != "run.json"}


def _revision(reports: Mapping[str, ReportRecord]) -> Changes:
    """How many figures this run changed, over its reports, since the newest run it replaced."""
    own = [report.revision for report in reports.values() if report.revision]
    return Changes(
        since=max((revision.since for revision in own if revision.since), default=None),
        figures_changed=sum(revision.figures_changed for revision in own),
        figures_added=sum(revision.figures_added for revision in own),
        figures_removed=sum(revision.figures_removed for revision in own),
    )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
