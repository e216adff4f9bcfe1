import { countOf } from '../count-of.js';
import { MOST_CLASSES, type DataFacts } from '../data-facts.js';
import type { KnownFacts } from '../data/define-data.js';
import { DATA, dataOf, isFileData, type DataSpec } from '../data/index.js';
import { oracleOf, type OracleSpec } from '../oracles/index.js';
import type { GridSpec, SystemSpec } from '../sweep-spec.js';
import { unknownsOfSystem } from '../unknowns-of-system.js';
import { joinWords } from '../schema/join-words.js';
import type { Problem } from '../schema/problem.js';

/** n where the data fix it; undefined where the grid does, or a file that has not been read. */
export function dimensionOfData(data: DataSpec, facts: DataFacts | undefined): readonly number[] | undefined {
  const dimension = dataOf(data).dimension?.(data, facts);
  return dimension === undefined ? undefined : [dimension];
}

/** The grid says n where the data do not, and nothing else where they do. */
export function checkDimensionOfData(
  { dimension: given }: { readonly dimension?: GridSpec['dimension'] | undefined },
  data: DataSpec,
  facts: DataFacts | undefined,
): Problem[] {
  const path = ['grid', 'dimension'];
  if (dataOf(data).dimension === undefined) {
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
  const { oracles, field } = system;
  const unknowns = unknownsOfSystem(system, dimension);
  if (unknowns === undefined) return [];
  const { count: needed, formula } = unknowns;
  const count = oracles.reduce((total, oracle) => total + labelCountWith(oracle, field, facts), 0);
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

function labelCountWith(oracle: OracleSpec, field: SystemSpec['field'], facts: KnownFacts): number {
  const definition = oracleOf(oracle);
  return definition.labelCount(oracle, field) ?? definition.labelsOfData?.(oracle, facts) ?? 1;
}
