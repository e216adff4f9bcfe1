import { countOf, formatDuration } from '@liesweep/sweep';
import type { ProgressSnapshot } from './progress-tracker.js';

const BAR_WIDTH = 24;

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

/** The state of a sweep as a bar with its words, cut to `columns`. */
export function renderProgressBar(snapshot: ProgressSnapshot, columns: number): string {
  const share = snapshot.trialCount === 0 ? 0 : snapshot.done / snapshot.trialCount;
  const filled = Math.round(share * BAR_WIDTH);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
  return `${bar}  ${describeProgress(snapshot)}`.slice(0, Math.max(0, columns));
}
