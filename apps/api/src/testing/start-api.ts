import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createLogger } from '@liesweep/logging';
import { openRowStore, openTensorStore, rebuildRows } from '@liesweep/storage';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { Access } from '../access/access.js';
import { memoryAccessStore } from './memory-access-store.js';
import { readConfig } from '../config.js';
import { createContext, type ApiContext } from '../server/api-context.js';
import { closeServer } from '../server/close-server.js';
import { createServer, type ServerOptions } from '../server/create-server.js';

/** Sweeps that version 0.1 has trained, one of every kind: 56 trials of 5 sweeps. */
const RECORDED = join(__dirname, '../../../cli/src/testing/recorded');

/** The sweeps that the stores hold, by what they look for. */
export const RECORDED_SWEEPS = {
  /** xᵀx in n = 3 and 4 with real matrices: so(3), so(4). */
  real: 'golden-real-6667daad0db9999b601a',
  /** The norm and the determinant with complex matrices. */
  complex: 'golden-complex-f0ef021516a7c880b005',
  /** Networks as fields. */
  fields: 'golden-fields-545fb234bd8b92a8bbdc',
  /** A file of measured labels. */
  labels: 'golden-labels-21f3f991b5dc68df4a50',
  /** Generators as products of layers. */
  layers: 'golden-layers-96cf8c2ecef7cc4ec57a',
} as const;

/** Sweeps of kinds that version 0.1 had not, two trials each. */
const RECORDED_SINCE = join(__dirname, 'recorded');

/** Sweeps that the stores hold where they are asked for, by what they look for. */
export const LATER_SWEEPS = {
  /** x³ − y² with fields in a dictionary of degree 2: one is certified. */
  dictionary: 'kind-fields-09f879abdf191cc92aa2',
  /** The difference of two particles, which moves along with them, with affine fields. */
  particles: 'kind-particles-b915028e2e3a876cb6a1',
} as const;

/** When the sweeps are said to have been created. */
const CREATED_AT = '2026-03-01T12:00:00.000Z';

/** Clients of specs open connections in advance, which would keep a server for a minute. */
const CLOSE_MS = 1_000;

/** What a spec may change of the server that it starts. */
export interface StartOptions extends Partial<ServerOptions> {
  /** Changes what handlers work with, such as its stores. */
  readonly change?: (context: ApiContext) => ApiContext | Promise<ApiContext>;
  /** Whether the stores hold the later sweeps too. */
  readonly withLaterSweeps?: boolean;
  /** Of the environment, besides the stores. Everybody may everything unless it says otherwise. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A server on scratch stores that hold the recorded sweeps. */
export interface StartedApi {
  readonly server: FastifyInstance;
  readonly context: ApiContext;
  readonly access: Access;
  /** Scratch, removed at the end. */
  readonly folder: string;
  /** What is logged, as text, so far. */
  readonly logged: () => string;
  /** Asks without a socket: `ask('/sweeps')` is `GET /api/v1/sweeps`. */
  readonly ask: (path: string, options?: Omit<InjectOptions, 'url' | 'path'>) => Promise<LightMyRequestResponse>;
  /** Listens on loopback, and gives the address, such as `http://127.0.0.1:40123`. */
  readonly listen: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Starts a server for specs. It has to be closed. */
export async function startApi({
  change = (same) => same,
  withLaterSweeps = false,
  environment = {},
  ...options
}: StartOptions = {}): Promise<StartedApi> {
  const folder = await mkdtemp(join(tmpdir(), 'liesweep-api-'));
  await cp(RECORDED, join(folder, 'tensors'), { recursive: true });
  if (withLaterSweeps) await cp(RECORDED_SINCE, join(folder, 'tensors'), { recursive: true });
  const config = readConfig({
    LIESWEEP_ROWS: `sqlite:${join(folder, 'rows.sqlite')}`,
    LIESWEEP_TENSORS: `file:${join(folder, 'tensors')}`,
    LIESWEEP_METRICS_ADDRESS: 'off',
    LIESWEEP_CHECK_PROCESSES: '0',
    LIESWEEP_API_AUTH: 'none',
    ...environment,
  });
  const [rows, tensors] = await Promise.all([openRowStore(config.rows), openTensorStore(config.tensors)]);
  await rebuildRows(rows, tensors, CREATED_AT);
  const stream = new PassThrough();
  let text = '';
  stream.on('data', (piece: Buffer) => {
    text += piece.toString();
  });
  const log = createLogger({ name: 'api', level: config.logLevel, stream });
  // Nothing is remembered, so that what a spec writes into the stores is seen by its next question.
  const context = await change(
    createContext({ config, rows, tensors, temporal: undefined, log }, { freshMs: 0, pollMs: 5 }),
  );
  const { access = new Access(config.access, memoryAccessStore(), log), ...others } = options;
  const server = await createServer(context, { access, ...others });
  await server.ready();
  return {
    ...{ server, context, access, folder },
    logged: () => text,
    ask: (path, asked = {}) => server.inject({ method: 'GET', ...asked, url: `/api/v1${path}` }),
    listen: () => server.listen({ host: '127.0.0.1', port: 0 }),
    close: async () => {
      await closeServer(server, CLOSE_MS);
      await context.rows.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
