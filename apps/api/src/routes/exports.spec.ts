import { trialsCsv } from '@liesweep/report';
import { decodeSafetensors } from '@liesweep/storage';
import { RECORDED_SWEEPS, startApi, type StartedApi } from '../testing/start-api.js';

let api: StartedApi;
const REAL = RECORDED_SWEEPS.real;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('downloads', () => {
  it.each([
    ['trials.csv', 'text/csv; charset=utf-8'],
    ['trials.npz', 'application/zip'],
    ['trials.safetensors', 'application/octet-stream'],
    ['cells.csv', 'text/csv; charset=utf-8'],
    ['phase-diagram.json', 'application/json'],
  ])('%s has a name and a type, and HEAD says so without making it', async (file, mediaType) => {
    const response = await api.ask(`/sweeps/${REAL}/${file}`);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toContain(mediaType);
    expect(response.headers['content-disposition']).toBe(`attachment; filename="${REAL}-${file}"`);
    expect(response.rawPayload.length).toBeGreaterThan(100);
    const head = await api.ask(`/sweeps/${REAL}/${file}`, { method: 'HEAD' });
    expect([head.statusCode, head.rawPayload.length]).toEqual([200, 0]);
    expect(head.headers['content-type']).toContain(mediaType);
  });

  it('have every trial, as the command line writes them', async () => {
    let expected = '';
    for await (const piece of trialsCsv(api.context.rows.trials(REAL))) expected += piece;
    expect((await api.ask(`/sweeps/${REAL}/trials.csv`)).body).toBe(expected);
    const { rawPayload } = await api.ask(`/sweeps/${REAL}/trials.safetensors`);
    expect(decodeSafetensors(rawPayload, 'trials').tensors.get('steps')?.shape).toEqual([32]);
  });

  it('have the algebras that were found', async () => {
    const { slices } = (await api.ask(`/sweeps/${REAL}/phase-diagram.json`)).json<{
      slices: { structure?: { name: string } }[];
    }>();
    expect(slices.map(({ structure }) => structure?.name)).toContain('su(2) ≅ so(3)');
  });

  it('of no sweep are not found', async () => {
    for (const method of ['GET', 'HEAD'] as const) {
      expect((await api.ask('/sweeps/other-01234567/trials.csv', { method })).statusCode).toBe(404);
    }
  });
});
