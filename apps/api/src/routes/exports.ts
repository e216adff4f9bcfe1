import { Readable } from 'node:stream';
import * as contract from '@liesweep/api-contract';
import {
  cellsCsv,
  phaseDiagramJson,
  trialsCsv,
  trialsNpz,
  trialsSafetensors,
  withTrialColumns,
} from '@liesweep/report';
import type { SweepRecord } from '@liesweep/sweep';
import type { ApiContext } from '../server/api-context.js';
import { handler, type Handler } from '../server/handler.js';
import { sendDownload } from '../server/send-download.js';
import { visibleSweep } from './visible-sweep.js';

type Download = typeof contract.trialsCsv | typeof contract.trialsNpz | typeof contract.trialsSafetensors;
type OtherDownload = typeof contract.cellsCsv | typeof contract.phaseDiagramJson;

/** Downloads of a whole sweep: a piece is made when the client has taken the one before. */
export const exportHandlers: readonly Handler[] = [
  download(contract.trialsCsv, 'trials.csv', ({ sweepId }, { rows }) => trialsCsv(rows.trials(sweepId))),
  download(contract.trialsNpz, 'trials.npz', ({ sweepId, spec }, { rows }, signal) =>
    withTrialColumns(rows.trials(sweepId), spec, { signal }, trialsNpz),
  ),
  download(contract.trialsSafetensors, 'trials.safetensors', ({ sweepId, spec }, { rows }, signal) =>
    withTrialColumns(rows.trials(sweepId), spec, { signal }, trialsSafetensors),
  ),
  download(contract.cellsCsv, 'cells.csv', async (record, { diagrams }) =>
    cellsCsv(record.spec, (await diagrams.of(record)).cells),
  ),
  download(contract.phaseDiagramJson, 'phase-diagram.json', async (record, { diagrams }) => {
    const diagram = await (await diagrams.of(record)).algebras();
    return phaseDiagramJson(diagram, diagram.slices);
  }),
];

type Pieces = Iterable<string> | AsyncIterable<string | Uint8Array>;

function download(
  route: Download | OtherDownload,
  file: string,
  make: (record: SweepRecord, context: ApiContext, signal: AbortSignal) => Pieces | Promise<Pieces>,
): Handler {
  return handler(route, async ({ params, caller, context, reply, signal }) => {
    const record = await visibleSweep(context, caller, params.sweepId);
    const pieces = await make(record, context, signal);
    sendDownload(
      reply,
      route.answer.mediaType,
      `${record.sweepId}-${file}`,
      Readable.from(pieces, { objectMode: false }),
    );
    return undefined;
  });
}
