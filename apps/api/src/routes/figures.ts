import { getFigure, listFigures, listSlices, reportHtml } from '@liesweep/api-contract';
import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';
import { namedSlices } from '../compute/named-slices.js';
import { handler, type Handler } from '../server/handler.js';
import { computedHandler } from './computed-handler.js';
import { reportParts } from './report-parts.js';
import { visibleSweep } from './visible-sweep.js';

/** Slices, figures and reports. */
export const figureHandlers: readonly Handler[] = [
  handler(listSlices, async ({ params, query: { from, limit }, caller, context }) => {
    const record = await visibleSweep(context, caller, params.sweepId);
    const { spec } = record;
    const { revision, diagram, cells } = await context.diagrams.of(record);
    const total = diagram.slices.length;
    const width = spec.grid.generators.length;
    const page = diagram.slices.slice(from, from + limit);
    const named = await namedSlices(context.compute, { slices: page, cells, spec });
    return {
      ...{ revision, total, next: from + limit < total ? from + limit : null },
      slices: named.map((slice, at) => ({ ...withoutCells(slice), firstCell: (from + at) * width })),
    };
  }),

  computedHandler(listFigures, async ({ params, caller, context }) => {
    const record = await visibleSweep(context, caller, params.sweepId);
    const revision = (await context.overviews.of(record.sweepId))?.revision ?? 0;
    return context.compute.ask('figures', { record, revision });
  }),

  computedHandler(getFigure, async ({ params, caller, context }) => {
    const record = await visibleSweep(context, caller, params.sweepId);
    const revision = (await context.overviews.of(record.sweepId))?.revision ?? 0;
    const [name = '', format] = params.file.split('.');
    return context.compute.ask('figure', { record, revision, name, format: format === 'json' ? 'json' : 'svg' });
  }),

  computedHandler(reportHtml, async ({ params, caller, context }) => {
    const record = await visibleSweep(context, caller, params.sweepId);
    const revision = (await context.overviews.of(record.sweepId))?.revision ?? 0;
    return context.compute.ask('report', { record, revision, ...reportParts(record) });
  }),
];

function withoutCells(slice: PhaseDiagramSlice): Omit<PhaseDiagramSlice, 'cells'> {
  const { system, dimension, weights, groupDimension, learned, certificate, structure } = slice;
  return {
    ...{ system, dimension, weights, groupDimension },
    ...(learned !== undefined && { learned }),
    ...(certificate !== undefined && { certificate }),
    ...(structure !== undefined && { structure }),
  };
}
