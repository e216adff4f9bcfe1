import type { Cells, Sweep } from '@liesweep/api-contract';
import { sweepEvents, sweepsEvents } from '@liesweep/api-contract';
import { trialAt, type SweepRecord } from '@liesweep/sweep';
import { readEvents, type ReadEvent, type ReadStream } from '../testing/read-events.js';
import { RECORDED_SWEEPS, startApi, type StartedApi } from '../testing/start-api.js';

let api: StartedApi;
let address: string;
const open: ReadStream[] = [];
const REAL = RECORDED_SWEEPS.real;
const FAILURE = { failureClass: 'TrainerCrashedError', message: 'crashed', attempts: 3 };

beforeAll(async () => {
  api = await startApi({ environment: { LIESWEEP_API_STREAMS: '4', LIESWEEP_API_STREAMS_PER_CALLER: '3' } });
  address = `${await api.listen()}/api/v1`;
});
afterEach(() => Promise.all(open.splice(0).map((stream) => stream.close())));
afterAll(() => api.close());

async function read(path: string, headers?: Record<string, string>): Promise<ReadStream> {
  const stream = await readEvents(`${address}${path}`, headers);
  open.push(stream);
  return stream;
}

/** The next event of a name, as its schema has it. */
async function next<Name extends keyof Data>(
  stream: ReadStream,
  name: Name,
  route: typeof sweepEvents | typeof sweepsEvents,
): Promise<Omit<ReadEvent, 'data'> & { readonly data: Data[Name] }> {
  for (;;) {
    const event = await stream.next();
    if (event === undefined) throw new Error(`the stream has ended before ${name}`);
    if (event.event !== name) continue;
    const schema = (route.answer.events as Record<string, { parse: (data: unknown) => unknown }>)[name];
    expect(schema?.parse(event.data)).toEqual(event.data);
    return { ...event, data: event.data as Data[Name] };
  }
}

/** What events carry, by their names. */
interface Data {
  readonly sweep: Sweep;
  readonly cells: Cells;
  readonly sweeps: Listed;
  readonly gone: { readonly sweepId: string };
}

interface Listed {
  readonly sweeps: readonly Sweep[];
  readonly gone: readonly string[];
  readonly total: number;
}

/** Another sweep on the same stores, of which nothing is recorded. */
async function another(name: string): Promise<SweepRecord> {
  const record = await api.context.rows.sweep(REAL);
  if (record === undefined) throw new Error('not recorded');
  const sweep = { ...record, sweepId: `${name}-01234567`, spec: { ...record.spec, name, seed: 7 } };
  await api.context.rows.saveSweep(sweep);
  return sweep;
}

describe('the stream of a sweep', () => {
  it('begins with the sweep and its cells', async () => {
    const stream = await read(`/sweeps/${REAL}/events`);
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.response.headers.get('x-accel-buffering')).toBe('no');
    const { data: sweep } = await next(stream, 'sweep', sweepEvents);
    expect(sweep.sweepId).toBe(REAL);
    const { data, id } = await next(stream, 'cells', sweepEvents);
    expect(data.cells.index).toHaveLength(16);
    expect(id).toBe(String(data.revision));
  });

  it('goes on from what a browser has seen', async () => {
    const { id } = await next(await read(`/sweeps/${REAL}/events`), 'cells', sweepEvents);
    const again = await read(`/sweeps/${REAL}/events`, { 'last-event-id': id ?? '' });
    expect((await next(again, 'cells', sweepEvents)).data.cells.index).toEqual([]);
  });

  it('tells what is recorded, and that the sweep is gone', async () => {
    const { sweepId, spec } = await another('streamed');
    const stream = await read(`/sweeps/${sweepId}/events`);
    expect((await next(stream, 'cells', sweepEvents)).data.cells.index).toEqual([]);
    await api.context.rows.recordFailures(sweepId, [{ trialKey: trialAt(spec, 5).key, ...FAILURE }]);
    const { data } = await next(stream, 'cells', sweepEvents);
    expect(data.cells).toMatchObject({ index: [2], failed: [1], trials: [0] });
    await api.context.rows.deleteSweep(sweepId);
    expect((await next(stream, 'gone', sweepEvents)).data).toEqual({ sweepId });
    expect(await stream.next()).toBeUndefined();
  });

  it('is refused where too many are open', async () => {
    await Promise.all([1, 2, 3].map(() => read(`/sweeps/${REAL}/events`)));
    const { response } = await read(`/sweeps/${REAL}/events`);
    expect(response.status).toBe(429);
  });

  it('of no sweep is not found', async () => {
    expect((await read('/sweeps/other-01234567/events')).response.status).toBe(404);
  });
});

describe('the stream of all sweeps', () => {
  it('begins with all, and goes on with those that change and go', async () => {
    const stream = await read('/events');
    expect((await next(stream, 'sweeps', sweepsEvents)).data).toMatchObject({ gone: [], total: 5 });
    const { sweepId, spec } = await another('listed');
    const { data: added } = await next(stream, 'sweeps', sweepsEvents);
    expect([added.sweeps.map((sweep) => sweep.sweepId), added.total]).toEqual([[sweepId], 6]);
    await api.context.rows.recordFailures(sweepId, [{ trialKey: trialAt(spec, 5).key, ...FAILURE }]);
    expect((await next(stream, 'sweeps', sweepsEvents)).data.sweeps).toMatchObject([{ sweepId, failed: 1 }]);
    await api.context.rows.deleteSweep(sweepId);
    expect((await next(stream, 'sweeps', sweepsEvents)).data).toEqual({
      sweeps: [],
      gone: [sweepId],
      total: 5,
    });
  });
});

it('a server that closes ends its streams', async () => {
  const other = await startApi();
  const stream = await readEvents(`${await other.listen()}/api/v1/events`);
  await next(stream, 'sweeps', sweepsEvents);
  await other.close();
  expect(await stream.next()).toBeUndefined();
});
