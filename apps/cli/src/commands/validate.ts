import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';

/** `liesweep validate`: says what is wrong with a sweep file, or that nothing is. */
export function validateCommand({ stdout, stderr }: Terminal): Command {
  return new Command('validate')
    .description('check a sweep file; nothing is trained or written')
    .argument('<file>', 'sweep file (YAML)')
    .action(async (file: string) => {
      const { readSweepFile } = await import('../input/read-sweep-file.js');
      const { sweepId, specDigest, trialCount, warnings } = readSweepFile(file);
      stdout.write(`${file}: valid. ${sweepId}, ${String(trialCount)} trials, ${specDigest}\n`);
      for (const warning of warnings) stderr.write(`Warning: ${warning}\n`);
    });
}
