"""Turns the source of a module into its mutants: the same source with one small thing wrong in each.

Only what runs is changed. Annotations, decorators, assertions, doc strings and words of errors stay as they are.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

COMPARISONS: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
ARITHMETIC: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.BitXor: ast.BitAnd, ast.Pow: ast.Mult,
}  # fmt: skip
TWINS: Final = {"any": "all", "all": "any", "min": "max", "max": "min"}
TWIN_METHODS: Final = {"startswith": "endswith", "endswith": "startswith", "partition": "rpartition"}
LEFT_OUT: Final = frozenset({"strip", "lstrip", "rstrip", "lower", "upper", "casefold"})
"""Methods that give back their text as it was."""

# Calls whose words only people read, or whose arguments say something about types and not about what happens.
UNTOUCHED_CALLS: Final = ("Error", "refused", "refusal", "Refused", "field", "cast", "Unreadable", "getLogger")
UNTOUCHED_KEYWORDS: Final = frozenset({"strict", "maxsize"})
LARGE: Final = 100
SHOWN: Final = 24
LONGEST_SHOWN: Final = 120
"""A mutant is shown in so many characters of its line at the least and at the most, where the line has them."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the span of the source that is replaced, and the words by which people know it again.

    ``statement`` is the line where the changed statement begins; 0 outside of functions, where it runs on import.
    ``nth`` counts changes of a function that look alike.
    """

    function: str
    line: int
    statement: int
    before: str
    after: str
    start: int
    end: int
    text: str
    nth: int = 1

    @property
    def name(self) -> tuple[str, str, str]:
        """How a list of survivors names it within its module, whatever line it moves to."""
        return self.function, f"{self.before} → {self.after}", str(self.nth)

    def apply(self, source: str) -> str:
        """The source with the change."""
        return source[: self.start] + self.text + source[self.end :]


def mutants_of(source: str) -> list[Mutant]:
    """All mutants of a module in the order of the text; each compiles and differs from the source."""
    seen: Counter[tuple[str, str, str]] = Counter()
    out: list[Mutant] = []
    finder = _Finder(source)
    for mutant in sorted(finder.found(), key=lambda m: (m.start, m.end, m.text)):
        seen[mutant.name] += 1
        out.append(replace(mutant, nth=seen[mutant.name]))
        compile(out[-1].apply(source), "<mutant>", "exec")
    return out


class _Finder:
    """Walks a module, with the parents of each node at hand."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.lines = [line.encode() for line in source.splitlines(keepends=True)]
        self.tree = ast.parse(source)
        self.parents: dict[ast.AST, ast.AST] = {}
        for node in ast.walk(self.tree):
            for child in ast.iter_child_nodes(node):
                self.parents[child] = node

    def found(self) -> Iterator[Mutant]:
        for node in self._running(self.tree):
            for target, text in self._changes(node):
                yield self._mutant(target, text)

    def _running(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes that do something when the module runs."""
        for field, value in ast.iter_fields(node):
            if field in {"annotation", "returns", "decorator_list", "keywords"} and not isinstance(node, ast.Call):
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not self._untouched(child):
                    yield child
                    yield from self._running(child)

    def _untouched(self, node: ast.AST) -> bool:
        untouched = False
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Assert() | ast.JoinedStr() | ast.Expr(value=ast.Constant()):
                untouched = True
            case ast.If():
                untouched = isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
            case ast.keyword():
                untouched = node.arg in UNTOUCHED_KEYWORDS
            case ast.Call():
                untouched = _called(node).endswith(UNTOUCHED_CALLS)
            case ast.BinOp():  # of types
                untouched = _called(self.parents[node]) == "isinstance"
            case ast.Assign() | ast.AnnAssign():
                untouched = _is_of_types(node)
        return untouched

    def _changes(self, node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
        match node:
            case ast.Compare():
                yield from _comparisons(node)
            case ast.BinOp() if type(node.op) in ARITHMETIC:
                yield node, _written(ast.BinOp(node.left, ARITHMETIC[type(node.op)](), node.right))
            case ast.AugAssign() if type(node.op) in ARITHMETIC:
                yield node, ast.unparse(ast.AugAssign(node.target, ARITHMETIC[type(node.op)](), node.value))
            case ast.BoolOp():
                yield from ((node, _without(node, place)) for place in range(len(node.values)))
            case ast.UnaryOp(op=ast.Not()):
                yield node, _written(node.operand)
            case ast.Constant():
                yield from self._constants(node)
            case ast.Call():
                yield from _calls(node)
            case ast.stmt():
                yield from _statements(node)
        yield from ((test, f"(not {ast.unparse(test)})") for test in _conditions(node) if _is_plain(test))

    def _constants(self, node: ast.Constant) -> Iterator[tuple[ast.AST, str]]:
        value, parent = node.value, self.parents[node]
        if isinstance(value, bool):
            yield node, repr(not value)
        elif isinstance(value, int):
            yield node, self._other_number(node, value)
        elif isinstance(value, float):
            yield node, repr(value / 2 if value else 1.0)
        elif isinstance(value, str) and not isinstance(parent, ast.Expr) and self._is_told(node):
            yield node, repr("XX" + value)

    def _other_number(self, node: ast.Constant, value: int) -> str:
        """The last for the first, a hundred times a large number, one more than a small one."""
        parent = self.parents[node]
        if isinstance(parent, ast.Subscript) and parent.slice is node and value == 0:
            return "-1"
        return repr(value * 100 if value >= LARGE else value + 1)

    def _is_told(self, node: ast.Constant) -> bool:
        """Whether a text does something here: in a function, or as the one value of a name; lists of words are data."""
        if self._function(node):
            return True
        parent = self.parents[node]
        statement = self.parents[parent] if isinstance(parent, ast.Tuple) else parent
        if isinstance(statement, ast.Assign) and isinstance(parent, ast.Tuple):
            return isinstance(statement.targets[0], ast.Tuple)
        return isinstance(statement, ast.Assign | ast.AnnAssign) and statement is parent

    def _mutant(self, target: ast.AST, text: str) -> Mutant:
        start, end = self._span(target)
        first, last = self._span(self._shown(target))
        ahead, behind = self.source[first:start], self.source[end:last]
        before, after = (_line(ahead, changed, behind) for changed in (self.source[start:end], text))
        function = self._function(target)
        statement = self._statement(target) if function else 0
        return Mutant(function, target.lineno, statement, before, after, start, end, text)  # type: ignore[attr-defined]

    def _shown(self, target: ast.AST) -> ast.AST:
        """The part of the source by which people know a change: enough of its line, and not much more."""
        shown = target
        while len(self._text(shown)) < SHOWN and not isinstance(shown, ast.stmt):
            above = self.parents[shown]
            if not hasattr(above, "lineno") or _holds_statements(above) or len(self._text(above)) > LONGEST_SHOWN:
                break
            shown = above
        return shown

    def _text(self, node: ast.AST) -> str:
        first, last = self._span(node)
        return self.source[first:last]

    def _span(self, node: ast.AST) -> tuple[int, int]:
        """Offsets in characters; the syntax tree counts bytes of a line."""
        assert isinstance(node, ast.expr | ast.stmt | ast.keyword)
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        first = len(self.lines[node.lineno - 1][: node.col_offset].decode())
        last = len(self.lines[node.end_lineno - 1][: node.end_col_offset].decode())
        return self.starts[node.lineno - 1] + first, self.starts[node.end_lineno - 1] + last

    def _statement(self, node: ast.AST) -> int:
        while not isinstance(node, ast.stmt):
            node = self.parents[node]
        return 0 if isinstance(node, ast.FunctionDef | ast.ClassDef) else node.lineno

    def _function(self, node: ast.AST) -> str:
        """The dotted name of the function in which a node runs; empty on the level of the module or a class."""
        names: list[str] = []
        inside = False
        while node in self.parents:
            above = self.parents[node]
            if isinstance(above, ast.FunctionDef):
                inside = inside or node in above.body
                names.append(above.name)
            elif isinstance(above, ast.ClassDef) and names:
                names.append(above.name)
            node = above
        return ".".join(reversed(names)) if inside else ""


def _line(ahead: str, changed: str, behind: str) -> str:
    """A change with what stands around it on one line, the middle of a long one left out."""
    text = f"{ahead}{changed}{behind}" if len(ahead) + len(behind) <= LONGEST_SHOWN else changed
    words = " ".join(text.split())
    half = LONGEST_SHOWN // 2
    return words if len(words) <= LONGEST_SHOWN else f"{words[:half]} … {words[-half:]}"


def probed(source: str) -> str:
    """The source with a call before each statement in a function, so that a run tells which lines it passes.

    The call is ``builtins.mutant_probe(line)`` where there is one; ``from __future__`` stays the first statement.
    """
    tree = _Probe().visit(ast.parse(source))
    later = next(i for i, s in enumerate(tree.body) if not isinstance(s, ast.Expr) and not _is_future(s))
    tree.body[later:later] = ast.parse(
        "import builtins as _probe_home\n_probe = getattr(_probe_home, 'mutant_probe', lambda line: None)"
    ).body
    return ast.unparse(ast.fix_missing_locations(tree))


class _Probe(ast.NodeTransformer):
    def __init__(self) -> None:
        self.depth = 0

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.depth += 1
        self.generic_visit(node)
        self.depth -= 1
        return node

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        for field in ("body", "orelse", "finalbody"):
            inner = getattr(node, field, None)
            if self.depth and isinstance(inner, list) and not isinstance(node, ast.ClassDef):
                setattr(node, field, [new for old in inner for new in (_probe_before(old), old)])
        return node


def _probe_before(statement: ast.stmt) -> ast.stmt:
    return ast.parse(f"_probe({statement.lineno})").body[0]


def _is_future(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.ImportFrom) and statement.module == "__future__"


def _holds_statements(node: ast.AST) -> bool:
    return isinstance(node, ast.stmt) and hasattr(node, "body")


def _comparisons(node: ast.Compare) -> Iterator[tuple[ast.AST, str]]:
    for place, operator in enumerate(node.ops):
        ops = [*node.ops[:place], COMPARISONS[type(operator)](), *node.ops[place + 1 :]]
        yield node, _written(ast.Compare(node.left, ops, node.comparators))


def _without(node: ast.BoolOp, place: int) -> str:
    """The condition without one of its parts."""
    rest = [*node.values[:place], *node.values[place + 1 :]]
    return _written(rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest))


def _calls(node: ast.Call) -> Iterator[tuple[ast.AST, str]]:
    name = _called(node)
    if isinstance(node.func, ast.Name) and name in TWINS:
        yield node.func, TWINS[name]
    if isinstance(node.func, ast.Name) and name == "sorted" and not any(k.arg == "reverse" for k in node.keywords):
        yield (
            node,
            ast.unparse(ast.Call(node.func, node.args, [*node.keywords, ast.keyword("reverse", ast.Constant(True))])),
        )
    if isinstance(node.func, ast.Attribute) and name in TWIN_METHODS:
        yield node.func, ast.unparse(ast.Attribute(node.func.value, TWIN_METHODS[name]))
    if isinstance(node.func, ast.Attribute) and name in LEFT_OUT:
        yield node, _written(node.func.value)


def _statements(node: ast.stmt) -> Iterator[tuple[ast.AST, str]]:
    match node:
        case ast.Expr(value=ast.Call()):
            yield node, "None"
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            yield node, f"0 and ({ast.unparse(node.value)})"
        case ast.Raise():
            yield node, "None"
        case ast.Return(value=ast.expr()) if not isinstance(node.value, ast.Constant):
            yield node, "return None"
        case ast.Break():
            yield node, "continue"
        case ast.Continue():
            yield node, "break"


def _conditions(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        return [node.test]
    return node.ifs if isinstance(node, ast.comprehension) else []


def _is_plain(test: ast.expr) -> bool:
    """Whether no other change turns the condition round."""
    return not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Constant)


def _is_of_types(node: ast.Assign | ast.AnnAssign) -> bool:
    """Whether an assignment only names a type, or what a package gives away."""
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    if isinstance(target, ast.Name) and target.id == "__all__":
        return True
    return (
        isinstance(node.value, ast.Subscript)
        and isinstance(node.value.value, ast.Name)
        and (node.value.value.id in {"Literal", "tuple", "dict", "list", "Callable"})
    )


def _called(node: ast.AST) -> str:
    match node:
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name
    return ""


def _written(node: ast.expr) -> str:
    return f"({ast.unparse(node)})"
