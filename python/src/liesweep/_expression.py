"""Functions of a dictionary, such as `x^2*y` or `log(pt)`, from the text that the program writes them as."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._errors import LiesweepError
from ._shown import shown

_TOKEN = re.compile(
    r"\s*(?:`(?P<quoted>[^`]+)`|(?P<name>[^\W\d]\w*)|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<mark>\*\*|[-+*/^(),]))"
)

# Every function with its slope at a and value f.
_UNARY: Mapping[str, Callable[[Any, Any, Any], Any]] = {
    "sqrt": lambda m, a, f: 0.5 / f,
    "abs": lambda m, a, f: m.sign(a),
    "exp": lambda m, a, f: f,
    "log": lambda m, a, f: 1 / a,
    "sin": lambda m, a, f: m.cos(a),
    "cos": lambda m, a, f: -m.sin(a),
    "tan": lambda m, a, f: 1 + f * f,
    "sinh": lambda m, a, f: m.cosh(a),
    "cosh": lambda m, a, f: m.sinh(a),
    "tanh": lambda m, a, f: 1 - f * f,
    "asin": lambda m, a, f: 1 / m.sqrt(1 - a * a),
    "acos": lambda m, a, f: -1 / m.sqrt(1 - a * a),
    "atan": lambda m, a, f: 1 / (1 + a * a),
}
_MODULE_NAMES = {"asin": "arcsin", "acos": "arccos", "atan": "arctan", "atan2": "arctan2", "min": "minimum", "max": "maximum"}

Dual = tuple[Any, Any]


class Expression:
    """A function of n features.

    Args:
        text: in the project's grammar of expressions, numbers alone: no vectors
        features: the names of the features

    Raises:
        LiesweepError: where the text is not of the grammar, or names something else
    """

    def __init__(self, text: str, features: Sequence[str]) -> None:
        self.text = text
        self.features = tuple(features)
        self._names: list[str] = []
        try:
            self._tree = ast.parse(self._as_python(text), mode="eval").body
            self._check(self._tree)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            raise self._unreadable() from None

    def value(self, x: NDArray[Any], module: Any = np) -> Any:
        """θ(x).

        Args:
            x: `[..., n]`
            module: whose functions are used; `numpy`, or one that is called like it

        Returns:
            `[...]`
        """
        one = module.ones_like(x[..., 0])
        return self._evaluate(self._tree, x, module)[0] * one

    def gradient(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        """∂θ/∂x, `[..., n]`, exact."""
        _, slopes = self._evaluate(self._tree, x, np)
        return np.broadcast_to(np.asarray(slopes, dtype=np.float64), x.shape)

    def exponents(self) -> tuple[int, ...] | None:
        """The powers of a monomial, one per feature; None where the function is none."""
        powers = [0] * len(self.features)

        def collect(node: ast.expr) -> bool:
            if isinstance(node, ast.Constant):
                return bool(node.value == 1)
            if isinstance(node, ast.Name):
                at = self._feature(node)
                if at is None:
                    return False
                powers[at] += 1
                return True
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
                return collect(node.left) and collect(node.right)
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and isinstance(node.left, ast.Name):
                at = self._feature(node.left)
                power = node.right.value if isinstance(node.right, ast.Constant) else None
                if at is None or not isinstance(power, (int, float)) or power != int(power) or power < 0:
                    return False
                powers[at] += int(power)
                return True
            return False

        return tuple(powers) if collect(self._tree) else None

    def _as_python(self, text: str) -> str:
        pieces, at = [], 0
        text = text.rstrip()
        while at < len(text):
            token = _TOKEN.match(text, at)
            if token is None:
                raise self._unreadable()
            at = token.end()
            name = token["quoted"] or token["name"]
            if name is not None:
                pieces.append(f"v{len(self._names)}")
                self._names.append(name)
            else:
                pieces.append(token["number"] or ("**" if token["mark"] == "^" else token["mark"]))
        return " ".join(pieces)

    def _check(self, node: ast.expr) -> None:
        if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
            return
        if isinstance(node, ast.Name):
            if self._feature(node) is None and self._name(node) != "pi":
                raise LiesweepError(
                    f"The function {shown(self.text)} is of {shown(self._name(node))}, and the features are {shown(', '.join(self.features))}."
                )
            return
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.UAdd, ast.USub)):
            return self._check(node.operand)
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)):
            self._check(node.left)
            return self._check(node.right)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
            name, count = self._name(node.func), len(node.args)
            if (name in _UNARY and count == 1) or (name == "atan2" and count == 2) or (name in ("min", "max") and count > 0):
                for argument in node.args:
                    self._check(argument)
                return
        raise self._unreadable()

    def _unreadable(self) -> LiesweepError:
        return LiesweepError(f"The function {shown(self.text)} is not one that this package can evaluate.")

    def _name(self, node: ast.Name) -> str:
        return self._names[int(node.id[1:])]

    def _feature(self, node: ast.Name) -> int | None:
        name = self._name(node)
        return self.features.index(name) if name in self.features else None

    def _evaluate(self, node: ast.expr, x: Any, m: Any) -> Dual:
        """Value `[...]` and slopes `[..., n]`, either a number where it is constant."""
        if isinstance(node, ast.Constant):
            return float(node.value), 0.0  # type: ignore[arg-type]
        if isinstance(node, ast.Name):
            at = self._feature(node)
            return (np.pi, 0.0) if at is None else (x[..., at], np.eye(len(self.features))[at])
        if isinstance(node, ast.UnaryOp):
            value, slopes = self._evaluate(node.operand, x, m)
            return (-value, -slopes) if isinstance(node.op, ast.USub) else (value, slopes)
        if isinstance(node, ast.BinOp):
            return _combine(node.op, self._evaluate(node.left, x, m), self._evaluate(node.right, x, m), m)
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            raise self._unreadable()
        name = self._name(node.func)
        function = getattr(m, _MODULE_NAMES.get(name, name))
        operands = [self._evaluate(argument, x, m) for argument in node.args]
        if name in _UNARY:
            ((a, slopes),) = operands
            value = function(m.ones_like(x[..., 0]) * a)
            return value, _scale(_UNARY[name](m, a, value), slopes) if m is np else 0.0
        (a, a_slopes), *others = operands
        for b, b_slopes in others:
            if name == "atan2":
                slopes = (_scale(b, a_slopes) - _scale(a, b_slopes)) / _last(a * a + b * b) if m is np else 0.0
                a, a_slopes = function(a, b), slopes
            else:
                first = (a <= b) if name == "min" else (a >= b)
                a_slopes = np.where(_last(first), a_slopes, b_slopes) if m is np else 0.0
                a = function(m.ones_like(x[..., 0]) * a, m.ones_like(x[..., 0]) * b)
        return a, a_slopes


def _last(value: Any) -> Any:
    return value[..., None] if isinstance(value, np.ndarray) and value.ndim else value


def _scale(value: Any, slopes: Any) -> Any:
    return _last(np.asarray(value)) * slopes


def _combine(op: ast.operator, left: Dual, right: Dual, m: Any) -> Dual:
    (a, da), (b, db) = left, right
    exact = m is np
    if isinstance(op, ast.Add):
        return a + b, da + db if exact else 0.0
    if isinstance(op, ast.Sub):
        return a - b, da - db if exact else 0.0
    if isinstance(op, ast.Mult):
        return a * b, _scale(a, db) + _scale(b, da) if exact else 0.0
    if isinstance(op, ast.Div):
        return a / b, (_scale(1 / b, da) - _scale(a / b / b, db)) if exact else 0.0
    value = a**b
    if not exact:
        return value, 0.0
    slopes = _scale(b * np.asarray(a) ** (b - 1.0), da) if np.any(b) else 0.0
    if np.any(db):
        slopes = slopes + _scale(value * np.log(a), db)
    return value, slopes
