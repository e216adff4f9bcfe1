"""What a model pays for breaking a symmetry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._as_fields import as_fields
from ._dictionary_field import DictionaryField
from ._errors import InvalidInput
from ._generator import Generator
from ._optional import optional

Twin = Callable[[Any, Any], Any]


class Penalty:
    """Σ_a E (∇f·v_a)² of a model f: zero where f is kept, and quadratic in its gradients.

    It is the invariance term of the program's own loss, summed over generators and labels.

    Args:
        generators: an array `[N, n, n]`, a list of generators, or a run or verdict

    Examples:
        >>> rotation = Penalty([[[0, 1], [-1, 0]]])
        >>> x = np.array([[3.0, 4.0]])
        >>> rotation(2 * x, x)  # the gradient of x1² + x2²
        0.0
        >>> rotation([[1.0, 0.0]], x)  # that of x1
        16.0
    """

    def __init__(self, generators: Any) -> None:
        self.fields = as_fields(generators)

    def __call__(self, gradients: Any, samples: Any) -> float:
        """The penalty.

        Args:
            gradients: ∇f at the samples, of their shape `[m, …, n]`, or `[m, k, …, n]` of k labels; of complex samples u + iv
                ∂f/∂u + i ∂f/∂v
            samples: `[m, n]`, or `[m, q, n]` of q particles

        Raises:
            InvalidInput: where the shapes do not agree
            LiesweepError: where samples are none
        """
        g, moved = self._prepared(gradients, samples)
        return float(sum(np.sum(_slopes(g, v) ** 2) for v in moved) / len(g))

    def gradient(self, gradients: Any, samples: Any) -> NDArray[Any]:
        """The derivative of the penalty in every entry of `gradients`, of their shape; of complex ones again ∂/∂u + i ∂/∂v."""
        g, moved = self._prepared(gradients, samples)
        total = np.zeros(g.shape, dtype=np.result_type(g, *moved))
        for v in moved:
            slopes = _slopes(g, v)
            total += slopes.reshape(*slopes.shape, *(1 for _ in v.shape[2:])) * v
        return np.asarray((2.0 / len(g) * total).reshape(np.shape(gradients)))

    def torch(self) -> Twin:
        """The same function of PyTorch tensors, which PyTorch differentiates.

        Raises:
            LiesweepError: where PyTorch is not installed
        """
        torch = optional("torch")

        def constant(array: NDArray[Any], like: Any) -> Any:
            kind = (
                like.dtype
                if array.dtype.kind != "c" or like.is_complex()
                else torch.result_type(like, torch.zeros((), dtype=torch.complex64))
            )
            return torch.as_tensor(array, dtype=kind, device=like.device)

        return self._twin(torch, constant)

    def jax(self) -> Twin:
        """The same function of JAX arrays, which JAX differentiates and compiles.

        Raises:
            LiesweepError: where JAX is not installed
        """
        jnp = optional("jax.numpy", "jax")
        return self._twin(
            jnp,
            lambda array, like: jnp.asarray(
                array, dtype=jnp.result_type(like, array.dtype) if array.dtype.kind == "c" else like.dtype
            ),
        )

    def _twin(self, module: Any, constant: Callable[[NDArray[Any], Any], Any]) -> Twin:
        fields, axes = self.fields, len(self.fields[0].shape)

        def penalty(gradients: Any, samples: Any) -> Any:
            _check_shapes(tuple(gradients.shape), tuple(samples.shape))
            flat = samples.reshape((*samples.shape[: samples.ndim - axes], fields[0].dimension))
            g = gradients.reshape((samples.shape[0], -1, *samples.shape[1:]))
            total = 0.0
            for field in fields:
                if isinstance(field, Generator):
                    v = flat @ constant(field.matrix.T.copy(), samples)
                    v = v if field.is_linear else v + constant(field.shift, samples)
                elif isinstance(field, DictionaryField):
                    v = field.evaluate_functions(flat, module) @ constant(field.coefficients.T.copy(), samples)
                else:
                    raise InvalidInput(f"A penalty: {type(field).__name__} has no twin.")
                product = g * module.conj(v.reshape(samples.shape))[:, None]
                product = product.reshape((*g.shape[:2], -1))
                slopes = module.real(product.sum(-1))
                total = total + (slopes**2).sum() / samples.shape[0]
            return total

        return penalty

    def _prepared(self, gradients: Any, samples: Any) -> tuple[NDArray[Any], list[NDArray[Any]]]:
        x = self.fields[0].samples(samples)
        try:
            g = np.asarray(gradients)
            g = g.astype(np.complex128 if g.dtype.kind == "c" else np.float64)
        except (TypeError, ValueError) as error:
            raise InvalidInput(f"Gradients: expected numbers, got {type(gradients).__name__}: {error}.") from None
        _check_shapes(g.shape, x.shape)
        if x.ndim <= len(self.fields[0].shape) or not len(x):
            raise InvalidInput(f"Samples: expected one or more of them along the first axis, got the shape {x.shape}.")
        return g.reshape(len(x), -1, *x.shape[1:]), [field(x)[:, None] for field in self.fields]


def penalty(generators: Any) -> Penalty:
    """What a model pays for breaking the symmetry of generators, see `Penalty`."""
    return Penalty(generators)


def _slopes(g: NDArray[Any], v: NDArray[Any]) -> NDArray[np.float64]:
    """∇f·v, `[m, k]`."""
    product = np.real(np.conj(v) * g)
    return np.asarray(product.reshape(*g.shape[:2], -1).sum(axis=-1))


def _check_shapes(gradients: tuple[int, ...], samples: tuple[int, ...]) -> None:
    if gradients != samples and (gradients[:1], gradients[2:]) != (samples[:1], samples[1:]):
        raise InvalidInput(
            f"Gradients: expected the shape {samples} of the samples, or an axis for labels after the first; got {gradients}."
        )
