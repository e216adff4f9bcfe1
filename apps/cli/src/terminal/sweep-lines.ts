import { alignTable, createColours, wrapText, type Colours, type ColourDepth } from '@liesweep/logging/terminal';
import { describeBudgetUse } from '@liesweep/sweep';
import type { ShownStage, SweepView } from '@liesweep/sweep-client/records';
import type { CellsSeen } from '../progress/cells-seen.js';

/** How many cells of a sweep are decided, and how many are open. */
export type CellCounts = Pick<CellsSeen, 'decided' | 'open'>;

const COLUMNS = [
  { title: 'sweep' },
  { title: 'trials', align: 'right' },
  { title: 'failed', align: 'right' },
  { title: 'project' },
  { title: 'state' },
] as const;

/** Before what is said of a sweep below its line. */
const INDENT = '    ';

/** Before the second line of a fact. */
const FACT_INDENT = ' '.repeat(11);

/**
 * A table of sweeps, one line each, and below it what is to be said of it: why it stands where it does, which budgets run out,
 * what it waits for.
 *
 * @param width in columns
 */
export function renderSweeps(views: readonly SweepView[], width: number, depth: ColourDepth): string {
  const colours = createColours(depth);
  const { head, rule, rows } = alignTable(
    COLUMNS,
    views.map(({ sweepId, recorded, trialCount, failed, project, stage }) => [
      { text: sweepId },
      { text: `${String(recorded)}/${String(trialCount)}` },
      { text: failed === 0 ? '' : String(failed) },
      { text: project ?? '' },
      { text: stageWords(stage), paint: paintOf(stage, colours) },
    ]),
    width,
  );
  const lines = views.flatMap((view, index) => [
    rows[index] ?? '',
    ...notesOf(view).map((note) => INDENT + wrapText(note, width, INDENT)),
  ]);
  return [colours.bold(head), colours.dim(rule), ...lines].join('\n');
}

/**
 * One sweep: its state, its counts, and what is to be said of it.
 *
 * @param cells null where nobody has looked at them
 */
export function renderSweep(view: SweepView, cells: CellCounts | null, width: number, depth: ColourDepth): string {
  const colours = createColours(depth);
  const { sweepId, stage, recorded, trialCount, reused, failed, project, data } = view;
  const trials = [
    `${String(recorded)} of ${String(trialCount)}`,
    ...(reused > 0 ? [`${String(reused)} from earlier sweeps`] : []),
    ...(failed > 0 ? [`${String(failed)} failed`] : []),
  ].join(', ');
  return [
    `${colours.bold(sweepId)}  ${paintOf(stage, colours)(stageWords(stage))}`,
    `  trials   ${trials}`,
    ...(cells === null ? [] : [`  cells    ${String(cells.decided)} decided, ${String(cells.open)} open`]),
    ...(project === null ? [] : [`  project  ${project}`]),
    ...data.map((sentence) => `  data     ${wrapText(sentence, width, FACT_INDENT)}`),
    ...notesOf(view).map((note) => INDENT + wrapText(note, width, INDENT)),
  ].join('\n');
}

function stageWords(stage: ShownStage): string {
  return stage.replace('-', ' ');
}

function paintOf(stage: ShownStage, colours: Colours): (text: string) => string {
  if (stage === 'complete') return colours.green;
  if (stage === 'failed' || stage === 'interrupted' || stage === 'incomplete') return colours.red;
  return stage === 'running' ? colours.cyan : colours.yellow;
}

function notesOf({ reason, stage, runningOut, trouble, sickDevices }: SweepView): string[] {
  return [
    ...(reason === null ? [] : [reason]),
    ...(reason === null && stage !== 'complete' && runningOut.length > 0
      ? [`budget runs out: ${runningOut.map(describeBudgetUse).join(', ')}`]
      : []),
    ...(trouble === null ? [] : [`waiting: ${trouble}`]),
    ...sickDevices.map((sick) => `${sick.device} takes no more shards: ${sick.reason}`),
  ];
}
