import { RECORDED_SWEEPS, startApi, type StartedApi } from '../testing/start-api.js';

let api: StartedApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('the phase diagrams', () => {
  it('are assembled once for a revision, however many ask', async () => {
    const record = await api.context.rows.sweep(RECORDED_SWEEPS.real);
    if (record === undefined) throw new Error('not recorded');
    const [first, second] = await Promise.all([api.context.diagrams.of(record), api.context.diagrams.of(record)]);
    expect(second.diagram).toBe(first.diagram);
    expect(first.revision).toBeGreaterThan(0);
    expect(first.diagram.slices.length).toBeGreaterThan(0);
    expect((await api.context.diagrams.of(record)).diagram).toBe(first.diagram);
  });
});
