import * as contract from '@liesweep/api-contract';
import { BadInputError, InvalidSweepError, planSummary, sweepJsonSchema, type SweepSpec } from '@liesweep/sweep';
import { executionPlace, measuredSpeed, predictRun, underRecordedId } from '@liesweep/sweep-client/records';
import type { Caller } from '../access/caller.js';
import type { ApiContext } from '../server/api-context.js';
import { handler, type Handler } from '../server/handler.js';
import { HttpProblem, notFound } from '../server/http-problem.js';
import { EXAMPLES } from '../submissions/examples.js';
import { inspectionAnswer } from '../submissions/inspection-answer.js';
import { harmlessName, uploadPath } from '../submissions/upload-path.js';
import { UnknownUploadError, UploadTooLargeError } from '../submissions/uploads.js';
import { isVisible } from './visible-sweep.js';

const BYTES_PER_MIB = 2 ** 20;

/** Checks and plans sweep files, and takes data. */
export const submissionHandlers: readonly Handler[] = [
  handler(contract.validateSweep, async ({ body, caller, context }) => {
    const { valid, issues, notes, warnings, sweepId, trialCount, isRecorded } = await validate(
      body.sweepFile,
      caller,
      context,
    );
    return { valid, issues, notes, warnings, sweepId, trialCount, isRecorded };
  }),
  handler(contract.planSweep, async ({ body, caller, context }) => {
    const { spec, ...validation } = await validate(body.sweepFile, caller, context);
    return { ...validation, plan: spec === undefined ? null : await planOf(spec, context) };
  }),
  handler(contract.sweepFileSchemaJson, () => Promise.resolve({ ...sweepJsonSchema() })),
  handler(contract.listExamples, () => Promise.resolve({ examples: [...EXAMPLES] })),
  handler(contract.uploadData, async ({ query, request, context }) => {
    const { uploads, uploadLimitBytes } = context.submissions;
    try {
      const { digest, bytes } = await uploads.store(request.body as AsyncIterable<Uint8Array>);
      const name = harmlessName(query.name);
      return { digest, name, bytes, path: uploadPath({ digest, name }) };
    } catch (error) {
      if (error instanceof UploadTooLargeError) throw tooLarge(uploadLimitBytes);
      throw error;
    }
  }),
  handler(contract.inspectData, async ({ params, query, context }) => {
    const { digest } = params;
    try {
      const inspected = await context.submissions.checker.inspect({ digest, name: harmlessName(query.name) });
      return inspectionAnswer(inspected);
    } catch (error) {
      if (error instanceof UnknownUploadError) throw notFound(`upload ${digest}`);
      throw error;
    }
  }),
];

interface Validated extends contract.Validation {
  readonly spec: SweepSpec | undefined;
}

/** What is wrong with a sweep file is an answer here, and no error. */
async function validate(text: string, caller: Caller, context: ApiContext): Promise<Validated> {
  const { rows, submissions } = context;
  try {
    const checked = await submissions.checker.check(text, false);
    const { spec, sweepId, trialCount, notes, warnings } = await underRecordedId(checked, rows);
    const record = await rows.sweep(sweepId);
    return {
      ...{ valid: true, issues: [], notes: [...notes], warnings: [...warnings], sweepId, trialCount, spec },
      isRecorded: record !== undefined && isVisible(record, caller),
    };
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    return {
      ...{ valid: false, issues: issuesOf(error), notes: [], warnings: [] },
      ...{ sweepId: null, trialCount: null, isRecorded: false, spec: undefined },
    };
  }
}

function issuesOf({ cause, explanation }: BadInputError): contract.ProblemIssue[] {
  if (cause instanceof InvalidSweepError) return cause.issues.map((issue) => ({ ...issue }));
  const { happened, remedy } = explanation;
  return [{ path: '', line: null, column: null, message: remedy === undefined ? happened : `${happened}\n${remedy}` }];
}

/** The same numbers as `liesweep plan`. */
async function planOf(spec: SweepSpec, { rows, steering }: ApiContext): Promise<contract.Plan['plan']> {
  const { slots, deviceClass } = executionPlace(spec, steering.trainers, undefined);
  const { points, trials, shards, stackMemoryBytes, ...seconds } = planSummary(spec, slots);
  const measured = await measuredSpeed(rows, deviceClass);
  const predicted = predictRun(seconds, points / spec.grid.generators.length, measured);
  return {
    ...{ points, trials, shards, slots, stackMemoryBytes },
    ...predicted,
    measuredTrials: measured?.trials ?? 0,
  };
}

function tooLarge(limitBytes: number): HttpProblem {
  return new HttpProblem({
    ...{ type: 'problems/too-large', title: 'Too large', status: 413 },
    detail: `Files of at most ${String(Math.floor(limitBytes / BYTES_PER_MIB))} MiB are taken.`,
    remedy:
      'Send fewer rows, or a smaller format such as Parquet; whoever runs the server can raise LIESWEEP_UPLOAD_LIMIT.',
  });
}
