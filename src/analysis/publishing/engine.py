"""A papermill engine that refuses a wrong parameter before a kernel starts.

papermill only logs an unknown parameter and goes on with the default: `-p yaer 2024` would quietly report 2023.
The engine is loaded by papermill itself (entry point `papermill.engine`), so plain `papermill notebooks/…` is safe too;
notebooks that are not this project's run as they always did.
"""

from __future__ import annotations

from collections.abc import Mapping

import click
import zmq
from traitlets.config import Config

from analysis.findings import Finding, InputError
from analysis.parameters import checked

# parameters may be given in part: the notebook has its own defaults for the others
NOT_GIVEN = {"unit": "unit", "year": 2023}
PAPERMILL_OWN = {"PAPERMILL_INPUT_PATH", "PAPERMILL_OUTPUT_PATH"}


class ParameterError(click.UsageError):
    """Wrong parameters, as papermill's own command line shows them: the message and exit code 2, no traceback."""


class CheckedEngine:
    """papermill's own engine behind a check of the parameters."""

    @classmethod
    def execute_notebook(cls, nb, kernel_name, **options):
        """The executed notebook; raises ParameterError, before anything runs or is written, for wrong parameters."""
        if "giamngheo" in nb.metadata:
            given = nb.metadata.get("papermill", {}).get("parameters") or {}
            check_parameters(given)
            options.setdefault("config", _encrypted())
        return NBClientEngine.execute_notebook(nb, kernel_name, **options)

    @classmethod
    def nb_kernel_name(cls, nb, name=None):
        """The kernel's name, as papermill finds it."""
        return NBClientEngine.nb_kernel_name(nb, name)

    @classmethod
    def nb_language(cls, nb, language=None):
        """The notebook's language, as papermill finds it."""
        return NBClientEngine.nb_language(nb, language)


def check_parameters(given: Mapping[str, object]) -> None:
    """Raises ParameterError naming every unknown parameter (with the nearest known one) and every wrong value."""
    own = {str(name): value for name, value in given.items() if name not in PAPERMILL_OWN}
    try:
        if "period" in own:
            raise InputError([_no_period(own["period"])])
        checked(**NOT_GIVEN | own)
    except InputError as error:
        raise ParameterError("\n".join(["Tham số không đúng, chưa chạy sổ tay.", *map(str, error.findings)])) from None


def _no_period(value: object) -> Finding:
    return Finding("error", "tham số", None, "period", str(value), "sổ tay không có tham số này",
                   "báo cáo 6 tháng đầu năm có sổ tay riêng: mid_year_monitoring.ipynb", "parameter")  # fmt: skip


def _encrypted() -> Config:
    # households pass between kernel and papermill: not in plain text where the machine is shared
    return Config({"KernelManager": {"transport_encryption": "auto" if zmq.has("curve") else "disabled"}})


# last on purpose: importing papermill's engines loads this module's entry point, which must find the class made
from papermill.engines import NBClientEngine, papermill_engines  # noqa: E402

papermill_engines.register(None, CheckedEngine)  # papermill asks for this name when no --engine is given
papermill_engines.register("nbclient", CheckedEngine)
