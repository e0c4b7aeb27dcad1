"""Reports changed by somebody who knows how they are made: files mended, checksums and record sealed anew."""

import hashlib
import io
import json
import zipfile

from analysis.publishing.seal import sealed, written


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def resealed(folder, change=lambda run: None):
    """run.json changed by somebody who knows how its checksum is made."""
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    change(run)
    (folder / "run.json").write_text(written(sealed(run)), encoding="utf-8")


def replaced(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def covered(folder, *names):
    """The tamperer also mends the recorded checksums of the files."""

    def change(run):
        for name in names:
            run["files"][name] = sha256(folder / name)
            for files in (record["files"] for record in run["reports"].values()):
                if name in files:
                    files[name] = sha256(folder / name)

    resealed(folder, change)


def forged(folder, report, old, new):
    """The same words in page and executed notebook, and everything sealed anew."""
    names = f"{report}.html", f"{report}.executed.ipynb"
    for name in names:
        escaped = name.endswith("ipynb")
        replaced(
            folder / name, *(json.dumps(text, ensure_ascii=False)[1:-1] if escaped else text for text in (old, new))
        )
    covered(folder, *names)


def of_another_commit(folder):
    """The record names other software than that of today."""

    def change(run):
        for record in run["reports"].values():
            record["commit"] = {"id": "b" * 40, "modified": False}

    resealed(folder, change)


def zip_changed(path, part, old, new):
    """One part of an Office file with other words in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            data = before.read(entry)
            if entry.filename == part:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode(), 1)
            after.writestr(entry, data)
    path.write_bytes(made.getvalue())
