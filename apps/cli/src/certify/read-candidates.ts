import { resolve } from 'node:path';
import { dataFileError, parseNpy, UnreadableFileError, withInputFile } from '@liesweep/datasets';
import { algebraGenerators, type Candidate } from '@liesweep/judging/certify';
import { independence, INDEPENDENT_ABOVE, isFiniteMatrix, realForms, type Matrix } from '@liesweep/lie';
import type { NpyArray } from '@liesweep/storage';
import {
  algebraMisfit,
  parseAlgebraName,
  unknownAlgebra,
  type CandidateSpec,
  type GeneratorShape,
  type SweepSpec,
} from '@liesweep/sweep';
import { BadInputError } from '@liesweep/sweep/explained-error';

/** Generators are few: a larger file is some other. */
const LARGEST_BYTES = 2 ** 30;

/** What is asked about beside a sweep's own candidates. */
export interface CandidatesAsked {
  /** Of the sweep file, whose paths are relative to its folder. */
  readonly spec: Pick<SweepSpec, 'system' | 'grid' | 'candidates'>;
  readonly folder: string;
  /** Of the command line: names, or paths that end in `.npy`, relative to the working folder. */
  readonly named: readonly string[];
}

/**
 * The candidates of a sweep and of a command line.
 *
 * @throws BadInputError for a word that names no algebra, one that fits no dimension of the sweep, and a file that holds no
 *   generators of its features
 */
export function readCandidates({ spec, folder, named }: CandidatesAsked): Candidate[] {
  const { field } = spec.system;
  const shapes = spec.grid.dimension.map((dimension): GeneratorShape => ({ dimension, field }));
  const own = (spec.candidates ?? []).map((candidate) => readCandidate(candidate, folder, shapes));
  return [
    ...own,
    ...named.map((word) => readCandidate(word.endsWith('.npy') ? { path: word } : word, process.cwd(), shapes)),
  ];
}

function readCandidate(candidate: CandidateSpec, folder: string, shapes: readonly GeneratorShape[]): Candidate {
  if (typeof candidate !== 'string') return readFile(candidate.path, folder, shapes);
  const algebra = parseAlgebraName(candidate);
  if (algebra === undefined) throw new BadInputError({ happened: `--candidate: ${unknownAlgebra(candidate)}` });
  const misfits = shapes.map((shape) => algebraMisfit(algebra, shape));
  const [first] = misfits;
  if (first !== undefined && !misfits.includes(undefined)) {
    throw new BadInputError({ happened: `--candidate: ${candidate} does not fit: ${first}` });
  }
  return {
    ...{ name: candidate, needsOneUnit: algebra.kind !== 'sl' && algebra.kind !== 'scaling' },
    generators: (shape) =>
      algebraMisfit(algebra, shape) === undefined ? algebraGenerators(algebra, shape) : undefined,
  };
}

function readFile(path: string, folder: string, shapes: readonly GeneratorShape[]): Candidate {
  const { shape: extents, data, isComplex } = readArray(path, folder);
  const [count, rows = 0, columns = 0] = extents.length === 2 ? [1, ...extents] : extents;
  if (count === undefined || count === 0 || rows === 0 || rows !== columns || extents.length > 3) {
    throw dataFileError(path, [`expected generators [n, n] or [k, n, n], got the shape (${extents.join(', ')})`]);
  }
  const shape = shapes.find(({ dimension }) => dimension === rows);
  if (shape === undefined || (isComplex && shape.field === 'real')) {
    const wanted = shapes.map(({ dimension, field }) => `${String(dimension)} ${field}`).join(' or ');
    const got = `${String(rows)}${isComplex ? ' complex' : ''}`;
    throw dataFileError(path, [`expected generators of ${wanted} features, got some of ${got}`]);
  }
  const forms = realForms(toVectors(data, count, rows ** 2, isComplex, shape.field), shape);
  if (!forms.every(isFiniteMatrix)) throw dataFileError(path, ['expected finite numbers, got another']);
  if (!(independence(forms) > INDEPENDENT_ABOVE)) {
    throw dataFileError(path, ['expected independent generators: one of these is zero, or a sum of the others']);
  }
  return {
    ...{ name: path, needsOneUnit: false },
    generators: ({ dimension }): readonly Matrix[] | undefined => (dimension === rows ? forms : undefined),
  };
}

/** vec 𝒲 of every generator, one after another; see `GeneratorShape`. */
function toVectors(
  data: Float64Array,
  count: number,
  entries: number,
  isComplex: boolean,
  field: GeneratorShape['field'],
): Float64Array {
  if (field === 'real') return data;
  const vectors = new Float64Array(count * 2 * entries);
  for (let at = 0; at < count * entries; at += 1) {
    const real = Math.floor(at / entries) * 2 * entries + (at % entries);
    vectors[real] = data[isComplex ? 2 * at : at] ?? Number.NaN;
    vectors[real + entries] = isComplex ? (data[2 * at + 1] ?? Number.NaN) : 0;
  }
  return vectors;
}

function readArray(path: string, folder: string): NpyArray {
  try {
    return withInputFile(resolve(folder, path), ({ bytes, content }) => {
      if (bytes > LARGEST_BYTES) throw dataFileError(path, ['expected generators, got more than 1 GiB']);
      return parseNpy(content(), path);
    });
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    throw dataFileError(path, [`cannot be read from ${resolve(folder)}: ${error.message}`], { cause: error });
  }
}
