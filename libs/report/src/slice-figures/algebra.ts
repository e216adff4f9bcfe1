import {
  generatorMatrices,
  generatorMosaic,
  multiplicationTable,
  rootDiagram,
  structureConstants,
  type FigureLayout,
} from '@liesweep/figures';
import { derivedAlgebra, lieAlgebraOf, restrictTo, rootSystem, type Matrix, type Root } from '@liesweep/lie';
import { toGenerators, toRows, type GeneratorMatrix } from '@liesweep/sweep';
import type { SparsestBasis } from '../findings/describe-algebra.js';
import type { DetectedGroup } from '../findings/detected-groups.js';
import { isSameSlice } from '../findings/is-same-slice.js';
import { fragment, type Html } from '../page/fragment.js';
import { defineSliceFigure, type Drawing, type SectionTools } from './define-slice-figure.js';

/** More matrix entries than this are drawn as pictures with a pixel each. */
const MOST_DRAWN_ENTRIES = 3000;

/** Above this many generators the cells of a multiplication table cannot be read. */
const LARGEST_TABLE = 24;

/** Roots are drawn in a plane at most. */
const LARGEST_DRAWN_RANK = 2;

/** A basis as it is drawn; entries are null when not finite. */
interface DrawnBasis {
  /** 𝕁, N_g of them, each [n, n] or both parts of it. */
  readonly generators: readonly GeneratorMatrix[];
  /** f, shape [pairs, N_g]; empty when there is no pair. */
  readonly structureConstants: readonly (readonly (number | null)[])[];
}

/** The generators of a detected group as found, and what is drawn of the algebra that they span. */
interface DrawnAlgebra extends DrawnBasis {
  /** The sparsest basis of the same span; null for one generator, and where they are no algebra. */
  readonly sparsest: DrawnBasis | null;
  /** The roots in an orthonormal basis of a Cartan subalgebra, shape [roots, rank]; empty unless the rank is 1 or 2. */
  readonly roots: readonly (readonly number[])[];
}

/** The detected group of each slice: its generators, their structure constants, their sparsest basis, and its roots. */
export const algebra = defineSliceFigure<DrawnAlgebra>({
  name: 'algebra',
  tellsOf: 'generators',
  generators: 'others',

  read: (slice, { groups }) => {
    const group = groups.find((candidate) => isSameSlice(candidate.slice, slice));
    return group === undefined ? undefined : drawnAlgebra(group);
  },

  draw: (found, layout) => ({
    generators: generatorImages(found.generators, layout),
    'structure-constants': structureConstants(found.structureConstants, layout),
    ...(found.sparsest === null ? {} : sparsestDrawings(found.sparsest, layout)),
    ...(found.roots.length === 0
      ? {}
      : { 'root-diagram': rootDiagram(found.roots, found.roots[0]?.length === 1 ? 1 : 2, layout) }),
  }),

  place: ({ generators }, { n, w }) => `n${String(n)}-g${String(generators.length)}-w${String(w)}`,

  section: (found, tools) => {
    const count = found.generators.length;
    const generators = fragment`<h3>Generators of the detected group</h3>
    ${tools.card(
      'generators',
      'Generators',
      fragment`From the best trial with N<sub>g</sub> = ${count}, in the basis that training happened to find.${
        found.generators.some((generator) => 're' in generator) ? ' Real and imaginary parts stand side by side.' : null
      }`,
    )}`;
    if (count === 1)
      return fragment`${generators}
      <p>A single generator has no commutators, so no structure constants.</p>`;
    return fragment`${generators} ${sparsestSection(found, tools)}
    <h3>Structure constants</h3>
    ${tools.card(
      'structure-constants',
      'Structure constants',
      fragment`[𝕁<sub>a</sub>, 𝕁<sub>b</sub>] = Σ<sub>c</sub> f<sub>ab</sub><sup>c</sup> 𝕁<sub>c</sub> in the basis that training found.`,
    )}
    ${rootsSection(found, tools)}`;
  },
});

/** What is drawn of a detected group. */
export function drawnAlgebra({ tensors, structure, forms, sparsest }: DetectedGroup): DrawnAlgebra {
  const { generators, structureConstants: constants } = tensors;
  const rank = (structure.rank ?? Infinity) - (structure.centreDimension ?? 0);
  return {
    generators: toGenerators(generators),
    structureConstants: constants === undefined ? [] : toRows(constants),
    sparsest: sparsest === null || structure.dimension < 2 ? null : drawnBasis(sparsest),
    roots: rank === 1 || rank === LARGEST_DRAWN_RANK ? rootsOf(forms) : [],
  };
}

function drawnBasis({ generators, structureConstants: { rows, columns, data } }: SparsestBasis): DrawnBasis {
  return { generators: toGenerators(generators), structureConstants: toRows({ shape: [rows, columns], data }) };
}

/** The roots in an orthonormal basis of the Cartan subalgebra; none where the algebra is not clear of the noise. */
function rootsOf(forms: readonly Matrix[]): number[][] {
  const spanned = lieAlgebraOf(forms);
  const derived = derivedAlgebra(spanned);
  const system = derived === null || derived.rows === 0 ? null : rootSystem(restrictTo(spanned, derived));
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

function generatorImages(generators: readonly GeneratorMatrix[], layout: FigureLayout): Drawing {
  const entries = generators.reduce(
    (sum, generator) => sum + ('re' in generator ? 2 * generator.re.length ** 2 : generator.length ** 2),
    0,
  );
  return entries > MOST_DRAWN_ENTRIES ? generatorMosaic(generators, layout) : generatorMatrices(generators, layout);
}

function hasTable({ generators }: DrawnBasis): boolean {
  return generators.length <= LARGEST_TABLE;
}

function sparsestDrawings(sparsest: DrawnBasis, layout: FigureLayout): Record<string, Drawing> {
  return {
    'sparsest-generators': generatorImages(sparsest.generators, layout),
    ...(hasTable(sparsest) && { 'multiplication-table': multiplicationTable(sparsest.structureConstants, layout) }),
  };
}

function sparsestSection({ sparsest }: DrawnAlgebra, { card }: SectionTools): Html | null {
  if (sparsest === null) return null;
  return fragment`<h3>The sparsest basis of the same algebra</h3>
    ${card(
      'sparsest-generators',
      'Sparsest basis',
      fragment`The generators above, rotated inside their span to the fewest large entries. Span and closure are the same.`,
    )}
    ${
      hasTable(sparsest)
        ? card(
            'multiplication-table',
            'Multiplication table',
            fragment`[𝕁<sub>a</sub>, 𝕁<sub>b</sub>] in the sparsest basis: ± the generator that it is a multiple of.`,
          )
        : null
    }`;
}

function rootsSection({ roots }: DrawnAlgebra, { card }: SectionTools): Html | null {
  if (roots.length === 0) return null;
  return fragment`<h3>Root diagram</h3>
    ${card(
      'root-diagram',
      'Root diagram',
      fragment`The eigenvalues of commutators with a Cartan subalgebra, in an orthonormal basis of it.`,
    )}`;
}
