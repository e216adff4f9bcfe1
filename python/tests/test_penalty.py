"""What models pay for breaking a symmetry."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pytest
from recorded_runs import RECORDED

import liesweep as ls

NAMES = ("lorentz", "su-2", "euclid")


def case(name: str, rng: np.random.Generator, labels: int = 0) -> tuple[ls.Penalty, Any, Any]:
    """A penalty, gradients and samples."""
    shape = {"lorentz": (6, 4), "su-2": (6, 2), "euclid": (6, 2, 2)}[name]
    wide = (shape[0], labels, *shape[1:]) if labels else shape
    unit = 1j if name == "su-2" else 0
    x = rng.normal(size=shape) + unit * rng.normal(size=shape)
    g = rng.normal(size=wide) + unit * rng.normal(size=wide)
    return ls.open(RECORDED / name).penalty(), g, x if unit else x.real


def test_what_is_kept_costs_nothing(rng: np.random.Generator) -> None:
    penalty, _, x = case("lorentz", rng)
    assert penalty(2 * x * [1, -1, -1, -1], x) < 1e-8  # float32
    assert penalty(2 * x, x) > 1


def test_it_is_the_mean_square_of_what_the_flow_changes(rng: np.random.Generator) -> None:
    generators = rng.normal(size=(2, 3, 3))
    x, slope = rng.normal(size=(5, 3)), rng.normal(size=3)
    step = 1e-6
    change = [(ls.Generator(w).flow(x, step) - ls.Generator(w).flow(x, -step)) @ slope / (2 * step) for w in generators]
    assert ls.penalty(generators)(np.broadcast_to(slope, x.shape), x) == pytest.approx(np.sum(np.square(change)) / 5)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("labels", [0, 3])
def test_its_gradient_is_that_of_finite_differences(name: str, labels: int, rng: np.random.Generator) -> None:
    penalty, g, x = case(name, rng, labels)
    direction = rng.normal(size=g.shape) * (1 + 0.3j if name == "su-2" else 1)
    step = 1e-4  # the penalty is quadratic, so that differences are exact but for rounding
    slope = (penalty(g + step * direction, x) - penalty(g - step * direction, x)) / (2 * step)
    gradient = penalty.gradient(g, x)
    assert gradient.shape == g.shape
    assert np.sum(np.real(np.conj(gradient) * direction)) == pytest.approx(slope, rel=1e-8)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("labels", [0, 3])
def test_the_twin_of_jax_is_the_same_function(name: str, labels: int, rng: np.random.Generator) -> None:
    jax = pytest.importorskip("jax")
    with jax.enable_x64(True):
        penalty, g, x = case(name, rng, labels)
        twin = penalty.jax()
        assert float(jax.jit(twin)(g, x)) == pytest.approx(penalty(g, x), rel=1e-12)
        gradient = np.conj(jax.grad(twin)(jax.numpy.asarray(g), jax.numpy.asarray(x)))
        np.testing.assert_allclose(gradient, penalty.gradient(g, x), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("labels", [0, 3])
def test_the_twin_of_pytorch_is_the_same_function(name: str, labels: int, rng: np.random.Generator) -> None:
    torch = pytest.importorskip("torch")
    penalty, g, x = case(name, rng, labels)
    gradients = torch.tensor(g, requires_grad=True)
    value = penalty.torch()(gradients, torch.tensor(x))
    assert float(value.detach()) == pytest.approx(penalty(g, x), rel=1e-12)
    value.backward()
    np.testing.assert_allclose(gradients.grad.numpy(), penalty.gradient(g, x), rtol=1e-10, atol=1e-12)


def test_twins_of_fields_in_a_dictionary(rng: np.random.Generator) -> None:
    jax = pytest.importorskip("jax")
    field = ls.DictionaryField(
        rng.normal(size=(2, 4)), ["1", "atan2(x, y)", "max(x*y, 0.1)", "sqrt(abs(x)) + asin(tanh(y))"], ["x", "y"]
    )
    x, g = rng.normal(size=(5, 2)), rng.normal(size=(5, 2))
    with jax.enable_x64(True):
        assert float(ls.penalty(field).jax()(jax.numpy.asarray(g), jax.numpy.asarray(x))) == pytest.approx(
            ls.penalty(field)(g, x)
        )


def test_a_library_that_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    penalty = ls.penalty(np.eye(2))
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.setitem(sys.modules, "jax.numpy", None)
    with pytest.raises(ls.LiesweepError, match="pip install torch"):
        penalty.torch()
    with pytest.raises(ls.LiesweepError, match="pip install jax"):
        penalty.jax()


@pytest.mark.parametrize(
    ("gradients", "samples", "said"),
    [
        (np.ones((3, 2)), np.ones((4, 2)), "Gradients: expected the shape"),
        (np.ones((3, 2)), np.ones((3, 3)), r"last axes are \(2\)"),
        (np.ones((0, 2)), np.ones((0, 2)), "one or more"),
        ("none", np.ones((3, 2)), "Gradients: expected numbers"),
    ],
)
def test_shapes_that_do_not_agree_are_said(gradients: Any, samples: Any, said: str) -> None:
    with pytest.raises(ls.LiesweepError, match=said):
        ls.penalty(np.eye(2))(gradients, samples)
