import type { Generators } from '@liesweep/api-contract';
import { generatorsView, type Basis } from '@liesweep/report/algebra';
import type { RefereeVerdict } from '@liesweep/sweep';
import { jsonAnswer, type JobAnswer } from '../job-answer.js';
import type { JobStores } from '../job-stores.js';
import { storedTrial, type TrialInput } from './stored-trial.js';

/** Of which trial, in which basis. */
export interface GeneratorsInput extends TrialInput {
  readonly restart: number;
  readonly referee: RefereeVerdict | null;
  readonly basis: Basis;
}

/** The generators of a trial with their algebra. */
export async function generators(input: GeneratorsInput, stores: JobStores): Promise<JobAnswer> {
  const { restart, referee, basis } = input;
  const view = generatorsView(await storedTrial(input, stores), basis);
  return jsonAnswer({ restart, referee, ...view } satisfies Generators);
}
