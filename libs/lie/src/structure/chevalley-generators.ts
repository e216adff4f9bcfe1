import type { Draw } from '../seeded-normals.js';
import { complexForm, conjugate, scaleBy } from './complex-vector.js';
import type { ComplexVector } from './complex-vector.js';
import { killingForm } from './killing-form.js';
import type { LieAlgebra } from './lie-algebra.js';
import { refineRootVector } from './refine-root-vector.js';
import type { Root, RootSystem } from './root-system.js';

/** A positive functional must not come nearer to zero on a root than this share of its largest value. */
const CLEAR_OF_ZERO = 1e-3;

/** Weights that differ by less than this share of the shortest root are equal. */
const SAME_WEIGHT = 0.2;

/**
 * Generators of a semisimple algebra that determine it up to isomorphism.
 *
 *     [e_i, f_i] = h_i,   [h_i, e_j] = A_ji e_j,   [e_i, f_j] = 0,   ē_i = ε_i f_s(i)
 *
 * with the Cartan matrix A, and with the involution s of the simple roots and the signs ε that say which real form it is
 * (the Vogan diagram; all ε are −1 and s is the identity exactly for compact algebras).
 */
export interface ChevalleyGenerators {
  /** e_i and f_i in coordinates of the complexified algebra. */
  readonly raising: readonly ComplexVector[];
  readonly lowering: readonly ComplexVector[];
  /** A_ij = 2 (α_i, α_j) / (α_j, α_j), integers. */
  readonly cartanMatrix: readonly (readonly number[])[];
  /** s(i) */
  readonly partners: readonly number[];
  /** ε_i */
  readonly signs: readonly number[];
}

/**
 * Chevalley generators for the simple roots of a random positive system.
 *
 * Positive is what is positive on a random rotation of the Cartan subalgebra, so that conjugation takes positive roots to
 * negative ones. That needs a Cartan subalgebra on which no root is real, as of compact algebras and of complex ones.
 *
 * @param algebra semisimple
 * @returns null when a root is real, or where the noise leaves no positive system
 */
export function chevalleyGenerators(algebra: LieAlgebra, system: RootSystem, draw: Draw): ChevalleyGenerators | null {
  const simple = simpleRoots(system, draw);
  if (simple === null) {
    return null;
  }
  const partners = simple.map((root) => simple.findIndex((other) => isSame(negativeConjugate(root), other)));
  if (partners.includes(-1)) {
    return null;
  }
  const form = killingForm(algebra);
  const raising = simple.map((root): ComplexVector => refineRootVector(algebra, system, root));
  const at = (i: number): ComplexVector => raising[i] ?? { real: new Float64Array(), imaginary: new Float64Array() };
  const signs = simple.map(() => 1);
  partners.forEach((partner, i) => {
    const [real, imaginary] = complexForm(form, at(i), conjugate(at(partner)));
    const wanted = 2 / (simple[i]?.lengthSquared ?? NaN); // K(e_i, f_i) = 2/(α_i, α_i)
    if (partner === i) {
      signs[i] = Math.sign(real);
      raising[i] = scaleBy([Math.sqrt(wanted / Math.abs(real)), 0], at(i));
    } else if (partner > i) {
      const squared = real * real + imaginary * imaginary;
      raising[partner] = scaleBy([(wanted * real) / squared, (wanted * imaginary) / squared], at(partner));
    }
  });
  return {
    raising,
    lowering: partners.map((partner, i) => scaleBy([signs[i] ?? NaN, 0], conjugate(at(partner)))),
    cartanMatrix: simple.map((a) => simple.map((b) => Math.round((2 * inner(system, a, b)) / b.lengthSquared))),
    partners,
    signs,
  };
}

/** The positive roots that are no sum of two positive ones; null when a root is nearly orthogonal to the functional. */
function simpleRoots({ roots, rank }: RootSystem, draw: Draw): Root[] | null {
  const functional = Float64Array.from({ length: rank }, draw);
  const heights = roots.map(({ imaginary }) =>
    imaginary.reduce((sum, part, k) => sum + part * (functional[k] ?? NaN), 0),
  );
  const largest = Math.max(...heights.map(Math.abs));
  if (!heights.every((height) => Math.abs(height) > CLEAR_OF_ZERO * largest)) {
    return null;
  }
  const positive = roots.filter((_, index) => (heights[index] ?? NaN) > 0);
  const sums = positive.flatMap((a, index) => positive.slice(index + 1).map((b) => add(a, b)));
  const simple = positive.filter((root) => !sums.some((sum) => isSame(root, sum)));
  return simple.length === rank ? simple : null;
}

type Weight = Pick<Root, 'real' | 'imaginary'>;

function add(a: Weight, b: Weight): Weight {
  return {
    real: a.real.map((part, k) => part + (b.real[k] ?? NaN)),
    imaginary: a.imaginary.map((part, k) => part + (b.imaginary[k] ?? NaN)),
  };
}

/** −ᾱ, the root of f_i's conjugate. */
function negativeConjugate({ real, imaginary }: Weight): Weight {
  return { real: real.map((part) => -part), imaginary };
}

function isSame(a: Weight, b: Root | Weight): boolean {
  const distance = Math.hypot(
    ...a.real.map((part, k) => part - (b.real[k] ?? NaN)),
    ...a.imaginary.map((part, k) => part - (b.imaginary[k] ?? NaN)),
  );
  return distance < SAME_WEIGHT * Math.hypot(...a.real, ...a.imaginary);
}

/**
 * (α, β) = Σ_k ±α(H_k) β(H_k) in the metric of the Killing form, a real number. Its terms need not be real: where the form
 * has both signs on the Cartan subalgebra, no basis with ±δ_jk is the only one.
 */
function inner({ signs }: RootSystem, a: Root, b: Root): number {
  return signs.reduce(
    (sum, sign, k) =>
      sum + sign * ((a.real[k] ?? NaN) * (b.real[k] ?? NaN) - (a.imaginary[k] ?? NaN) * (b.imaginary[k] ?? NaN)),
    0,
  );
}
