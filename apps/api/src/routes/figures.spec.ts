import { getFigure, listFigures, listSlices, type Figure, type Slices } from '@liesweep/api-contract';
import { phaseDiagramSchema } from '@liesweep/phase-diagram';
import { sweepReport } from '@liesweep/report';
import type { z } from 'zod';
import { RECORDED_SWEEPS, startApi, type StartedApi } from '../testing/start-api.js';
import { reportParts } from './report-parts.js';

let api: StartedApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

async function slicesOf(sweepId: string, query = ''): Promise<Slices> {
  const response = await api.ask(`/sweeps/${sweepId}/slices${query}`);
  return (listSlices.answer.schema as z.ZodType<Slices>).parse(response.json());
}

async function figuresOf(sweepId: string): Promise<Figure[]> {
  const response = await api.ask(`/sweeps/${sweepId}/figures`);
  return listFigures.answer.schema.parse(response.json()).figures;
}

function withoutPlace(slice: Slices['slices'][number]): object {
  return Object.fromEntries(Object.entries(slice).filter(([name]) => name !== 'firstCell'));
}

describe('slices', () => {
  it('come page by page with the verdict, the certificate and the name of the algebra, and say where their cells are', async () => {
    const { slices, total, next, revision } = await slicesOf(RECORDED_SWEEPS.real);
    expect([slices.length, next]).toEqual([total, null]);
    expect(revision).toBeGreaterThan(0);
    const record = await api.context.rows.sweep(RECORDED_SWEEPS.real);
    const width = record?.spec.grid.generators.length ?? 0;
    expect(slices.map(({ firstCell }) => firstCell)).toEqual(slices.map((_, at) => at * width));
    const named = slices.filter(({ structure }) => structure !== undefined);
    expect(named.map(({ structure }) => structure?.dimension)).toEqual(
      slices.flatMap(({ groupDimension }) => groupDimension.value ?? []),
    );
    const [first] = (await slicesOf(RECORDED_SWEEPS.real, '?limit=1')).slices;
    expect(first).toEqual(slices[0]);
    const rest = await slicesOf(RECORDED_SWEEPS.real, '?from=1');
    expect(rest.slices).toEqual(slices.slice(1));
  });

  it.each(Object.entries(RECORDED_SWEEPS))('of %s are those of its phase diagram', async (_, sweepId) => {
    const { slices } = await slicesOf(sweepId);
    const written = slices.map((slice) => ({ ...withoutPlace(slice), cells: [] }));
    const whole = { formatVersion: 2, sweep: 'x', specDigest: `sha256:${'0'.repeat(64)}`, slices: written };
    expect(phaseDiagramSchema.parse(whole).slices).toEqual(written);
  });
});

describe('figures', () => {
  it.each(Object.entries(RECORDED_SWEEPS))('of %s are listed, and each is drawn', async (_, sweepId) => {
    const figures = await figuresOf(sweepId);
    expect(new Set(figures.map(({ name }) => name)).size).toBe(figures.length);
    expect(figures.map(({ name }) => name)).toContain('heat-map');
    for (const { name } of figures) {
      const svg = await api.ask(`/sweeps/${sweepId}/figures/${name}.svg`);
      expect([svg.statusCode, svg.headers['content-type']]).toEqual([200, 'image/svg+xml']);
      expect(svg.body).toMatch(/^<svg [^]*<\/svg>\s*$/);
      expect(svg.body).not.toMatch(/<script|(?:href|src)="https?:/);
      const specification = await api.ask(`/sweeps/${sweepId}/figures/${name}.json`);
      if (specification.statusCode === 200) expect(specification.json()).toHaveProperty('config');
      else
        expect(specification.json()).toMatchObject({
          status: 404,
          detail: expect.stringContaining('Vega-Lite') as string,
        });
    }
  });

  it('are those of the report’s code, byte for byte', async () => {
    const heatMap = await api.ask(`/sweeps/${RECORDED_SWEEPS.real}/figures/heat-map.svg`);
    const report = await api.ask(`/sweeps/${RECORDED_SWEEPS.real}/report.html`);
    const [marks = ''] = /<g class="mark-rect role-mark [^]*?<\/g>/.exec(heatMap.body) ?? [];
    expect(marks.length).toBeGreaterThan(100);
    expect(report.body).toContain(marks);
  });

  it('that there are not are told', async () => {
    const { statusCode, body } = await api.ask(`/sweeps/${RECORDED_SWEEPS.real}/figures/no-such-figure.svg`);
    expect([statusCode, body.includes('There is no figure no-such-figure')]).toEqual([404, true]);
    expect((await api.ask(`/sweeps/${RECORDED_SWEEPS.real}/figures/..%2Fx.svg`)).statusCode).toBe(400);
    expect(getFigure.answer.kind).toBe('bytes');
  });
});

describe('the report', () => {
  it('is the one that `liesweep report` writes, and takes nothing from elsewhere', async () => {
    const { body, headers, statusCode } = await api.ask(`/sweeps/${RECORDED_SWEEPS.complex}/report.html`);
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const record = await api.context.rows.sweep(RECORDED_SWEEPS.complex);
    if (record === undefined) throw new Error('not recorded');
    const { rows, tensors } = api.context;
    const written = await sweepReport({ record, rows, tensors, ...reportParts(record), wallSeconds: Number.NaN });
    expect(body).toBe(written);
    expect(body).not.toMatch(/<script|(?:href|src)="(?:https?:)?\/\//);
  });
});
