"""Cells of the year and of its first half: chosen by the engine, passed over in JupyterLab, refused where no tag is told."""

import os
import re

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel
from nbformat import v4

from analysis.findings import InputError
from analysis.project import NOTEBOOKS
from analysis.publishing import periods
from analysis.publishing.periods import CHOSEN, ROMAN, PassOver, follow, left_out, of_period

EVALUATION = nbformat.read(NOTEBOOKS / "year_end_evaluation.ipynb", as_version=4)


@pytest.mark.parametrize(
    ("tags", "period", "out"),
    [
        ([], "", ""),
        ([], "2024-H1", ""),
        (["year-end"], "", ""),
        (["year-end"], "2024-H1", "year-end"),
        (["mid-year"], "", "mid-year"),
        (["mid-year"], "2024-H1", ""),
    ],
)
def test_cell_belongs_to_its_period(tags, period, out):
    assert left_out(tags, period) == out


def test_sections_are_numbered_without_gaps():
    kept = of_period(EVALUATION, "2024-H1")
    numbers = re.findall(r"^## ([IVX]+)\. ", "\n".join(c.source for c in kept.cells if c.cell_type == "markdown"), re.M)
    assert len(numbers) >= 5 and tuple(numbers) == ROMAN[: len(numbers)]


def test_whole_year_is_the_notebook_without_mid_year_cells():
    kept = of_period(EVALUATION, "")
    assert [c.id for c in kept.cells] == [
        c.id for c in EVALUATION.cells if "mid-year" not in c.metadata.get("tags", [])
    ]
    sources = {c.id: c.source for c in EVALUATION.cells}
    assert all(sources[c.id] == c.source for c in kept.cells)  # the numbers of its sections are right as they stand


def test_notebook_given_is_left_as_it_was():
    before = nbformat.writes(EVALUATION)
    of_period(EVALUATION, "2024-H1")
    assert nbformat.writes(EVALUATION) == before


def test_no_survey_that_was_not_made_is_shown_at_mid_year():
    source = "\n".join(c.source for c in of_period(EVALUATION, "2024-H1").cells)
    for word in ("deprivation", "poverty_index", "composition", "overlap", "cohort", "supports"):
        assert word not in source


class Shell:
    """What a notebook's shell is to the hook: transformers of lines, and a kernel that knows the request's metadata."""

    def __init__(self, **metadata):
        self.input_transformers_cleanup, self.metadata, self.kernel, self.request = [], metadata, self, 0

    def get_parent(self, _channel):
        return {"metadata": self.metadata, "header": {"msg_id": str(self.request)}}


def run(shell, tags):
    shell.metadata, shell.request = {"cellId": "a", "tags": tags}, shell.request + 1
    for _ in range(2):  # a kernel asks more than once for one cell
        lines = ["1 / 0\n"]
        for change in shell.input_transformers_cleanup:
            lines = change(lines)
    return "".join(lines)


@pytest.fixture
def lab(monkeypatch):
    shell = Shell(cellId="a")
    monkeypatch.setattr(periods, "get_ipython", lambda: shell)
    monkeypatch.delenv(CHOSEN, raising=False)
    return shell


def test_jupyterlab_passes_over_and_says_so_once_a_run_of_cells(lab):
    follow("2024-H1")
    assert "rà soát lại" in run(lab, ["year-end"]) and run(lab, ["year-end"]).strip() == ""
    assert run(lab, []) == "1 / 0\n" == run(lab, ["mid-year"])
    assert "rà soát lại" in run(lab, ["year-end"])


def test_parameters_changed_and_run_again(lab):
    follow("2024-H1")
    follow("")
    assert sum(isinstance(change, PassOver) for change in lab.input_transformers_cleanup) == 1
    assert run(lab, ["year-end"]) == "1 / 0\n" and "6 tháng" in run(lab, ["mid-year"])


@pytest.mark.parametrize("metadata", [{}, {"cellId": "vscode-notebook-cell:/x#W0"}])
def test_front_end_without_tags_is_told_before_anything_fails(lab, metadata):
    lab.metadata = metadata
    with pytest.raises(InputError, match="JupyterLab"):
        follow("2024-H1")
    follow("")  # the whole year needs no tags


def test_engine_has_chosen_already(lab, monkeypatch):
    lab.metadata = {}
    monkeypatch.setenv(CHOSEN, "1")
    follow("2024-H1")


def test_outside_a_notebook_nothing_happens(monkeypatch):
    monkeypatch.setattr(periods, "get_ipython", lambda: None)
    follow("2024-H1")


def test_run_all_in_jupyterlab_has_no_traceback(tmp_path):
    """The whole notebook with the period set, each cell sent with its tags as JupyterLab sends them."""
    environment = {key: value for key, value in os.environ.items() if key != CHOSEN} | {"MPLBACKEND": "agg"}
    manager, client = start_new_kernel(kernel_name="python3", env=environment, cwd=str(tmp_path))
    page, printed = [], []

    def hear(message):
        if message["msg_type"] in ("display_data", "execute_result"):
            page.append(message["content"]["data"].get("text/html", ""))
        elif message["msg_type"] == "stream":
            printed.append(message["content"]["text"])

    try:
        for cell in [v4.new_code_cell(""), *(c for c in EVALUATION.cells if c.cell_type == "code")]:
            source = cell.source
            if "parameters" in cell.metadata.get("tags", []):
                source += '\nyear, period = 2024, "2024-H1"'
            reply = send(client, source, {**cell.metadata, "cellId": cell.id}, hear)
            assert reply["status"] == "ok", (cell.source, reply)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    whole = "".join(page)
    assert "6 tháng đầu năm 2024" in whole and "Ước số hộ nghèo cuối năm" in whole
    assert "Chỉ số nghèo đa chiều" not in whole and "Biểu T4" not in whole
    assert "rà soát lại" in "".join(printed)


def send(client, source, metadata, hear):
    message = client.session.msg("execute_request", metadata=metadata, content={
        "code": source, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False, "stop_on_error": True,
    })  # fmt: skip
    client.shell_channel.send(message)
    while True:
        heard = client.get_iopub_msg(timeout=60)
        if heard["parent_header"].get("msg_id") != message["header"]["msg_id"]:
            continue
        if heard["msg_type"] == "status" and heard["content"]["execution_state"] == "idle":
            break
        hear(heard)
    while (reply := client.get_shell_msg(timeout=60))["parent_header"].get("msg_id") != message["header"]["msg_id"]:
        pass
    return reply["content"]
