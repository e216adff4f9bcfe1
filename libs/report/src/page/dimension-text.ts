import type { GroupDimension } from '@liesweep/phase-diagram';

/** The group dimension as a number; `?` where nothing is decided, a dash where there is none to be found. */
export function dimensionText({ value, status }: GroupDimension): string {
  if (value !== null) return String(value);
  return status === 'not-applicable' ? '–' : '?';
}
