import { dirname } from 'node:path';
import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';

interface Flags {
  readonly candidate?: readonly string[];
  readonly json?: boolean;
}

/** `liesweep certify`: what can be said of a system's symmetries at once. */
export function certifyCommand({ stdout, stderr, colours }: Terminal): Command {
  return new Command('certify')
    .description('say at once how many generators keep the oracles, and which: without training, server or folder')
    .argument('<file>', 'sweep file (YAML)')
    .option(
      '--candidate <name>',
      'how well an algebra is kept that is named, such as so(3), so(1,3), lorentz, sl(3), u(2), su(2), g2, scaling, or a FILE.npy of generators; may be repeated',
      (word: string, before?: readonly string[]) => [...(before ?? []), word],
    )
    .option('--json', 'print JSON')
    .action(async (path: string, { candidate: named = [], json = false }: Flags) => {
      const [{ readSweepFile }, { readCandidates }, judging] = await Promise.all([
        import('../input/read-sweep-file.js'),
        import('../certify/read-candidates.js'),
        import('@liesweep/judging/certify'),
      ]);
      const file = readSweepFile(path);
      const candidates = readCandidates({ spec: file.spec, folder: dirname(path), named });
      const slices = judging.certifySweep(file, candidates);
      const warnings = judging.certifyWarnings(file, slices, candidates);
      if (json) {
        const [{ readConfig }, { knownSweep }] = await Promise.all([
          import('../config.js'),
          import('../sweeps/known-sweep.js'),
        ]);
        const { sweepId } = await knownSweep(file, readConfig(process.env));
        stdout.write(`${JSON.stringify(judging.certificateDocument(sweepId, slices, warnings), undefined, 2)}\n`);
      } else {
        const [{ renderCertificate }, { textWidth }] = await Promise.all([
          import('../terminal/certificate-text.js'),
          import('../terminal/text-width.js'),
        ]);
        const width = textWidth(stdout);
        stdout.write(`${slices.map((slice) => renderCertificate(slice, width, colours)).join('\n\n')}\n`);
        for (const warning of warnings) stderr.write(`Warning: ${warning}\n`);
      }
      if (slices.some(({ certificate }) => judging.isDataFault(certificate))) {
        const { EXIT_CODES } = await import('../exit-codes.js');
        process.exitCode = EXIT_CODES.badInput;
      }
    });
}
