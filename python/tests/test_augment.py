"""Samples that a group moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from recorded_runs import RECORDED

import liesweep as ls

FLOAT32 = 1e-5
"""What generators that were trained in float32 change of φ, relative, within a standard deviation or two."""

Phi = Callable[[Any], Any]

METRIC = np.array([1.0, -1, -1, -1])


def interval(x: Any) -> Any:
    return np.sum(METRIC * x * x, axis=-1)


def length(x: Any) -> Any:
    return np.sum(np.abs(x) ** 2, axis=-1)


def distance(x: Any) -> Any:
    return np.linalg.norm(x[:, 0] - x[:, 1], axis=-1)


def samples(name: str, rng: np.random.Generator) -> Any:
    shape = {"lorentz": (50, 4), "su-2": (50, 2), "euclid": (50, 2, 2), "measured": (50, 3)}[name]
    x = rng.normal(size=shape)
    return x + 1j * rng.normal(size=shape) if name == "su-2" else x


@pytest.mark.parametrize(
    ("name", "phi", "tolerance"),
    [
        ("lorentz", interval, FLOAT32),
        ("su-2", length, FLOAT32),
        ("euclid", distance, 1e-12),
        ("measured", lambda x: x**2 @ [1, 4, 9], 0.01),
    ],
)
def test_an_augmentation_keeps_phi_and_moves_samples(name: str, phi: Phi, tolerance: float, rng: np.random.Generator) -> None:
    x = samples(name, rng)
    moved = ls.open(RECORDED / name).augment(x, rng, scale=0.5)
    assert moved.shape == x.shape
    assert moved.dtype == x.dtype
    np.testing.assert_allclose(phi(moved), phi(x), rtol=0, atol=tolerance * np.abs(phi(x)).max())
    assert np.linalg.norm(moved - x) > 0.2 * np.linalg.norm(x)


def test_the_scale_is_how_far_a_sample_moves(rng: np.random.Generator) -> None:
    x = rng.normal(size=(4000, 2)) * [1.0, 1000.0]  # of which the ellipse is kept
    ellipse = [[[0.0, 1e-3], [-1e3, 0.0]]]
    for scale in (0.01, 0.1):
        moved = (ls.augment(ellipse, x, rng, scale=scale) - x) / x.std(axis=0)
        # a few percent from the spread of normal amounts over 4000 samples
        assert np.sqrt(np.mean(np.sum(moved**2, axis=1))) == pytest.approx(scale, rel=0.1)


def test_every_sample_has_an_element_of_its_own_and_particles_share_it(rng: np.random.Generator) -> None:
    pairs = np.repeat(rng.normal(size=(1, 2, 2)), 3, axis=0)
    moved = ls.open(RECORDED / "euclid").augment(pairs, rng)
    assert len(np.unique(moved[:, 0, 0].round(9))) == 3
    same = np.stack([pairs[:, 0], pairs[:, 0]], axis=1)
    moved = ls.open(RECORDED / "euclid").augment(same, rng)
    np.testing.assert_allclose(moved[:, 0], moved[:, 1], atol=1e-12)


def test_it_is_the_same_from_the_same_seed() -> None:
    x = np.random.default_rng(1).normal(size=(5, 4))
    first, second = (ls.open(RECORDED / "lorentz").augment(x, np.random.default_rng(7)) for _ in range(2))
    np.testing.assert_array_equal(first, second)


def test_fields_of_a_dictionary_are_followed(rng: np.random.Generator) -> None:
    # (x², 2xy) keeps y / x²
    field = ls.DictionaryField([[1, 0], [0, 2]], ["x^2", "x*y"], ["x", "y"])
    x = rng.uniform(0.5, 1, size=(20, 2))
    moved = ls.augment(field, x, rng)
    np.testing.assert_allclose(moved[:, 1] / moved[:, 0] ** 2, x[:, 1] / x[:, 0] ** 2, rtol=1e-8)
    assert np.abs(moved - x).max() > 0.005


@pytest.mark.parametrize(
    ("given", "arguments", "said"),
    [
        (np.zeros((0, 4)), {}, "one or more"),
        (np.zeros(4), {}, "one or more"),
        (np.ones((3, 3)), {}, r"last axes are \(4\)"),
        (np.ones((3, 4)), {"scale": 0}, "positive number"),
        (np.ones((3, 4)), {"scale": float("nan")}, "positive number"),
        (np.zeros((3, 4)), {}, "moves no sample"),
        (np.random.default_rng(0).normal(size=(3, 4)), {"scale": 1e4}, "smaller scale"),
    ],
)
def test_what_cannot_be_augmented_is_said(given: Any, arguments: dict[str, Any], said: str, rng: np.random.Generator) -> None:
    with pytest.raises(ls.LiesweepError, match=said):
        ls.open(RECORDED / "lorentz").augment(given, rng, **arguments)


def test_labels_that_move_are_not_left_behind(rng: np.random.Generator, monkeypatch: pytest.MonkeyPatch) -> None:
    run = ls.open(RECORDED / "lorentz")
    for of in run.slices:
        object.__setattr__(of, "system", "expression(…)/real/linear/labels=tangent")
    x = rng.normal(size=(3, 4))
    for use in (lambda: run.augment(x, rng), run.penalty, lambda: run.invariance_defect(x, gradients=x)):
        with pytest.raises(ls.InvalidInput, match="labels that move"):
            use()
