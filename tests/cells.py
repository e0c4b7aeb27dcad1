"""The cells of a notebook run without a kernel: what they show, in their order."""

import ast

from analysis.document.shown import Shown


def shown_by(cells, parameters):
    """Each cell with what it puts on the document, None for one that puts nothing there; cells that are looked at run too.

    `parameters`: code in place of the cell of parameters.
    """
    names = {}
    for cell in cells:
        tags = cell.metadata.get("tags", [])
        if cell.cell_type != "code":
            yield cell, None
            continue
        tree = ast.parse(parameters if "parameters" in tags else cell.source.replace("%matplotlib inline", ""))
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, cell.id, "exec"), names)
        value = eval(compile(ast.Expression(last.value), cell.id, "eval"), names) if last is not None else None
        yield cell, value if isinstance(value, Shown) and "look" not in tags else None
