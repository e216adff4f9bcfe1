import type { DataSpec } from '../data/index.js';
import { oracleOf } from '../oracles/index.js';
import type { Problem } from '../schema/problem.js';
import type { SystemSpec } from '../sweep-spec.js';

/** What labels of trajectories are, by what moves them: velocities of a flow, or next points of a map. */
const LABEL_OF_ACTION: Readonly<Record<string, string>> = { tangent: 'velocity', same: 'next' };

/** Labels that are learned must be those that their action is about. */
export function checkTrajectoryLabels({ oracles, labelAction }: SystemSpec, data: DataSpec): Problem[] {
  if (!('label' in data) || labelAction === undefined) return [];
  const expected = LABEL_OF_ACTION[labelAction.kind];
  const isLearned = oracles.some((oracle) => oracleOf(oracle).source === 'labels');
  if (!isLearned || expected === undefined || expected === data.label) return [];
  const message = `expected ${expected} for labelAction: ${labelAction.kind} of a learned oracle, got ${data.label}`;
  return [{ path: ['data', 'label'], message }];
}
