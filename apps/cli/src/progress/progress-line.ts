import { countOf, formatDuration } from '@liesweep/sweep';
import type { ProgressSnapshot } from './progress-tracker.js';

const BAR_WIDTH = 24;

/** A shorter bar shows nothing. */
const LEAST_BAR_WIDTH = 6;

const GAP = '  ';

/** The state of a sweep in words: trials done, failures, cells decided and open, rate, time left. */
export function describeProgress(snapshot: ProgressSnapshot): string {
  const { trialCount, done, trained, failed, rate, remainingSeconds, cells } = snapshot;
  return [
    `${String(done)}/${countOf(trialCount, 'trial')}`,
    ...(trained > 0 ? [`${String(trained)} more trained`] : []),
    ...(failed > 0 ? [`${String(failed)} failed`] : []),
    ...(cells === null ? [] : [`${countOf(cells.decided, 'cell')} decided, ${String(cells.open)} open`]),
    ...(rate > 0 ? [`${rate.toFixed(rate < 10 ? 1 : 0)}/s`] : []),
    ...(remainingSeconds === null ? [] : [`ETA ${formatDuration(remainingSeconds, 'aligned')}`]),
  ].join('  ');
}

/** The state of a sweep as a bar with its words, cut to `columns`; the bar is the first that gives way. */
export function renderProgressBar(snapshot: ProgressSnapshot, columns: number): string {
  const words = describeProgress(snapshot);
  const width = Math.min(BAR_WIDTH, columns - words.length - GAP.length);
  if (width < LEAST_BAR_WIDTH) return words.slice(0, Math.max(0, columns));
  const share = snapshot.trialCount === 0 ? 0 : snapshot.done / snapshot.trialCount;
  const filled = Math.round(share * width);
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)}${GAP}${words}`;
}
