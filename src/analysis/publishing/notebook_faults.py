"""What is wrong with a notebook before it runs: its content would not be what its label says.

papermill writes the parameters asked for after the cell tagged `parameters`. Without that cell it writes them first,
and the notebook's own year then stands: folder and title say 2024, the figures are of 2023.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterable, Iterator, Mapping

from analysis.parameters import RollupParameters

TAG, INJECTED = "parameters", "injected-parameters"
NAMES = frozenset(RollupParameters.model_fields) - {"period"}
# nothing else says whose figures these are
NEEDED = ("unit", "year")
EXAMPLES = {"unit": 'unit = "kim-tan"', "year": "year = 2023"}
OPENS = ("open_year", "open_rollup")
OLDEST_FORMAT = 4
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.comprehension)


def notebook_faults(notebook: Mapping, given: Mapping[str, object]) -> list[str]:
    """Every fault, a sentence each, in Vietnamese; `given`: the parameters asked for.

    `notebook` as papermill holds it, the cell it wrote included.
    """
    number = notebook["metadata"].get("orig_nbformat")
    if isinstance(number, int) and number < OLDEST_FORMAT:
        return [old_format(number)]
    cells = [Cell(place, cell) for place, cell in enumerate(_own_cells(notebook), 1)]
    tagged = [cell for cell in cells if TAG in cell.tags]
    if len(tagged) != 1:
        return [_no_tag(cells) if not tagged else _several(tagged)]
    return [*_parameters_cell(tagged[0]), *_injected(notebook), *_rest(cells, tagged[0], given)]


def old_format(number: object) -> str:
    """The words for a notebook that Jupyter wrote long ago."""
    return f"sổ tay ở định dạng cũ (nbformat {number}), phải là {OLDEST_FORMAT}: mở bằng JupyterLab rồi lưu lại, hoặc lấy lại bản gốc"


def defaults(notebook: Mapping) -> dict[str, object]:
    """The parameters as the notebook's own cell sets them, those that stand there as plain values."""
    values = {}
    for place, cell in enumerate(_own_cells(notebook), 1):
        if TAG in Cell(place, cell).tags:
            for name, value in _assigned(Cell(place, cell).tree):
                if isinstance(value, ast.Constant):
                    values[name] = value.value
    return {name: value for name, value in values.items() if name in NAMES}


class Cell:
    """A cell as the person sees it in the notebook: its place, counted from 1, tags and code."""

    def __init__(self, place: int, cell: Mapping):
        tags = cell["metadata"].get("tags")
        self.place = f"ô thứ {place}"
        self.tags = [str(tag) for tag in tags] if isinstance(tags, list | tuple) else []
        self.code = cell["cell_type"] == "code"
        self.source = "".join(cell["source"])

    @property
    def tree(self) -> ast.Module | None:
        """The code; nothing for text, and for code that does not parse: the run itself will say so."""
        if not self.code or self.source.lstrip().startswith("%%"):
            return ast.Module([], []) if not self.code else None
        try:
            return ast.parse("\n".join(map(_without_magic, self.source.splitlines())))
        except (SyntaxError, ValueError):
            return None


def _without_magic(line: str) -> str:
    bare = line.lstrip()
    return line[: len(line) - len(bare)] + "pass" if bare.startswith(("%", "!", "?")) else line


def _own_cells(notebook: Mapping) -> list[Mapping]:
    return [cell for cell in notebook["cells"] if INJECTED not in (cell["metadata"].get("tags") or [])]


def _no_tag(cells: list[Cell]) -> str:
    tags = {tag: cell.place for cell in cells for tag in cell.tags}
    near = difflib.get_close_matches(TAG, [tag.strip().lower() for tag in tags], n=1, cutoff=0.6)
    found = next((tag for tag in tags if near and tag.strip().lower() == near[0]), None)
    instead = f" (chỉ có thẻ “{found}” ở {tags[found]})" if found else ""
    return (
        f"không có ô nào mang thẻ “{TAG}”{instead}: năm và đơn vị ghi sẵn trong sổ tay sẽ thay cho tham số được yêu cầu. Trong JupyterLab, "
        f"chọn ô gán unit, year, mở Property Inspector, mục Cell Tags, ghi thẻ {TAG}, rồi lưu"
    )


def _several(tagged: list[Cell]) -> str:
    places = ", ".join(cell.place for cell in tagged)
    return f"có {len(tagged)} ô mang thẻ “{TAG}” ({places}): ô sau gán đè tham số được yêu cầu; chỉ giữ thẻ ở một ô"


def _parameters_cell(cell: Cell) -> Iterator[str]:
    if not cell.code:
        yield f"ô tham số ({cell.place}) là ô văn bản, phải là ô mã"
        return
    if cell.tree is None:
        yield f"ô tham số ({cell.place}) không phải mã Python đọc được"
        return
    known = [name for name, _ in _assigned(cell.tree)]
    lacking = [name for name in NEEDED if name not in known]
    if lacking:
        has = f"chỉ gán {', '.join(known)}" if known else "trống"
        lines = ", ".join(lacking)
        yield f"ô tham số ({cell.place}) {has}: phải gán {lines}, ví dụ {'; '.join(EXAMPLES[name] for name in lacking)}"
    if any(_called(node) in OPENS for node in ast.walk(cell.tree)):
        yield f"ô tham số ({cell.place}) mở số liệu trước khi nhận tham số: chuyển dòng {OPENS[0]} sang ô sau"


def _injected(notebook: Mapping) -> Iterator[str]:
    places = [n for n, cell in enumerate(notebook["cells"], 1) if INJECTED in (cell["metadata"].get("tags") or [])]
    tagged = next(n for n, cell in enumerate(notebook["cells"], 1) if TAG in (cell["metadata"].get("tags") or []))
    if len(places) > 1 or any(place < tagged for place in places):
        yield f"còn ô “{INJECTED}” của lần chạy trước: tham số cũ đứng chỗ tham số được yêu cầu; xóa các ô đó"


def _rest(cells: Iterable[Cell], parameters: Cell, given: Mapping[str, object]) -> Iterator[str]:
    """Other cells that set a parameter again, or open data that are not those asked for."""
    for cell in cells:
        if cell is parameters or cell.tree is None:
            continue
        for name in dict.fromkeys(name for name in _bound(cell.tree) if name in NAMES):
            yield f"{cell.place} gán lại tham số {name}: số liệu sẽ không phải của tham số được yêu cầu; dùng tên khác"
        for call in (node for node in ast.walk(cell.tree) if isinstance(node, ast.Call) and _called(node) in OPENS):
            used = {node.id for node in ast.walk(call) if isinstance(node, ast.Name)}
            asked = [*NEEDED, *(["data_dir"] if given.get("data_dir") else [])]
            missing = [name for name in asked if name not in used]
            if missing and not any(isinstance(part, ast.Starred) for part in call.args):
                yield f"{cell.place} mở số liệu bằng `{ast.unparse(call)[:80]}`, không theo tham số {', '.join(missing)}"


def _assigned(tree: ast.Module | None) -> Iterator[tuple[str, ast.expr]]:
    for line in tree.body if tree is not None else []:
        if isinstance(line, ast.Assign):
            yield from ((target.id, line.value) for target in line.targets if isinstance(target, ast.Name))
        elif isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and line.value is not None:
            yield line.target.id, line.value


def _bound(node: ast.AST) -> Iterator[str]:
    """Names that the code binds where the notebook's own names live."""
    for part in ast.iter_child_nodes(node):
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            yield part.id
        elif isinstance(part, ast.alias):
            yield part.asname or part.name
        elif isinstance(part, SCOPES):
            continue
        yield from _bound(part)


def _called(node: ast.AST) -> str:
    function = node.func if isinstance(node, ast.Call) else None
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )
