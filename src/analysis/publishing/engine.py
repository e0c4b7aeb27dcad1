"""A papermill engine that lets no notebook of ours say one thing and compute another.

papermill only logs an unknown parameter, or a notebook without a cell for parameters, and goes on with the notebook's
own values: `-p yaer 2024` would quietly report 2023. The engine refuses before a kernel starts, runs in our own kernel,
and compares what was used with what was asked. It is loaded by papermill itself (entry point `papermill.engine`), so
plain `papermill notebooks/…` is safe too; notebooks that are not this project's run as they always did.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click
from nbclient.exceptions import DeadKernelError
from nbformat import v4

from analysis.findings import Finding, InputError
from analysis.legible import one_line
from analysis.parameters import Parameters, checked
from analysis.publishing.asked_and_used import other_used
from analysis.publishing.kernel import NAME, died, kernel_options
from analysis.publishing.kernel_ahead import KernelAhead
from analysis.publishing.notebook_faults import notebook_faults
from analysis.publishing.public_notebook import without_looks
from analysis.publishing.reports import parameters_of
from analysis.publishing.workplace import workplace

# parameters may be given in part: the notebook has its own defaults for the others
NOT_GIVEN = {"unit": "unit", "year": 2023}
PAPERMILL_MARK = "papermill-error-cell-tag"  # papermill takes such cells away when it runs the file again
PAPERMILL_OWN = {"PAPERMILL_INPUT_PATH", "PAPERMILL_OUTPUT_PATH"}


class ParameterError(click.UsageError):
    """A run that is refused, as papermill's own command line shows it: the message and exit code 2, no traceback."""


class CheckedEngine:
    """papermill's own engine between two checks."""

    @classmethod
    def execute_notebook(cls, nb, kernel_name, *, ahead: KernelAhead | None = None, **options):
        """The executed notebook, run in a kernel started ahead where there is one; raises ParameterError, before
        anything runs or is written, for what cannot be right.

        Raises it too, after the run, where the notebook used another unit or year than asked; KernelFailed for a kernel
        that does not start or stops.
        """
        if not _ours(nb):
            return NBClientEngine.execute_notebook(nb, kernel_name, **options)
        own = nb.metadata.get("papermill", {})
        given = {name: value for name, value in (own.get("parameters") or {}).items() if name not in PAPERMILL_OWN}
        check_parameters(given, parameters_of(nb.metadata["giamngheo"].get("report", "")))
        check_notebook(nb, given)
        check_output(own.get("output_path"))
        try:
            with workplace() as place:
                own_kernel = (ahead and ahead.options()) or kernel_options(place)
                executed = NBClientEngine.execute_notebook(nb, kernel_name, **options | own_kernel)
        except DeadKernelError as error:
            if own.get("output_path"):
                write_ipynb(nb, own["output_path"])  # as far as it came
            raise died(str(error)) from None
        if not _failed(executed):
            check_used(executed, given, own.get("output_path"))
        return without_looks(executed) if given.get("edition") == "public" else executed

    @classmethod
    def nb_kernel_name(cls, nb, name=None):
        """The kernel's name, as papermill finds it; for our notebooks our own, whatever their metadata say."""
        if not _ours(nb):
            return NBClientEngine.nb_kernel_name(nb, name)
        if name not in (None, NAME, "python"):
            raise ParameterError(
                f"Sổ tay này chỉ chạy bằng chính Python của giamngheo, không chạy bằng nhân “{name}”: bỏ tham số chọn nhân (-k, --kernel)."
            )
        return NAME

    @classmethod
    def nb_language(cls, nb, language=None):
        """The notebook's language, as papermill finds it."""
        return "python" if _ours(nb) else NBClientEngine.nb_language(nb, language)


def check_parameters(given: Mapping[str, object], model: type[Parameters] = Parameters) -> None:
    """Raises ParameterError naming every unknown parameter (with the nearest known one) and every wrong value."""
    try:
        if "period" in given:
            raise InputError([_no_period(given["period"])])
        checked(model, **NOT_GIVEN | {str(name): value for name, value in given.items()})
    except InputError as error:
        raise ParameterError("\n".join(["Tham số không đúng, chưa chạy sổ tay.", *map(str, error.findings)])) from None


def check_notebook(nb, given: Mapping[str, object]) -> None:
    """Raises ParameterError with every reason why the notebook would not show what it is asked for."""
    faults = notebook_faults(nb, given)
    if faults:
        raise ParameterError("\n".join(["Sổ tay có lỗi, chưa chạy:", *(f"- {fault}." for fault in faults)]))


def check_output(path: str | None) -> None:
    """Raises ParameterError for an output in a folder that is not there: papermill would say so in a traceback."""
    handler = papermill_io.get_handler(path) if path else None
    if path is None or not isinstance(handler, LocalHandler):
        return
    folder = Path(path).parent
    try:
        handler.listdir(str(folder))
    except (FileNotFoundError, NotADirectoryError):
        raise ParameterError(
            f"Chưa có thư mục “{one_line(str(folder))}” để đặt kết quả {one_line(Path(path).name)}, chưa chạy sổ tay: tạo thư mục đó rồi chạy lại."
        ) from None


def check_used(executed, given: Mapping[str, object], path: str | None) -> None:
    """Raises ParameterError where the run used another unit, year, … than asked; the file written says so at its top."""
    faults = other_used(executed, given)
    if not faults:
        return
    message = "\n".join(
        [
            "Kết quả không dùng được: sổ tay đã tính số liệu khác với yêu cầu.",
            *(f"- {fault}." for fault in faults),
            "Xem ô nào của sổ tay đổi tham số hoặc mở số liệu khác, hoặc lấy lại bản gốc của sổ tay.",
        ]
    )
    executed.cells.insert(0, v4.new_markdown_cell(message, metadata={"tags": [PAPERMILL_MARK]}))
    write_ipynb(executed, path)
    raise ParameterError(message)


def _ours(nb) -> bool:
    return "giamngheo" in nb.metadata


def _failed(executed) -> bool:
    outputs = (output for cell in executed.cells for output in cell.get("outputs", []))
    return any(output.output_type == "error" for output in outputs)


def _no_period(value: object) -> Finding:
    return Finding("error", "tham số", None, "period", str(value), "sổ tay không có tham số này",
                   "báo cáo 6 tháng đầu năm có sổ tay riêng: mid_year_monitoring.ipynb", "parameter")  # fmt: skip


# last on purpose: importing papermill's engines loads this module's entry point, which must find the class made
from papermill.engines import NBClientEngine, papermill_engines  # noqa: E402
from papermill.iorw import LocalHandler, papermill_io, write_ipynb  # noqa: E402

papermill_engines.register(None, CheckedEngine)  # papermill asks for this name when no --engine is given
papermill_engines.register("nbclient", CheckedEngine)
