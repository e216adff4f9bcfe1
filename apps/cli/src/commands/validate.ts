import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';

/** `liesweep validate`: says what is wrong with a sweep file, or that nothing is. */
export function validateCommand({ stdout, stderr }: Terminal): Command {
  return new Command('validate')
    .description('check a sweep file; nothing is trained or written')
    .argument('<file>', 'sweep file (YAML)')
    .action(async (file: string) => {
      const [{ readConfig }, { readSweepFile }, { knownSweep }, { countOf }] = await Promise.all([
        import('../config.js'),
        import('../input/read-sweep-file.js'),
        import('../sweeps/known-sweep.js'),
        import('@liesweep/sweep'),
      ]);
      const known = await knownSweep(readSweepFile(file), readConfig(process.env));
      const { sweepId, specDigest, trialCount, warnings } = known;
      stdout.write(`${file}: valid. ${sweepId}, ${countOf(trialCount, 'trial')}, ${specDigest}\n`);
      for (const warning of warnings) stderr.write(`Warning: ${warning}\n`);
    });
}
