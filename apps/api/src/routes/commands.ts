import * as contract from '@liesweep/api-contract';
import {
  extendSweep,
  resumeSweep,
  retryFailed,
  stopSweep,
  submitSweep,
  type OpenSweep,
  type StopVerb,
} from '@liesweep/sweep-client';
import { assertIdle, deleteSweep, nextRepetition, underRecordedId, type Answer } from '@liesweep/sweep-client/records';
import type { SweepRecord } from '@liesweep/sweep';
import type { Caller } from '../access/caller.js';
import type { ApiContext } from '../server/api-context.js';
import { handler, type Handler } from '../server/handler.js';
import { HttpProblem } from '../server/http-problem.js';
import { assertSteeredHere } from '../steering/assert-steered-here.js';
import { isVisible, visibleSweep } from './visible-sweep.js';

/** Hands in, steers, extends, retries and deletes sweeps. */
export const commandHandlers: readonly Handler[] = [
  handler(contract.submitSweep, async ({ body, caller, context }) => {
    const project = projectOf(caller, body.project);
    const { rows, tensors, submissions, steering } = context;
    const checked = await submissions.checker.check(body.sweepFile, true);
    const asked = { ...checked, dataset: undefined };
    const named = await (body.trainAgain ? nextRepetition(asked, rows) : underRecordedId(asked, rows));
    const before = await rows.sweep(named.sweepId);
    if (before !== undefined && !isVisible(before, caller)) throw ofAnotherProject(named.sweepId);
    return steering.useClient(async (client) => {
      if (before !== undefined) await assertSteeredHere(context, client, before);
      const { priority } = body;
      return submitSweep(
        named,
        { useClient: (use) => use(client), rows, tensors },
        {
          share: {
            ...(project !== undefined && { project }),
            ...(priority !== undefined && { priority }),
            owner: caller.name,
          },
          ...{ trainers: steering.trainers, trainAgain: false },
        },
      );
    });
  }),
  stop(contract.pauseSweep, 'pause'),
  stop(contract.drainSweep, 'drain'),
  stop(contract.cancelSweep, 'cancel'),
  handler(contract.resumeSweep, async ({ params, caller, context }) => {
    const record = await visibleSweep(context, caller, params.sweepId);
    return steer(context, record, (sweep) => resumeSweep(sweep, context.steering.trainers, undefined));
  }),
  handler(contract.retrySweep, async ({ params, body, caller, context }) => {
    const record = await visibleSweep(context, caller, params.sweepId);
    return steer(context, record, (sweep) => retryFailed(sweep, context.steering.trainers, body.failureClass));
  }),
  handler(contract.extendSweep, async ({ params, body, caller, context }) => {
    const record = await visibleSweep(context, caller, params.sweepId);
    const larger = { ...(await context.submissions.checker.check(body.sweepFile, true)), dataset: undefined };
    return steer(context, record, (sweep) => extendSweep(sweep, larger, context.steering.trainers));
  }),
  handler(contract.deleteSweep, async ({ params, caller, context }) => {
    const { sweepId } = params;
    const { rows, tensors, temporal, steering } = context;
    const record = await rows.sweep(sweepId);
    if (record === undefined || !isVisible(record, caller)) {
      return { sweepId, hasChanged: false, stage: 'not-started' as const, message: 'is not there; nothing to delete' };
    }
    await assertIdle(
      { record, rows },
      {
        ...{ isServed: undefined, isHeld: false },
        isOpen: async () => temporal !== undefined && (await steering.useClient((client) => client.isOpen(sweepId))),
      },
    );
    return deleteSweep({ record, rows, tensors });
  }),
];

function stop(
  route: typeof contract.pauseSweep | typeof contract.drainSweep | typeof contract.cancelSweep,
  verb: StopVerb,
): Handler {
  return handler(route, async ({ params, caller, context }) => {
    const record = await visibleSweep(context, caller, params.sweepId);
    return steer(context, record, (sweep) => stopSweep(sweep, verb));
  });
}

/** Gives a command to a sweep, which is found out to be trained by what this server steers. */
function steer(
  context: ApiContext,
  record: SweepRecord,
  command: (sweep: OpenSweep) => Promise<Answer>,
): Promise<Answer> {
  const { rows, tensors, steering } = context;
  const { sweepId } = record;
  return steering.useClient(
    async (client) => {
      await assertSteeredHere(context, client, record);
      return command({ client, record, rows, tensors });
    },
    async () => (await rows.standing(sweepId))?.trouble ?? null,
  );
}

/** Whose a sweep will be: of a caller who sees one project, that one. */
function projectOf({ project: own }: Caller, asked: string | undefined): string | undefined {
  if (own === null) return asked;
  if (asked === undefined || asked === own) return own;
  throw new HttpProblem({
    ...{ type: 'problems/other-project', title: 'Another project', status: 403 },
    detail: `This token is for the project ${own}.`,
    remedy: 'Leave the project out, or use a token of the other one.',
  });
}

function ofAnotherProject(sweepId: string): HttpProblem {
  return new HttpProblem({
    ...{ type: 'problems/sweep-conflict', title: 'There already', status: 409 },
    detail: `${sweepId} is there already, in a project that this token is not for.`,
    safe: 'Nothing was changed.',
    remedy: 'Change the seed or anything else of the sweep file, and it is a sweep of its own.',
  });
}
