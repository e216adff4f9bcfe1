import type { Figure } from '@liesweep/api-contract';
import { drawListed, figureList, findFigures, readFindings, sweepReport, type ListedFigure } from '@liesweep/report';
import { gridPointCount, type SweepRecord, countOf } from '@liesweep/sweep';
import { BoundedCache } from '../bounded-cache.js';
import { jsonAnswer, type JobAnswer } from '../job-answer.js';
import { JobRefusal } from '../job-refusal.js';
import type { JobStores } from '../job-stores.js';

/** Which sweep, as it was at a revision of its cells. */
export interface FiguresInput {
  readonly record: SweepRecord;
  /** What was drawn of an earlier one is drawn again. */
  readonly revision: number;
}

/** Which figure: the name of its file, as SVG or as its specification. */
export interface FigureInput extends FiguresInput {
  readonly name: string;
  readonly format: 'svg' | 'json';
}

/** A report with what only who serves it knows. */
export interface ReportInput extends FiguresInput {
  readonly command: string;
  readonly sweepFile: { readonly name: string; readonly text: string };
  readonly versions: { readonly Liesweep: string; readonly Temporal: string | undefined };
}

/** A grid of more points takes longer to draw than anybody waits, and more than a figure can show. */
const MOST_POINTS = 4_000;

/** An SVG that is larger is no picture for a page. */
const MOST_BYTES = 8 * 1024 * 1024;

const [NOT_FOUND, TOO_LARGE] = [404, 422];

/** What was read of the sweeps that figures were asked of last. */
const READ = new BoundedCache<readonly ListedFigure[]>(2, () => 1);

/** The figures of a sweep. */
export async function figures(input: FiguresInput, stores: JobStores): Promise<JobAnswer> {
  const listed = await listOf(input, stores);
  const figures: Figure[] = listed.map(({ name, kind, title, slice }) => ({ name, kind, title, slice }));
  return jsonAnswer({ figures, revision: input.revision });
}

/** One figure. */
export async function figure(input: FigureInput, stores: JobStores): Promise<JobAnswer> {
  const found = (await listOf(input, stores)).find(({ name }) => name === input.name);
  if (found === undefined) throw new JobRefusal(NOT_FOUND, `There is no figure ${input.name} of this sweep.`);
  if (input.format === 'svg') return bounded({ mediaType: 'image/svg+xml', body: await drawListed(found) });
  const drawing = found.drawing();
  if (typeof drawing === 'string') {
    throw new JobRefusal(NOT_FOUND, `${input.name} is drawn directly, and has no Vega-Lite specification.`);
  }
  return bounded(jsonAnswer(drawing));
}

/** The report of a sweep, as `liesweep report` writes it. */
export async function report(input: ReportInput, stores: JobStores): Promise<JobAnswer> {
  assertDrawable(input);
  const { record, command, sweepFile, versions } = input;
  const [rows, tensors] = await Promise.all([stores.rows(), stores.tensors()]);
  const body = await sweepReport({
    ...{ record, rows, tensors, command, sweepFile, versions },
    wallSeconds: Number.NaN,
  });
  return { mediaType: 'text/html; charset=utf-8', body };
}

/** Figures of a sweep, read once for a revision; of every cell the best trial is drawn, and no other. */
function listOf(input: FiguresInput, stores: JobStores): Promise<readonly ListedFigure[]> {
  assertDrawable(input);
  const { record, revision } = input;
  return READ.get(`${record.sweepId} ${record.specDigest} ${String(revision)}`, async () => {
    const [rows, tensors] = await Promise.all([stores.rows(), stores.tensors()]);
    const { findings } = await readFindings({ record, rows, tensors }, []);
    return figureList(findFigures(findings));
  });
}

/** @throws JobRefusal for a grid that is too large to be drawn */
function assertDrawable({ record }: FiguresInput): void {
  const points = gridPointCount(record.spec);
  if (points <= MOST_POINTS) return;
  throw new JobRefusal(
    TOO_LARGE,
    `The grid has ${countOf(points, 'point')}, and figures are drawn here of at most ${String(MOST_POINTS)}: \`liesweep report\` draws them into files.`,
  );
}

function bounded(answer: JobAnswer): JobAnswer {
  if (answer.body.length <= MOST_BYTES) return answer;
  throw new JobRefusal(TOO_LARGE, 'This figure is too large to be shown here: `liesweep report` draws it into a file.');
}
