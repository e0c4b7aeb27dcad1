"""What every kernel would do for itself at its first cells, done once in the process that kernels are copies of: a plot and a
frame shown as cells show them, numbers written, blocks packed.

No query of Polars and no thread: a copy of a process has none of its threads.
"""

from __future__ import annotations

import io
from contextlib import suppress
from importlib import import_module

import pandas as pd

# imported by the libraries themselves when something is done for the first time
LATE = (
    "IPython.core.magics.ast_mod", "IPython.core.magics.execution", "IPython.utils.module_paths", "PIL.JpegImagePlugin",
    "encodings.utf_8_sig", "narwhals._interchange.dataframe", "narwhals._namespace", "narwhals._polars.dataframe",
    "narwhals._polars.expr", "narwhals._polars.group_by", "narwhals._polars.namespace", "narwhals._polars.series", "narwhals.group_by",
    "pandas.core.methods.to_dict", "pandas.core.reshape.reshape", "pandas.io.formats.string", "pandera.accessors.pandas_accessor",
    "pandera.api.geopandas.model", "pandera.backends.pandas.builtin_hypotheses", "pandera.backends.register_checks", "psutil",
    "pyarrow.vendored.version", "pydantic.dataclasses", "zmq.utils.garbage",
)  # fmt: skip


def rehearse() -> None:
    """Does it."""
    for name in LATE:
        with suppress(ImportError):  # another version of a library has another name for it: a kernel imports it itself
            import_module(name)
    import_module("analysis.document.html").load_templates()
    import_module("analysis.document.bundle").load_kinds()
    import_module("analysis.presentation.charts.letters").load_letters()
    import_module("analysis.presentation.numbers").rate(1.5)
    _plot()
    frame = pd.DataFrame({"a": [1, 2], "b": ["x", None]})
    frame._repr_html_()
    repr(frame)


def _plot() -> None:
    """A plot as `%matplotlib inline` shows one; its backend is looked for among all that are installed."""
    import seaborn
    from IPython.core.pylabtools import find_gui_and_backend
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    find_gui_and_backend("inline")
    figure = Figure()
    FigureCanvasAgg(figure)
    seaborn.barplot(x=["một", "hai"], y=[1, 2], ax=figure.add_subplot())
    figure.savefig(io.BytesIO(), format="png", bbox_inches="tight")
