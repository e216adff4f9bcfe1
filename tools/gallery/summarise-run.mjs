import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/**
 * What the gallery keeps of a run beside its pictures.
 *
 * @typedef {{ dimension: number, weights: string, vanishing: readonly number[], value: number | null, status: string, structure: string | null, reason: string }} SliceSummary
 * @typedef {{ name: string, version: string, seconds: number, trials: number, slices: readonly SliceSummary[], pictures: readonly string[], formulas?: readonly string[], figures?: readonly string[] }} RunSummary
 *
 * @param {string} name of the example
 * @param {{ document: any, seconds: number }} run
 * @param {readonly string[]} pictures file names
 * @returns {RunSummary}
 */
export function summariseRun(name, { document, seconds }, pictures) {
  const { phaseDiagram, trials } = document;
  const formulas = phaseDiagram.slices.flatMap(({ certificate }) => certificate?.fields?.formulas ?? []);
  return {
    name,
    version,
    seconds: Math.round(10 * seconds) / 10,
    trials: trials.recorded,
    slices: phaseDiagram.slices.map(({ dimension, weights, cells, groupDimension, structure }) => ({
      dimension,
      weights: describeWeights(weights),
      vanishing: cells.filter(({ vanishing }) => vanishing).map(({ generators }) => generators),
      value: groupDimension.value,
      status: groupDimension.status,
      structure: structure?.name ?? null,
      reason: groupDimension.reason,
    })),
    pictures,
    ...(formulas.length === 0 ? {} : { formulas: [...new Set(formulas)] }),
  };
}

/**
 * Sentences about slices that came out otherwise than they must.
 *
 * @param {RunSummary} summary
 * @param {{ readonly dimensions: readonly (number | null)[], readonly structures?: readonly string[] }} expected one
 *   dimension and one name per slice, or one for all; without names no slice has an algebra
 * @returns {string[]}
 */
export function surprises({ name, slices }, { dimensions, structures = [] }) {
  return slices.flatMap(({ value, status, structure, reason }, index) => {
    const dimension = pick(dimensions, index);
    const algebra = pick(structures, index) ?? null;
    const isExpected = dimension === null ? status === 'not-applicable' : status === 'confirmed' && value === dimension;
    return isExpected && structure === algebra
      ? []
      : [
          `${name}, slice ${String(index + 1)}: expected ${String(dimension)} ${String(algebra)}, got ${String(value)} ${String(structure)}, ${status}: ${reason}`,
        ];
  });
}

function pick(expected, index) {
  return expected.length === 1 ? expected[0] : expected[index];
}

/** Closure and sparsity are what the examples vary. */
function describeWeights({ closure, sparsity }) {
  return [
    closure > 0 ? 'with closure' : 'without closure',
    ...(sparsity > 0 ? [`sparsity ${String(sparsity)}`] : []),
  ].join(', ');
}
