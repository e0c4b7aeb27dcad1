"""What a copied kernel loads when it starts: a figure of a cell is drawn when it is shown, and not once before."""

from __future__ import annotations

from IPython.core.interactiveshell import InteractiveShell


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Has figures shown and closed at the end of a cell before matplotlib's own hook, which would draw them too."""
    from matplotlib_inline.backend_inline import flush_figures

    shell.events.register("post_execute", flush_figures)
