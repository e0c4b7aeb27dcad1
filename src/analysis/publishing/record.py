"""run.json: what a reader needs to trace a report: parameters, inputs with checksums, versions, commit, times."""

from __future__ import annotations

import hashlib
import json
import subprocess
from datetime import datetime
from pathlib import Path

from analysis.project import ROOT


def commit() -> dict[str, str | bool | None]:
    """The project's git commit and whether tracked files differ from it; None outside a git checkout."""
    try:
        head = _git("rev-parse", "HEAD")
        return {"id": head, "modified": bool(_git("status", "--porcelain", "--untracked-files=no"))}
    except (OSError, subprocess.CalledProcessError):
        return {"id": None, "modified": None}


def _git(*words: str) -> str:
    run = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=True)
    return run.stdout.strip()


def report_record(
    record: dict, html: Path, notebook: Path, figures: int, started: datetime, finished: datetime
) -> dict:
    """What run.json says of one report; `record` is what its provenance block carries."""
    return {
        **record,
        "started": started.isoformat(timespec="seconds"),
        "finished": finished.isoformat(timespec="seconds"),
        "figures": figures,
        "files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (html, notebook)},
    }


def write_run(folder: Path, reports: dict[str, dict], started: datetime, finished: datetime) -> None:
    """run.json of the folder: the newest run at the top level, and each report with its own record.

    A report kept from an earlier run keeps its record, so its inputs and versions stay traceable.
    """
    path = folder / "run.json"
    known = json.loads(path.read_text(encoding="utf-8"))["reports"] if path.is_file() else {}
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
        "reports": {**known, **reports},
    }
    path.write_text(json.dumps(run, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
