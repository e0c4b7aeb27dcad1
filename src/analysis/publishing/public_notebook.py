"""An executed notebook of the public edition: nothing in it that no block has judged, no checksum of what it read."""

from __future__ import annotations

from collections.abc import Mapping

import nbformat

from analysis.document.shown import PUBLIC_MIME, RECORD_MIME
from analysis.publishing.composed import OFF_THE_DOCUMENT
from analysis.publishing.errors import PublishingError


def made_public(executed: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A copy that may be published: no output that stays off the page, no checksum of an input, none that no rule has
    judged.

    A checksum of exact figures would confirm whoever guesses them. Raises PublishingError for an output without a rule.
    """
    copy = without_looks(executed)
    for cell in copy.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if (
                output.output_type != "stream"
                and data.get("text/html", data.get("text/plain"))
                and PUBLIC_MIME not in data
            ):
                first = cell.source.strip().splitlines()[0][:80]
                raise PublishingError(
                    f"Không lập được bản công khai: kết quả của ô “{first}” chưa được xét có công khai được hay không."
                )
            if RECORD_MIME in data:
                data[RECORD_MIME] = public_record(data[RECORD_MIME])
        if "outputs" in cell:
            cell.outputs = [output for output in cell.outputs if output.output_type != "stream"]
    return copy


def without_looks(executed: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A copy without what cells show to whoever works in the notebook: they show exact figures."""
    copy = nbformat.from_dict(executed)
    for cell in copy.cells:
        if "outputs" in cell and set(OFF_THE_DOCUMENT) & set(cell.metadata.get("tags", [])):
            cell.outputs = []
    return copy


def public_record(record: Mapping) -> dict:
    """The record of a run without the checksums and sizes of its inputs."""
    return {**record, "inputs": [{"path": file["path"]} for file in record["inputs"]]}


def is_public(record: Mapping) -> bool:
    """Whether a record is that of a public edition."""
    parameters = record.get("parameters")
    return isinstance(parameters, dict) and parameters.get("edition") == "public"
