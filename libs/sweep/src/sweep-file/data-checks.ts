import { countOf } from '../count-of.js';
import { MOST_CLASSES, type DataFacts } from '../data-facts.js';
import type { KnownFacts } from '../data/define-data.js';
import { DATA, dataOf, isFileData, type DataSpec } from '../data/index.js';
import { oracleOf } from '../oracles/index.js';
import type { GridSpec, SystemSpec } from '../sweep-spec.js';
import { unknownsOfRows } from '../unknowns-of-system.js';
import { joinWords } from '../schema/join-words.js';
import type { Problem } from '../schema/problem.js';

/** n where particles or the data fix it; undefined where the grid does, or a file that has not been read. */
export function fixedDimension(
  system: Pick<SystemSpec, 'particles'> | undefined,
  data: DataSpec | undefined,
  facts: DataFacts | undefined,
): readonly number[] | undefined {
  if (system?.particles !== undefined) return [system.particles.features.length];
  const dimension = data && dataOf(data).dimension?.(data, facts);
  return dimension === undefined ? undefined : [dimension];
}

/** The grid says n where neither particles nor the data do, and nothing else where they do. */
export function checkDimension(
  { dimension: given }: { readonly dimension?: GridSpec['dimension'] | undefined },
  system: Pick<SystemSpec, 'particles'>,
  data: DataSpec,
  facts: DataFacts | undefined,
): Problem[] {
  const path = ['grid', 'dimension'];
  const [fixed] = fixedDimension(system, data, facts) ?? [];
  if (fixed === undefined && dataOf(data).dimension === undefined) {
    if (given !== undefined) return [];
    return [{ path, message: 'missing; expected the number of features n, as one value, a list or a range' }];
  }
  if (given === undefined || fixed === undefined || (given.length === 1 && given[0] === fixed)) return [];
  const whose = system.particles === undefined ? 'the data' : 'a particle';
  const message = `expected ${String(fixed)}, the number of features of ${whose}, or no dimension, got ${given.slice(0, 5).join(', ')}`;
  return [{ path, message }];
}

/** The columns of a file are the features of its particles, one after another. */
export function checkColumnsOfParticles(
  { particles }: Pick<SystemSpec, 'particles'>,
  data: DataSpec,
  facts: DataFacts | undefined,
): Problem[] {
  const columns = dataOf(data).dimension?.(data, facts);
  if (particles === undefined || columns === undefined) return [];
  const { count, features } = particles;
  if (columns === count * features.length) return [];
  const message =
    `expected ${String(count * features.length)} columns of features in the data, ${countOf(count, 'particle')} of ` +
    `${countOf(features.length, 'feature')}, got ${String(columns)}`;
  return [{ path: ['system', 'particles'], message }];
}

/** Data must be of the field's numbers, have the labels that a learned oracle needs, and rows enough. */
export function checkData(system: SystemSpec, data: DataSpec, facts: DataFacts | undefined): Problem[] {
  const known = facts ?? dataOf(data).facts?.(data);
  return [
    ...(dataOf(data).fieldProblems?.(data, system.field) ?? []),
    ...checkLabels(system, data, facts),
    ...checkGradients(system, data),
    ...(known === undefined ? [] : checkRowCount(system, known)),
  ];
}

function checkLabels({ oracles }: SystemSpec, data: DataSpec, facts: DataFacts | undefined): Problem[] {
  const position = oracles.findIndex((oracle) => oracleOf(oracle).source === 'labels');
  if (position < 0 || dataOf(data).source === 'digits') return [];
  if (dataOf(data).source === 'drawn') {
    const kinds = DATA.filter(({ source }) => source !== 'drawn').map(({ kind }) => kind);
    const message = `learned needs data with labels: ${joinWords(kinds)}, got ${data.kind}`;
    return [{ path: ['system', 'oracles', position], message }];
  }
  const isWithout = dataOf(data).hasLabels(data, facts) === false;
  if (isWithout) return [{ path: ['data'], message: 'expected labels for the learned oracle, got none' }];
  const classifier = oracles.findIndex((oracle) => oracleOf(oracle).needsClasses?.(oracle) === true);
  if (classifier < 0 || facts?.classes !== null) return [];
  const message =
    `classification needs classes, one column of whole numbers from 0 to at most ${String(MOST_CLASSES - 1)}, ` +
    `got ${facts.labels === 1 ? 'other numbers' : countOf(facts.labels, 'column')}`;
  return [{ path: ['system', 'oracles', classifier, 'task'], message }];
}

/** Gradients are those at the rows of one file, so there is one array of them. */
function checkGradients({ oracles }: SystemSpec, data: DataSpec): Problem[] {
  const [first, second] = oracles.flatMap((oracle, position) =>
    oracleOf(oracle).source === 'gradients' ? [position] : [],
  );
  if (first === undefined) return [];
  if (!isFileData(data)) {
    const kinds = DATA.filter(({ source }) => source === 'file').map(({ kind }) => kind);
    const message = `gradients needs the rows that they were taken at: ${joinWords(kinds)}, got ${data.kind}`;
    return [{ path: ['system', 'oracles', first], message }];
  }
  if (second === undefined) return [];
  const message = 'expected one oracle of gradients, got two: give several labels as one array [rows, k, n]';
  return [{ path: ['system', 'oracles', second], message }];
}

/** Fewer rows than parameters have a false nullspace: nothing that is found in them is a symmetry. */
function checkRowCount(system: SystemSpec, facts: KnownFacts): Problem[] {
  const { dimension, samples, heldOut, different } = facts;
  const count = labelCountOf(system, facts) ?? system.oracles.length;
  const unknowns = unknownsOfRows(system, system.particles?.features.length ?? dimension, count);
  if (unknowns === undefined) return [];
  const { count: needed, formula } = unknowns;
  if (different * count < needed && different < samples + heldOut) {
    const message =
      `${countOf(different, 'different row')}, ${String(Math.ceil(needed / count))} are needed ` +
      `(rows × labels ≥ ${formula} = ${String(needed)}): the others of ${String(samples + heldOut)} are copies`;
    return [{ path: ['data'], message }];
  }
  if (samples * count >= needed) return [];
  const message =
    `expected at least ${String(Math.ceil(needed / count))} rows to train on (rows × labels ≥ ${formula} = ` +
    `${String(needed)}), got ${String(samples)} and ${String(heldOut)} held out`;
  return [{ path: ['data'], message }];
}

/** k, the labels of all oracles; undefined where only a file knows it that has not been read. */
export function labelCountOf(
  { oracles, field }: Pick<SystemSpec, 'oracles' | 'field'>,
  facts: KnownFacts | undefined,
): number | undefined {
  const counts = oracles.map((oracle) => {
    const definition = oracleOf(oracle);
    return definition.labelCount(oracle, field) ?? (facts && definition.labelsOfData?.(oracle, facts));
  });
  return counts.reduce((total, count) => (total === undefined || count === undefined ? undefined : total + count), 0);
}
