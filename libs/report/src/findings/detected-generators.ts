import { derivedAlgebra, lieAlgebraOf, restrictTo, rootSystem, type Matrix, type Root } from '@liesweep/lie';
import { toGenerators, toRows } from '@liesweep/sweep';
import type { DetectedGenerators, SparsestSet } from '../page/report-input.js';
import type { SparsestBasis } from './describe-algebra.js';
import type { DetectedGroup } from './detected-groups.js';

/** Roots are drawn in a plane at most. */
const LARGEST_DRAWN_RANK = 2;

/** What the report draws of a detected group: its generators as found, and their sparsest basis. */
export function detectedGenerators({ slice, tensors, structure, forms, sparsest }: DetectedGroup): DetectedGenerators {
  const { system, dimension, weights } = slice;
  const { generators, structureConstants } = tensors;
  const rank = (structure.rank ?? Infinity) - (structure.centreDimension ?? 0);
  return {
    system,
    dimension,
    weights,
    generators: toGenerators(generators),
    structureConstants: structureConstants === undefined ? [] : toRows(structureConstants),
    sparsest: sparsest === null || structure.dimension < 2 ? null : sparsestSet(sparsest),
    roots: rank === 1 || rank === LARGEST_DRAWN_RANK ? rootsOf(forms) : [],
  };
}

function sparsestSet({ generators, structureConstants: { rows, columns, data } }: SparsestBasis): SparsestSet {
  return {
    generators: toGenerators(generators),
    structureConstants: toRows({ shape: [rows, columns], data }),
  };
}

/** The roots in an orthonormal basis of the Cartan subalgebra; none where the algebra is not clear of the noise. */
function rootsOf(forms: readonly Matrix[]): number[][] {
  const algebra = lieAlgebraOf(forms);
  const derived = derivedAlgebra(algebra);
  const system = derived === null || derived.rows === 0 ? null : rootSystem(restrictTo(algebra, derived));
  return system === null ? [] : alongLongest(system.roots.map(coordinatesOf));
}

/** In the plane, turned so that a longest root lies on the first axis. */
function alongLongest(roots: readonly number[][]): number[][] {
  const [longest = []] = roots.toSorted((a, b) => Math.hypot(...b) - Math.hypot(...a));
  const [x = 0, y] = longest;
  if (y === undefined) return [...roots];
  const [cosine, sine] = [x / Math.hypot(x, y), y / Math.hypot(x, y)];
  return roots.map(([p = Number.NaN, q = Number.NaN]) => [cosine * p + sine * q, cosine * q - sine * p]);
}

/** On every axis a root is real or imaginary. */
function coordinatesOf({ real, imaginary }: Root): number[] {
  return Array.from(real, (part, k) => part + (imaginary[k] ?? Number.NaN));
}
