"""run.json: what a reader needs to trace a report: parameters, inputs with checksums, versions, commit, times."""

from __future__ import annotations

import hashlib
import subprocess
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from analysis.project import ROOT
from analysis.publishing.bounds import read_json
from analysis.publishing.errors import PublishingError
from analysis.publishing.made import sum_of
from analysis.publishing.seal import sealed, written

ANEW = "Đổi tên tệp này hoặc chuyển ra khỏi thư mục rồi lập lại, không dùng --only."


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
        run = read_json(path)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise PublishingError(f"{path}: không đọc được ({error}). {ANEW}") from None
    if not isinstance(run, dict) or not isinstance(run.get("reports"), dict):
        raise PublishingError(f"{path}: không phải hồ sơ của một lần lập báo cáo. {ANEW}")
    return run


@dataclass(frozen=True)
class Before:
    """What of an earlier run stays beside the reports made now: their records; the files finished by hand, as they had
    been made.
    """

    reports: dict[str, dict] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


def standing(folder: Path) -> Before:
    """What a run of a few reports leaves as it is; raises PublishingError for a record that cannot be read.

    A file finished by hand keeps the checksum with which it was made: whoever verifies is told of it.
    """
    run = read_run(folder / "run.json")
    files = run.get("files")
    known = files if isinstance(files, dict) else {}
    # one that is as it was made is copied with its record, or not made any more
    finished = {name: sha for name, sha in known.items() if sum_of(folder / name) not in (None, sha)}
    return Before(run.get("reports", {}), finished)


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


def write_run(
    folder: Path,
    reports: dict[str, dict],
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
        **({} if disclosure is None else {"disclosure": disclosure}),
        "revision": _revision(reports),
        "reports": {**before.reports, **reports},
        "files": dict(sorted({**before.files, **_files(folder)}.items())),
    }
    path.write_text(written(sealed(run)), encoding="utf-8")


def write_files_record(folder: Path) -> None:
    """run.json of a folder that holds no reports: the files that were made, each with its checksum."""
    (folder / "run.json").write_text(written(sealed({"files": _files(folder)})), encoding="utf-8")


def _files(folder: Path) -> dict[str, str]:
    return {file.name: _sha256(file) for file in sorted(folder.iterdir()) if file.name != "run.json"}


def _revision(reports: dict[str, dict]) -> dict:
    """How many figures this run changed, over its reports, since the newest run it replaced."""
    own = [report["revision"] for report in reports.values() if "revision" in report]
    since = [str(revision["since"]) for revision in own if revision["since"]]
    counts = ("figures_changed", "figures_added", "figures_removed")
    return {"since": max(since, default=None), **{name: sum(part[name] for part in own) for name in counts}}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
