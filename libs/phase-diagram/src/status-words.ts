/** What a verdict is called, in the report and on the page. Without schemas. */
import type { GroupDimension, PhaseDiagramSlice } from './phase-diagram-schema.js';

/** How sure a group dimension is. */
export type Status = GroupDimension['status'];

/** All statuses, the surest first. */
export const STATUSES = [
  'confirmed',
  'detected',
  'undetermined',
  'conflict',
  'not-applicable',
] as const satisfies readonly Status[];

const SIGNS: Readonly<Record<Status, string>> = {
  confirmed: '✓',
  detected: '●',
  undetermined: '?',
  conflict: '!',
  'not-applicable': '–',
};

/** A sign that says the same as the word, for where colour alone would say it. */
export function statusSign(status: Status): string {
  return SIGNS[status];
}

/** The status in words. */
export function statusWord(status: Status): string {
  return status.replace('-', ' ');
}

/** The group dimension as a number; `?` where nothing is decided, a dash where there is none to be found. */
export function dimensionText({ value, status }: Pick<GroupDimension, 'value' | 'status'>): string {
  if (value !== null) return String(value);
  return status === 'not-applicable' ? '–' : '?';
}

/** All slices counted by status, such as `8 slices: 7 confirmed, 1 undetermined.` */
export function verdictSentence(
  slices: readonly { readonly groupDimension: Pick<PhaseDiagramSlice['groupDimension'], 'status'> }[],
): string {
  if (slices.length === 0) return 'Nothing was swept yet.';
  const counts = STATUSES.map((status) => ({
    word: statusWord(status),
    count: slices.filter(({ groupDimension }) => groupDimension.status === status).length,
  })).filter(({ count }) => count > 0);
  const [only, ...others] = counts;
  if (only !== undefined && others.length === 0) {
    return slices.length === 1
      ? `The group dimension is ${only.word}.`
      : `All ${String(slices.length)} slices are ${only.word}.`;
  }
  return `${String(slices.length)} slices: ${counts.map(({ word, count }) => `${String(count)} ${word}`).join(', ')}.`;
}
