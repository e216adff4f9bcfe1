import type { OracleSpec, SystemSpec, TrainingSpec } from '../sweep-spec.js';
import type { Problem } from './problems.js';

/** Oracles whose values the engine does not compute over tensors, only their derivative. */
const LIE_DERIVATIVE_ONLY: readonly OracleSpec['kind'][] = [
  'determinant',
  'three-form',
  'cubic',
  'vacuum',
  'gradients',
];

/** An oracle needs numbers that it is defined on, and a form of the invariance that it has. */
export function checkOracles({ oracles, field }: SystemSpec, training: TrainingSpec | undefined): Problem[] {
  return [
    ...oracles.flatMap((oracle, position): Problem[] => {
      if (oracle.kind === 'learned' && isLearnedPolynomial(oracle) && oracle.task === 'classification') {
        const message = `expected { kind: mlp }, a network, for task: classification, got ${oracle.model.kind}`;
        return [{ path: ['system', 'oracles', position, 'model'], message }];
      }
      const needed = neededField(oracle);
      if (needed === undefined || needed === field) return [];
      const message = `${nameOf(oracle)} needs field: ${needed}, got field: ${field}`;
      return [{ path: ['system', 'oracles', position], message }];
    }),
    ...(training?.invariance === 'finite' ? checkFiniteForm(oracles) : []),
  ];
}

function checkFiniteForm(oracles: readonly OracleSpec[]): Problem[] {
  const oracle = oracles.find((each) => LIE_DERIVATIVE_ONLY.includes(each.kind) || isLearnedPolynomial(each));
  if (oracle === undefined) return [];
  const name = oracle.kind === 'learned' ? `a learned ${oracle.model.kind}` : oracle.kind;
  const message = `expected lie-derivative, the only form that ${name} has, got finite`;
  return [{ path: ['training', 'invariance'], message }];
}

function isLearnedPolynomial(oracle: OracleSpec): boolean {
  return oracle.kind === 'learned' && oracle.model.kind !== 'mlp';
}

function neededField(oracle: OracleSpec): SystemSpec['field'] | undefined {
  switch (oracle.kind) {
    case 'determinant':
    case 'vacuum':
      return 'complex';
    case 'l1':
    case 'polynomial':
    case 'three-form':
      return 'real';
    case 'cubic':
      return oracle.form === 'traceless' ? 'real' : undefined;
    default:
      return undefined;
  }
}

function nameOf(oracle: OracleSpec): string {
  return oracle.kind === 'cubic' ? `cubic in its form ${oracle.form}` : oracle.kind;
}
