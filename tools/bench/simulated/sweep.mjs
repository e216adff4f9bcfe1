// Submits a sweep to a deployment, waits for its end through every outage, and says what is wrong with what was recorded.
import { openRowStore, openTensorStore } from '@liesweep/storage';
import { assemblePhaseDiagram } from '@liesweep/phase-diagram';
import {
  canonicalJson,
  enumerateTrials,
  parseSweepFile,
  specDigest,
  specName as specNameOf,
  sweepId as idOf,
  trialCount,
} from '@liesweep/sweep';
import { ServiceError, WorkflowFailedError } from '@temporalio/client';
import { setTimeout as sleep } from 'node:timers/promises';
import { patiently } from './deployment.mjs';

const PATIENCE_MS = 60_000;

/**
 * @param {Awaited<ReturnType<import('./deployment.mjs').deploy>>} deployment
 * @param {string} text of a sweep file
 * @param {{ slots: number, window?: number, heartbeatTimeoutMs?: number }} options
 */
export async function submit(
  { rows: rowsUri, tensors: tensorsUri, client },
  text,
  { slots, window = 500, heartbeatTimeoutMs },
) {
  const spec = parseSweepFile(text);
  const [digest, sweepId, size] = [specDigest(spec), idOf(spec), trialCount(spec)];
  const specName = specNameOf({ sweepId, specDigest: digest });
  const rows = await openRowStore(rowsUri);
  const tensors = await openTensorStore(tensorsUri);
  await tensors.writeNamed(specName, Buffer.from(canonicalJson(spec)));
  await rows.saveSweep({ sweepId, spec, specDigest: digest, trialCount: size, createdAt: new Date().toISOString() });
  const began = performance.now();
  const input = { sweepId, specDigest: digest, specName, trainQueue: 'train-cpu', window, slots, heartbeatTimeoutMs };
  const workflowId = `sweep-${sweepId}`;
  const start = () =>
    client.workflow.start('sweepWorkflow', {
      ...{ workflowId, taskQueue: 'orchestrate', args: [input] },
      ...{ workflowIdReusePolicy: 'ALLOW_DUPLICATE', workflowIdConflictPolicy: 'USE_EXISTING' },
    });
  await patiently(start, PATIENCE_MS);
  return {
    spec,
    sweepId,
    rows,
    workflowId,
    specName,
    trialCount: size,
    /** Starts the workflow again, after its end. */
    again: () => patiently(start, PATIENCE_MS),
    /** Writes the specification anew, as whoever submits the sweep again does. */
    publish: () => patiently(() => tensors.writeNamed(specName, Buffer.from(canonicalJson(spec))), PATIENCE_MS),
    /** How many trials are recorded; undefined while the store does not answer. */
    async recorded() {
      return rows.progress(sweepId).then(
        ({ recorded }) => recorded,
        () => undefined,
      );
    },
    /** The summary of the workflow, and seconds since it was started. */
    async ended() {
      for (;;) {
        try {
          const summary = await client.workflow.getHandle(workflowId).result();
          return { summary, seconds: (performance.now() - began) / 1000 };
        } catch (error) {
          if (error instanceof WorkflowFailedError) throw error.cause ?? error;
          if (!(error instanceof ServiceError)) throw error;
          await sleep(200);
        }
      }
    },
    /** Sentences about trials that are missing, strange or counted twice, the phase diagram, and what each trial came to. */
    async judge() {
      const expected = new Set([...enumerateTrials(spec)].map(({ key }) => key));
      const seen = [];
      const trials = new Map();
      for await (const { trialKey, outcome, steps, lowestLoss, finalLoss } of rows.trials(sweepId)) {
        seen.push(trialKey);
        trials.set(trialKey, { outcome, steps, lowestLoss, finalLoss });
      }
      const cells = await rows.cells(sweepId);
      const folded = cells.reduce((sum, { trials }) => sum + trials, 0);
      const failures = await rows.failures(sweepId);
      const distinct = new Set(seen);
      const missing = [...expected].filter((key) => !distinct.has(key)).length;
      const strange = [...distinct].filter((key) => !expected.has(key)).length;
      const problems = [
        ...(missing > 0 ? [`${missing} trials are lost`] : []),
        ...(strange > 0 ? [`${strange} recorded trials are not of this sweep`] : []),
        ...(seen.length !== distinct.size ? [`${seen.length - distinct.size} trials are recorded twice`] : []),
        ...(folded !== size ? [`the cells hold ${folded} trials, not ${size}`] : []),
        ...(failures.length > 0 ? [`${failures.length} trials were given up: ${failures[0].message}`] : []),
      ];
      const certificates = await rows.certificates(sweepId);
      const diagram = assemblePhaseDiagram({ sweep: spec.name, specDigest: digest, spec, cells, certificates });
      return { problems, diagram, trials };
    },
    close: () => rows.close(),
  };
}
