import type { Remarks } from '@liesweep/judging/certify';
import type { Terminal } from './terminal.js';

/** Says on standard error what was found, and then what to mind. */
export function printRemarks({ notes, warnings }: Remarks, { stderr }: Pick<Terminal, 'stderr'>): void {
  for (const note of notes) stderr.write(`Note: ${note}\n`);
  for (const warning of warnings) stderr.write(`Warning: ${warning}\n`);
}
