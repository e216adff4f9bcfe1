import { Argument, Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';

const SCHEMAS = {
  sweep: async () => (await import('@liesweep/sweep')).sweepJsonSchema(),
  'phase-diagram': async () => (await import('@liesweep/phase-diagram')).phaseDiagramJsonSchema(),
} as const;

/** `liesweep schema`: the JSON Schema of a public format, for editors and other programs. */
export function schemaCommand({ stdout }: Terminal): Command {
  return new Command('schema')
    .description('print the JSON Schema of sweep files, or of phase-diagram.json')
    .addArgument(new Argument('[format]', 'which format').choices(Object.keys(SCHEMAS)).default('sweep'))
    .option('--json', 'as always: a schema is JSON')
    .action(async (format: keyof typeof SCHEMAS) => {
      stdout.write(`${JSON.stringify(await SCHEMAS[format](), undefined, 2)}\n`);
    });
}
