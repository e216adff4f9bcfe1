"""Flows of fields that have no closed form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._errors import LiesweepError

# Dormand and Prince, A family of embedded Runge-Kutta formulae, J. Comp. Appl. Math. 6 (1980) 19: RK5(4)7M.
_STAGES = (
    (),
    (1 / 5,),
    (3 / 40, 9 / 40),
    (44 / 45, -56 / 15, 32 / 9),
    (19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729),
    (9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656),
    (35 / 384, 0.0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84),
)
_ERROR = (71 / 57600, 0.0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40)

_TOLERANCE = 1e-10
_MOST_STEPS = 10_000


def integrate(
    field: Callable[[NDArray[Any]], NDArray[Any]], x: NDArray[np.float64], time: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Follows x′ = v(x) from x for a time of each sample's own, all samples in steps of the same share of it.

    Args:
        field: v, `[..., n] → [..., n]`
        x: `[..., n]`
        time: `[...]`

    Raises:
        LiesweepError: where a sample runs away, or more than 10 000 steps would be needed
    """
    done, step = 0.0, 0.1
    scale = time[..., None]
    with np.errstate(all="ignore"):
        for _ in range(_MOST_STEPS):
            step = min(step, 1.0 - done)
            slopes: list[NDArray[Any]] = []
            end = x
            for weights in _STAGES:
                end = x + step * scale * sum((w * k for w, k in zip(weights, slopes)), np.zeros(()))
                slopes.append(field(end))
            wrong = step * scale * sum((w * k for w, k in zip(_ERROR, slopes)), np.zeros(()))
            error = float(np.max(np.abs(wrong) / (_TOLERANCE * (1e-3 + np.abs(end))), initial=0.0))
            if np.isfinite(error) and error <= 1.0 and np.isfinite(end).all():
                x, done = end, done + step
                if done >= 1.0:
                    return x
            growth = 0.9 * error**-0.2 if error > 0 else 5.0
            step *= min(5.0, max(0.2, growth)) if np.isfinite(error) else 0.1
            if step < 1e-13:
                break
    raise LiesweepError("The flow is not finite, or too steep to be followed: take a smaller t, or samples elsewhere.")
