import type { JobAnswer } from './job-answer.js';
import type { JobStores } from './job-stores.js';
import type { ActionInput } from './jobs/action.js';
import type { CurvesInput } from './jobs/curves.js';
import type { FigureInput, FiguresInput, ReportInput } from './jobs/drawn-sweep.js';
import type { GeneratorsInput } from './jobs/generators.js';
import type { NpyInput } from './jobs/generators-npy.js';
import type { StructuresInput } from './jobs/structures.js';

/** What each job is given. */
interface JobInputs {
  readonly curves: CurvesInput;
  readonly generators: GeneratorsInput;
  readonly action: ActionInput;
  readonly npy: NpyInput;
  readonly structures: StructuresInput;
  readonly figures: FiguresInput;
  readonly figure: FigureInput;
  readonly report: ReportInput;
}

/** The word of a job. */
export type JobName = keyof JobInputs;

/** What a job is given. */
export type JobInput<Name extends JobName> = JobInputs[Name];

type Job<Name extends JobName> = (input: JobInput<Name>, stores: JobStores) => Promise<JobAnswer>;

/** Loaded when they are asked for first: those that draw bring a drawing library along. */
const JOBS: { readonly [Name in JobName]: () => Promise<Job<Name>> } = {
  curves: async () => (await import('./jobs/curves.js')).curves,
  generators: async () => (await import('./jobs/generators.js')).generators,
  action: async () => (await import('./jobs/action.js')).action,
  npy: async () => (await import('./jobs/generators-npy.js')).npy,
  structures: async () => (await import('./jobs/structures.js')).structures,
  figures: async () => (await import('./jobs/drawn-sweep.js')).figures,
  figure: async () => (await import('./jobs/drawn-sweep.js')).figure,
  report: async () => (await import('./jobs/drawn-sweep.js')).report,
};

/** Does a job. @throws JobRefusal, and what the stores throw */
export async function runJob<Name extends JobName>(
  name: Name,
  input: JobInput<Name>,
  stores: JobStores,
): Promise<JobAnswer> {
  const job = await JOBS[name]();
  return job(input, stores);
}
