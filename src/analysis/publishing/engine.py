"""A papermill engine that refuses a wrong parameter before a kernel starts.

papermill only logs an unknown parameter and goes on with the default: `-p yaer 2024` would quietly report 2023.
The engine is loaded by papermill itself (entry point `papermill.engine`), so plain `papermill notebooks/…` is safe too;
notebooks that are not this project's run as they always did.
"""

from __future__ import annotations

import sys

from papermill.engines import NBClientEngine, papermill_engines

from analysis.findings import InputError
from analysis.parameters import checked


class CheckedEngine(NBClientEngine):
    """papermill's own engine, after a look at the parameters."""

    @classmethod
    def execute_notebook(cls, nb, kernel_name, **kwargs):
        """Runs the notebook; raises InputError (or ends the papermill command with its text) for a wrong parameter."""
        if "giamngheo" in nb.metadata:
            passed = dict(nb.metadata.get("papermill", {}).get("parameters", {}))
            try:
                # what was not passed keeps the notebook's own default, which is sound
                checked(**{"unit": "kim-tan", "year": 2023, **passed})
            except InputError as error:
                if _command_line():
                    raise SystemExit(f"Tham số không đúng, chưa chạy sổ tay.\n{error}") from None
                raise
        return super().execute_notebook(nb, kernel_name, **kwargs)


def _command_line() -> bool:
    return sys.argv[:1] != [] and sys.argv[0].endswith(("papermill", "papermill.exe", "papermill/__main__.py"))


# papermill asks for the engine named None when no --engine is given
papermill_engines.register(None, CheckedEngine)
