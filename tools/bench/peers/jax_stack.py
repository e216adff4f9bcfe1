"""The same loss in jax, vmap over trials and jit over the whole training loop: the peer of tools/bench/engine.mjs.

jax_stack.py N TRIALS GENERATORS STEPS SAMPLES [samples|quadratic]   prints microseconds per trial and step

Both engines: Lie-derivative invariance of ||x||^2 (over the samples, or as the quadratic form of a factor R of them),
normalization, orthogonality, closure, Adam, float32, N_g from 1 to GENERATORS by mask.
"""
import sys
import time

import jax
import jax.numpy as jnp

jax.config.update("jax_platform_name", "cpu")
n, trials, generators, steps, samples = map(int, sys.argv[1:6])
form = sys.argv[6] if len(sys.argv) > 6 else "samples"

key = jax.random.PRNGKey(0)
x = jax.random.normal(key, (samples, n))
rows = jnp.einsum("mi,mj->mij", 2 * x, x).reshape(samples, n * n) / jnp.sqrt(samples)
factor = rows if form == "samples" else jnp.linalg.qr(rows, mode="r")
left, right = jnp.triu_indices(generators, 1)


def loss(parameters, count):
    w, a = parameters
    mask = (jnp.arange(generators) < count).astype(jnp.float32)
    pair_mask = mask[left] * mask[right]
    flat = w.reshape(generators, n * n)
    invariance = jnp.sum(mask * jnp.sum((flat @ factor.T) ** 2, 1))
    normalization = jnp.sum(mask * (jnp.sum(flat * flat, 1) - 2) ** 2)
    gram = flat @ flat.T
    orthogonality = jnp.sum(pair_mask * gram[left, right] ** 2)
    commutators = w[left] @ w[right] - w[right] @ w[left]
    residual = commutators - jnp.einsum("pg,gij->pij", a * mask, w)
    return invariance + normalization + orthogonality + jnp.sum(pair_mask[:, None, None] * residual**2)


gradient = jax.vmap(jax.value_and_grad(loss))


@jax.jit
def train(parameters, counts):
    zeros = jax.tree.map(jnp.zeros_like, parameters)

    def body(step, carry):
        p, m, v, _ = carry
        losses, g = gradient(p, counts)
        m = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, m, g)
        v = jax.tree.map(lambda a, b: 0.999 * a + 0.001 * b * b, v, g)
        t = step + 1.0
        rate = 1e-3
        p = jax.tree.map(lambda q, a, b: q - rate * (a / (1 - 0.9**t)) / (jnp.sqrt(b / (1 - 0.999**t)) + 1e-8), p, m, v)
        return p, m, v, losses

    return jax.lax.fori_loop(0, steps, body, (parameters, zeros, zeros, jnp.zeros(trials)))


parameters = (
    jax.random.normal(key, (trials, generators, n, n)) * 0.35,
    jax.random.normal(key, (trials, len(left), generators)) * 0.3,
)
counts = jnp.arange(trials) % generators + 1
compiled = train.lower(parameters, counts).compile()
jax.block_until_ready(compiled(parameters, counts))
began = time.perf_counter()
result = jax.block_until_ready(compiled(parameters, counts))
elapsed = time.perf_counter() - began
print(elapsed / steps / trials * 1e6)
