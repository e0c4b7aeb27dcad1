"""Reports changed by somebody who knows how they are made: files mended, checksums and record sealed anew."""

import hashlib
import io
import json
import re
import zipfile

import nbformat

from analysis.document.bundle import DOCUMENT_MIME
from analysis.publishing.seal import sealed, written


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def resealed(folder, change=lambda run: None):
    """run.json changed by somebody who knows how its checksum is made."""
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    change(run)
    (folder / "run.json").write_text(written(sealed(run)), encoding="utf-8")


def replaced(file, old, new, times=1):
    """The words of a file: where they first stand; `times` −1: wherever they stand."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, times), encoding="utf-8")


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
    """The same words in page and executed notebook, there as HTML and as data, and everything sealed anew."""
    names = f"{report}.html", f"{report}.executed.ipynb"
    replaced(folder / names[0], old, new)
    replaced(folder / names[1], *(json.dumps(text, ensure_ascii=False)[1:-1] for text in (old, new)), times=-1)
    covered(folder, *names)


def without_banner(folder, report):
    """The mark of made-up data taken off page and executed notebook, and everything sealed anew."""
    page, file = folder / f"{report}.html", folder / f"{report}.executed.ipynb"
    text, found = re.subn(r'<div class="banner".*?</div>\n', "", page.read_text(encoding="utf-8"))
    assert found == 1
    page.write_text(text, encoding="utf-8")
    notebook = nbformat.read(file, as_version=4)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            blocks = output.data.get(DOCUMENT_MIME, [])
            output.data[DOCUMENT_MIME] = [block for block in blocks if block.get("kind") != "banner"]
    nbformat.write(notebook, file)
    covered(folder, page.name, file.name)


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
