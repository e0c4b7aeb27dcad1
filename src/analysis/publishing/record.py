"""run.json: what a reader needs to trace a report: parameters, inputs with checksums, versions, commit, times."""

from __future__ import annotations

import hashlib
import json
import subprocess
from datetime import datetime
from pathlib import Path

from analysis.project import ROOT
from analysis.publishing.errors import PublishingError
from analysis.publishing.reports import BY_NAME, FORMS

SUFFIXES = ("html", "executed.ipynb", *FORMS)


def commit(root: Path = ROOT) -> dict[str, str | bool | None]:
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


def read_run(path: Path) -> dict:
    """run.json as written; nothing where there is none; raises PublishingError for a file that is not one."""
    try:
        run = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise PublishingError(f"{path}: không đọc được ({error}); xóa thư mục này rồi lập lại cả ba báo cáo.") from None
    if not isinstance(run, dict) or not isinstance(run.get("reports"), dict):
        raise PublishingError(f"{path}: không phải hồ sơ của một lần lập báo cáo; xóa thư mục này rồi lập lại.")
    return run


def report_record(
    record: dict, html: Path, notebook: Path, figures: int, started: datetime, finished: datetime, **more: object
) -> dict:
    """What run.json says of one report; `record` is what its provenance block carries, `more` what publishing adds."""
    return {
        **record,
        **more,
        "started": started.isoformat(timespec="seconds"),
        "finished": finished.isoformat(timespec="seconds"),
        "figures": figures,
        "files": {path.name: _sha256(path) for path in (html, notebook)},
    }


def write_run(folder: Path, reports: dict[str, dict], started: datetime, finished: datetime) -> None:
    """run.json of the folder: the newest run at the top level, and each report with its own record.

    A report kept from an earlier run keeps its record, so its inputs and versions stay traceable.
    """
    path = folder / "run.json"
    known = read_run(path).get("reports", {})
    latest = next(iter(reports.values()))
    inputs = {file["path"]: file for report in reports.values() for file in report["inputs"]}
    run = {
        "parameters": latest["parameters"],
        "inputs": [inputs[name] for name in sorted(inputs)],
        "versions": latest["versions"],
        "commit": commit(),
        "times": {
            "started": started.isoformat(timespec="seconds"),
            "finished": finished.isoformat(timespec="seconds"),
        },
        "synthetic": latest["synthetic"],
        "standard": latest["standard"],
        "revision": _revision(reports),
        "reports": {**known, **reports},
        "files": {
            file.name: _sha256(file) for file in sorted(folder.iterdir()) if file != path and made_by_a_run(file)
        },
    }
    path.write_text(written(sealed(run)), encoding="utf-8")


def sealed(run: dict) -> dict:
    """The record with its own checksum, over everything else in it: a change made by hand shows."""
    rest = {key: value for key, value in run.items() if key != "checksum"}
    return {**rest, "checksum": hashlib.sha256(written(rest).encode()).hexdigest()}


def written(run: dict) -> str:
    """The record as run.json has it, byte for byte."""
    return json.dumps(run, ensure_ascii=False, indent=2) + "\n"


def made_by_a_run(file: Path) -> bool:
    """Whether a run makes such a file; what a person laid beside it (a signed scan) is none of its business."""
    report, _, suffix = file.name.partition(".")
    made = file.name in {"figures.csv", "revisions.csv", "run.json"} or (report in BY_NAME and suffix in SUFFIXES)
    return made and file.is_file()


def _revision(reports: dict[str, dict]) -> dict:
    """How many figures this run changed, over its reports, since the newest run it replaced."""
    own = [report["revision"] for report in reports.values() if "revision" in report]
    since = [str(revision["since"]) for revision in own if revision["since"]]
    counts = ("figures_changed", "figures_added", "figures_removed")
    return {"since": max(since, default=None), **{name: sum(part[name] for part in own) for name in counts}}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
