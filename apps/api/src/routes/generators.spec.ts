import {
  generatorsNpy,
  getAction,
  getCurves,
  getGenerators,
  type Curves,
  type GeneratorAction,
  type Generators,
  type Route,
} from '@liesweep/api-contract';
import type { z } from 'zod';
import { LATER_SWEEPS, RECORDED_SWEEPS, startApi, type StartedApi } from '../testing/start-api.js';

/** Generators are stored in float32. */
const FLOAT32_KEPT = 1e-4;

/** These networks were trained for a moment: over the whole of their flow φ changes by less than half its spread, not by all. */
const NETWORKS_KEEP = 0.5;

/** What is told of a sweep stays below this, whatever is asked. */
const MEGABYTE = 1_000_000;

let api: StartedApi;
beforeAll(async () => {
  api = await startApi({ withLaterSweeps: true });
});
afterAll(() => api.close());

async function asked<Answer>(route: Route, path: string): Promise<Answer> {
  const response = await api.ask(path);
  if (response.statusCode !== 200) throw new Error(`${path}: ${response.body}`);
  expect(response.headers['content-type']).toContain('application/json');
  expect(response.body.length).toBeLessThan(MEGABYTE);
  return (route.answer as { schema: z.ZodType<Answer> }).schema.parse(response.json());
}

const cellOf = (sweepId: string, cell: number): string => `/sweeps/${sweepId}/cells/${String(cell)}`;

interface CellColumns {
  readonly index: number[];
  readonly vanishingTrials: number[];
}

/** The indices of the cells that have trials. */
async function cellsOf(sweepId: string): Promise<CellColumns> {
  const { cells } = (await api.ask(`/sweeps/${sweepId}/cells`)).json<{ cells: CellColumns }>();
  return cells;
}

describe('generators', () => {
  it.each(Object.entries(RECORDED_SWEEPS))('of every cell of %s, in every basis that it has', async (_, sweepId) => {
    const { index } = await cellsOf(sweepId);
    expect(index.length).toBeGreaterThan(0);
    for (const cell of index) {
      const trained = await asked<Generators>(getGenerators, `${cellOf(sweepId, cell)}/generators`);
      expect(trained.bases).toContain('trained');
      for (const basis of trained.bases) {
        const found = await asked<Generators>(getGenerators, `${cellOf(sweepId, cell)}/generators?basis=${basis}`);
        expect(found.basis).toBe(basis);
        expect(found.matrices.length + found.formulas.length > 0 || found.problem !== null).toBe(true);
      }
    }
  });

  it('name the algebra of so(3) with its roots, of the very basis that is shown', async () => {
    const { index, vanishingTrials } = await cellsOf(RECORDED_SWEEPS.real);
    for (const [at, cell] of index.entries()) {
      const path = `${cellOf(RECORDED_SWEEPS.real, cell)}/generators?basis=sparsest`;
      const found = await asked<Generators>(getGenerators, path);
      if (found.matrices.length !== 3 || (vanishingTrials[at] ?? 0) === 0 || found.features.length !== 3) continue;
      expect(found.structure).toMatchObject({ name: 'su(2) ≅ so(3)', isClosed: true });
      expect(found.roots).toMatchObject({ rank: 1, type: 'A1', isLong: [true, true] });
      expect(found.structureConstants.map(({ a, b }) => [a, b])).toEqual([
        [0, 1],
        [0, 2],
        [1, 2],
      ]);
      return;
    }
    throw new Error('the sweep has no cell of so(3)');
  });

  it('are sent once: whoever has them is told so', async () => {
    const [cell = 0] = (await cellsOf(RECORDED_SWEEPS.real)).index;
    const path = `${cellOf(RECORDED_SWEEPS.real, cell)}/generators`;
    const first = await api.ask(path);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const again = await api.ask(path, { headers: { 'if-none-match': String(first.headers.etag) } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const other = await api.ask(`${path}?basis=sparsest`, { headers: { 'if-none-match': String(first.headers.etag) } });
    expect(other.statusCode).toBe(200);
  });

  it('are of the trial that is named, or of the best one', async () => {
    const [cell = 0] = (await cellsOf(RECORDED_SWEEPS.real)).index;
    const path = `${cellOf(RECORDED_SWEEPS.real, cell)}/generators`;
    const best = await asked<Generators>(getGenerators, path);
    expect(await asked<Generators>(getGenerators, `${path}?restart=${String(best.restart)}`)).toEqual(best);
    expect((await api.ask(`${path}?restart=999`)).statusCode).toBe(404);
    expect((await api.ask(`/sweeps/${RECORDED_SWEEPS.real}/cells/99999/generators`)).statusCode).toBe(404);
    expect((await api.ask(`/sweeps/none-of-these/cells/0/generators`)).statusCode).toBe(404);
  });
});

describe('curves', () => {
  it('of all trials of a cell, the best first, of no more points than asked for', async () => {
    const [cell = 0] = (await cellsOf(RECORDED_SWEEPS.real)).index;
    const { curves, of } = await asked<Curves>(getCurves, `${cellOf(RECORDED_SWEEPS.real, cell)}/curves?points=20`);
    expect(curves).toHaveLength(of);
    expect(curves.map(({ isBest }) => isBest)).toEqual(curves.map((_, at) => at === 0));
    for (const { steps, losses } of curves) {
      expect(steps.length).toBeLessThanOrEqual(20);
      expect(losses).toHaveLength(steps.length);
    }
    const few = await asked<Curves>(getCurves, `${cellOf(RECORDED_SWEEPS.real, cell)}/curves?limit=1`);
    expect(few).toMatchObject({ of, curves: [{ isBest: true }] });
  });
});

describe('what a generator does', () => {
  it.each(Object.entries(RECORDED_SWEEPS))(
    'is told of the cells of %s, and keeps φ where these vanish',
    async (_, sweepId) => {
      const { index, vanishingTrials } = await cellsOf(sweepId);
      for (const [at, cell] of index.entries()) {
        const { samples, problem } = await asked<GeneratorAction>(
          getAction,
          `${cellOf(sweepId, cell)}/action?samples=20&frames=5`,
        );
        if (samples.largestChange === null) expect(problem).not.toBeNull();
        else if ((vanishingTrials[at] ?? 0) > 0 && sweepId === RECORDED_SWEEPS.real) {
          expect(samples.largestChange).toBeLessThan(FLOAT32_KEPT);
        }
      }
    },
  );

  it.each(Object.entries(LATER_SWEEPS))(
    'follows fields of %s, in both bases, and keeps φ where these vanish',
    async (_, sweepId) => {
      const { index, vanishingTrials } = await cellsOf(sweepId);
      const vanishing = index.filter((__, at) => (vanishingTrials[at] ?? 0) > 0);
      expect(vanishing).not.toEqual([]);
      for (const cell of vanishing) {
        for (const basis of ['trained', 'certified']) {
          const path = `${cellOf(sweepId, cell)}/action?basis=${basis}&samples=10&frames=5`;
          const { samples, problem, particles } = await asked<GeneratorAction>(getAction, path);
          expect([samples.after.length, problem]).toEqual([5, null]);
          const isOfParticles = sweepId === LATER_SWEEPS.particles;
          expect([particles, samples.labelsMove]).toEqual([isOfParticles ? 2 : 1, isOfParticles]);
          expect(samples.largestChange).toBeLessThan(FLOAT32_KEPT);
        }
      }
    },
  );

  it('nearly keeps φ where networks come near it, and moves the samples', async () => {
    const sweepId = RECORDED_SWEEPS.fields;
    const [cell = 0] = (await cellsOf(sweepId)).index;
    const path = `${cellOf(sweepId, cell)}/action?samples=10&frames=5`;
    const { samples, contours, paths } = await asked<GeneratorAction>(getAction, path);
    expect([samples.labelsMove, contours === null, paths.length > 0]).toEqual([false, false, true]);
    expect(samples.after.at(-1)).not.toEqual(samples.before);
    expect(samples.largestChange).toBeLessThan(NETWORKS_KEEP);
  });

  it('is told of generators that there are', async () => {
    const [cell = 0] = (await cellsOf(RECORDED_SWEEPS.real)).index;
    const { statusCode, body } = await api.ask(`${cellOf(RECORDED_SWEEPS.real, cell)}/action?generator=77`);
    expect(statusCode).toBe(404);
    expect(body).toContain('There is no such generator');
  });
});

describe('generators as arrays of NumPy', () => {
  it('are named as in the folder of a run', async () => {
    const { body, statusCode, headers, rawPayload } = await api.ask(
      `/sweeps/${RECORDED_SWEEPS.real}/generators/n3-g3-w0.npy`,
    );
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/octet-stream']);
    expect(body).toContain("'shape': (3, 3, 3)");
    expect(rawPayload.subarray(1, 6).toString()).toBe('NUMPY');
    const sparsest = await api.ask(`/sweeps/${RECORDED_SWEEPS.real}/generators/n3-g3-w0-sparsest.npy`);
    expect(sparsest.body).toContain("'shape': (3, 3, 3)");
    expect(sparsest.rawPayload.equals(rawPayload)).toBe(false);
  });

  it.each(['n9-g3-w0.npy', 'n3-g77-w0.npy', 'n3-g3-w9.npy', 'n3-certified.npy'])('there is no %s', async (file) => {
    const { statusCode, body } = await api.ask(`/sweeps/${RECORDED_SWEEPS.real}/generators/${file}`);
    expect([statusCode, body.includes(file)]).toEqual([404, true]);
  });

  it('no other file has a name', async () => {
    expect((await api.ask(`/sweeps/${RECORDED_SWEEPS.real}/generators/..%2frows.sqlite`)).statusCode).toBe(400);
  });

  it('are bytes in the contract', () => {
    expect(generatorsNpy.answer).toEqual({ kind: 'bytes', mediaType: 'application/octet-stream' });
  });
});
