import type { GeneratorAction } from '@liesweep/api-contract';
import { generatorAction, particleCountOf, type ActedOn, type ActionRequest } from '@liesweep/report/algebra';
import { jsonAnswer, type JobAnswer } from '../job-answer.js';
import { JobRefusal } from '../job-refusal.js';
import type { JobStores } from '../job-stores.js';
import { networkFields } from './network-fields.js';
import { oracleLabels } from './oracle-labels.js';
import { storedSamples } from './stored-samples.js';
import { storedTrial, type TrialInput } from './stored-trial.js';

/** Of which trial, and what is asked. */
export interface ActionInput extends TrialInput {
  readonly restart: number;
  readonly request: ActionRequest;
}

const NOT_FOUND = 404;

/** What a generator of a trial does to samples of the sweep’s data, and to φ. */
export async function action(input: ActionInput, stores: JobStores): Promise<JobAnswer> {
  const trial = await storedTrial(input, stores);
  const { spec, shape } = trial;
  const particleCount = particleCountOf(spec.system, shape);
  const samples = await storedSamples(input, particleCount, stores);
  const { labels, problem } = oracleLabels(trial);
  const given: ActedOn = {
    ...{ ...trial, particleCount, labels, samples: samples.samples },
    problems: [samples.problem, problem].filter((each) => each !== null),
    networks: networkFields(trial),
  };
  try {
    const view = generatorAction(given, input.request);
    return jsonAnswer({ restart: input.restart, ...view } satisfies GeneratorAction);
  } catch (error) {
    if (error instanceof RangeError) throw new JobRefusal(NOT_FOUND, `There is no such generator: ${error.message}.`);
    throw error;
  }
}
