from types import MappingProxyType

import nbformat
import pytest

from analysis.disclosure.attack import Leak
from analysis.disclosure.counted import Count
from analysis.disclosure.rules import Rules
from analysis.disclosure.tables import Unclassified
from analysis.document.shown import PUBLIC_MIME, RECORD_MIME
from analysis.findings import InputError
from analysis.publishing.command import make_reports
from analysis.publishing.errors import PublishingError
from analysis.publishing.figures import Line
from analysis.publishing.public import PublicEdition
from analysis.publishing.public_notebook import made_public, without_looks


class Found:
    """What stands for a Disclosure: its attack finds what it is given."""

    rules = Rules()
    counts = MappingProxyType({"end": 4})

    def __init__(self, found):
        self.found = found

    def attack(self, given):
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


def line(value, column="d01"):
    return Line("household-review", "T4", "total", column, value, "hộ")


def executed(*outputs, tags=()):
    shown = [nbformat.v4.new_output("display_data", data) for data in outputs]
    return nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("page.x()", outputs=shown, metadata={"tags": list(tags)})]
    )


def test_an_attack_that_succeeds_stops_the_edition():
    leak = ("end", Leak(Count("deprivations", "poor", "d01", "total"), 2, 2))
    with pytest.raises(PublishingError, match="tính ngược được 1 ô"):
        PublicEdition(Found([leak])).check({"household-review": [line("5")]})


def test_a_figure_that_nobody_judged_stops_the_edition():
    with pytest.raises(PublishingError, match="chưa được xét"):
        PublicEdition(Found(Unclassified("x/y/z"))).check({"household-review": [line("5")]})


def test_what_an_earlier_edition_gave_cannot_be_taken_back():
    edition = PublicEdition(Found([]))
    assert edition.taken_back({"r": [line("5")]}, {"r": [line("5")]}) == []
    (warning,) = edition.taken_back({"r": [line("5")]}, {"r": [line("")]})
    assert "đã in 1 số" in warning


def test_the_record_counts_cells_and_says_nothing_of_them():
    assert PublicEdition(Found([])).record == {"threshold": 3, "withheld": {"end": 4}}


def test_an_output_that_no_block_judged_is_refused():
    with pytest.raises(PublishingError, match="chưa được xét"):
        made_public(executed({"text/html": "<p>2</p>"}))
    assert made_public(executed({"text/html": "<p>2</p>", PUBLIC_MIME: ["form_t1"]})).cells[0].outputs


def test_frames_looked_at_and_checksums_stay_behind():
    looked = executed({"text/plain": "2"}, tags=["look"])
    assert made_public(looked).cells[0].outputs == without_looks(looked).cells[0].outputs == []
    record = {"inputs": [{"path": "u/2023/households.csv", "sha256": "a" * 64, "rows": 9}]}
    (output,) = made_public(executed({"text/html": "x", PUBLIC_MIME: ["record"], RECORD_MIME: record})).cells[0].outputs
    assert output["data"][RECORD_MIME]["inputs"] == [{"path": "u/2023/households.csv"}]


def test_workings_have_no_public_edition(unit, tmp_path):
    with pytest.raises(InputError, match="hồ sơ phân tích"):
        make_reports(
            "thu-nghiem", 2023, only="workings", edition="public", status="", data_dir=unit.parents[1], out_dir=tmp_path / "out"
        )  # fmt: skip
