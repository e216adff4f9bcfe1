import { oracleOf, type OracleSpec } from '../oracles/index.js';
import type { Problem } from '../schema/problem.js';
import type { SystemSpec, TrainingSpec } from '../sweep-spec.js';
import { termFormOf } from '../term-forms/index.js';

/** An oracle needs numbers that it is defined on, and a form of the invariance that it has. */
export function checkOracles({ oracles, field }: SystemSpec, training: TrainingSpec | undefined): Problem[] {
  return [
    ...oracles.flatMap((oracle, position) => checkOracle(oracle, field, ['system', 'oracles', position])),
    ...(training === undefined ? [] : checkForm(oracles, training)),
  ];
}

function checkOracle(oracle: OracleSpec, field: SystemSpec['field'], path: Problem['path']): Problem[] {
  const definition = oracleOf(oracle);
  const problems = definition.problems?.(oracle) ?? [];
  if (problems.length > 0) return problems.map((each) => ({ ...each, path: [...path, ...each.path] }));
  const only = definition.onlyField?.(oracle);
  if (only === undefined || only.field === field) return [];
  return [{ path, message: `${only.form ?? oracle.kind} needs field: ${only.field}, got field: ${field}` }];
}

function checkForm(oracles: readonly OracleSpec[], { invariance }: TrainingSpec): Problem[] {
  if (!termFormOf(invariance).needsValues) return [];
  const oracle = oracles.find((each) => oracleOf(each).hasFiniteForm?.(each) !== true);
  if (oracle === undefined) return [];
  const name = oracleOf(oracle).title?.(oracle) ?? oracle.kind;
  const message = `expected lie-derivative, the only form that ${name} has, got ${invariance}`;
  return [{ path: ['training', 'invariance'], message }];
}
