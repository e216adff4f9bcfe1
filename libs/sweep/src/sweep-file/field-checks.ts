import { dataOf, type DataSpec } from '../data/index.js';
import { realDimension } from '../generator-shape.js';
import { hasCoefficients } from '../has-coefficients.js';
import { LABELS_STAY, labelActionOf } from '../label-actions/index.js';
import { oracleOf, type OracleSpec } from '../oracles/index.js';
import { PARAMETERISATIONS, parameterisationOf } from '../parameterisations/index.js';
import { joinWords } from '../schema/join-words.js';
import type { Problem } from '../schema/problem.js';
import type { CandidateSpec, GridSpec, SystemSpec, TrainingSpec } from '../sweep-spec.js';
import { termFormOf } from '../term-forms/index.js';

/** What fields in a dictionary are not combined with, and particles that are not those of the oracles. */
export function checkFields(
  system: SystemSpec,
  grid: Pick<GridSpec, 'weights'> | undefined,
  training: TrainingSpec | undefined,
  candidates: readonly CandidateSpec[],
): Problem[] {
  if (!hasCoefficients(system)) return [];
  const cause = causeOf(system);
  const problem = (path: Problem['path'], expected: string, given: string): Problem => ({
    path,
    message: `expected ${expected} beside ${cause}, got ${given}`,
  });
  const { field, parameterisation, labelAction, particles, oracles } = system;
  const sparsity = grid?.weights.sparsity.find((weight) => weight > 0);
  const kinds = PARAMETERISATIONS.flatMap(({ kind, hasCoefficientForm }) => (hasCoefficientForm ? [kind] : []));
  const isRefused = !parameterisationOf(parameterisation).hasCoefficientForm;
  const action = labelAction ?? LABELS_STAY;
  const withoutValues = oracles.findIndex((oracle) => oracleOf(oracle).source === 'gradients');
  return [
    ...(field === 'real' ? [] : [problem(['system', 'field'], 'real', field)]),
    ...(isRefused ? [problem(['system', 'parameterisation'], joinWords(kinds), parameterisation.kind)] : []),
    ...(sparsity === undefined
      ? []
      : [problem(['grid', 'weights', 'sparsity'], '0, for sparsity is of the entries of matrices,', String(sparsity))]),
    ...(training === undefined || !termFormOf(training.invariance).needsValues
      ? []
      : [problem(['training', 'invariance'], 'lie-derivative', training.invariance)]),
    ...(candidates.length === 0
      ? []
      : [problem(['candidates'], 'none, for candidates are matrices,', String(candidates.length))]),
    ...(labelAction === undefined || withoutValues < 0
      ? []
      : [
          problem(
            ['system', 'oracles', withoutValues],
            'an oracle whose labels are known',
            'one that is given by its gradients alone',
          ),
        ]),
    ...(labelActionOf(action).needsConstantSlope === true &&
    (particles?.count ?? 1) > 1 &&
    parameterisationOf(parameterisation).isAffine?.(parameterisation) === false
      ? [
          problem(
            ['system', 'parameterisation'],
            'linear or affine, whose slope is the same at all particles,',
            parameterisation.kind,
          ),
        ]
      : []),
    ...(particles?.tied === false && labelActionOf(action).needsOneField
      ? [problem(['system', 'particles', 'tied'], 'true, one field that labels move along,', 'false')]
      : []),
  ];
}

/** What makes a system one of fields, in the words of the file. */
function causeOf({ parameterisation, labelAction, particles }: SystemSpec): string {
  if (parameterisationOf(parameterisation).generators === 'coefficients')
    return `parameterisation ${parameterisation.kind}`;
  if (labelAction !== undefined) return `labelAction ${labelAction.kind}`;
  return `particles that are ${particles?.tied === true ? '' : 'not '}tied`;
}

/** There are as many particles as an oracle takes vectors; one that is fitted or given takes the whole row. */
export function checkParticles({ oracles, field, particles }: SystemSpec, dimensions: readonly number[]): Problem[] {
  const [dimension] = dimensions;
  if (particles === undefined || dimension === undefined) return [];
  const counts = oracles.map((oracle) => vectorsOf(oracle, { dimension, field }, particles.count));
  const tooMany = counts.findIndex((count) => count > particles.count);
  if (tooMany >= 0) {
    const message = `expected particles.count of at least ${String(counts[tooMany])}, the vectors that ${oracles[tooMany]?.kind ?? ''} takes, got ${String(particles.count)}`;
    return [{ path: ['system', 'particles', 'count'], message }];
  }
  if (counts.includes(particles.count)) return [];
  const message =
    `expected an oracle of all ${String(particles.count)} particles, such as an expression, ` +
    `got oracles of ${String(Math.max(...counts))} at most`;
  return [{ path: ['system', 'oracles'], message }];
}

function vectorsOf(
  oracle: OracleSpec,
  shape: { dimension: number; field: SystemSpec['field'] },
  count: number,
): number {
  const definition = oracleOf(oracle);
  return definition.source === 'formula' ? (definition.vectorCount?.(shape, oracle) ?? 1) : count;
}

/** The labels of all oracles must be what their action is defined on. */
export function checkLabelAction(
  { labelAction, particles }: SystemSpec,
  dimensions: readonly number[],
  labelCount: number | undefined,
): Problem[] {
  const [dimension] = dimensions;
  if (labelAction === undefined || dimension === undefined || labelCount === undefined) return [];
  const vectorCount = particles?.count ?? 1;
  const misfit = labelActionOf(labelAction).misfit?.(labelAction, {
    ...{ labelCount, dimension, vectorCount, isTied: particles?.tied !== false },
  });
  if (misfit === undefined) return [];
  return [
    {
      path: ['system', 'labelAction'],
      message: `expected ${misfit}, for ${labelAction.kind}, got ${String(labelCount)}`,
    },
  ];
}

/** Drawn samples must be such that they can be drawn. */
export function checkLayout(
  { oracles, field, particles }: SystemSpec,
  data: DataSpec | undefined,
  dimensions: readonly number[],
): Problem[] {
  if (data === undefined) return [];
  const problems = dimensions.flatMap((dimension) => {
    const shape = { dimension, field };
    const counts = oracles.map((oracle) => vectorsOf(oracle, shape, particles?.count ?? 1));
    const vectorCount = particles?.count ?? Math.max(...counts);
    return dataOf(data).layoutProblems?.(data, { vectorCount, vectorLength: realDimension(shape) }) ?? [];
  });
  return problems.slice(0, 1).map(({ path, message }) => ({ path: ['data', ...path], message }));
}
