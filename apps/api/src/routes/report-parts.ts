import { readFileSync } from 'node:fs';
import { writeSweepFile, type SweepSpec } from '@liesweep/sweep';
import type { ReportInput } from '../compute/jobs/drawn-sweep.js';

/** What a report says that is recorded nowhere: how such a sweep is run, and by what version it was drawn. */
export function reportParts({
  spec,
}: {
  readonly spec: SweepSpec;
}): Pick<ReportInput, 'command' | 'sweepFile' | 'versions'> {
  return {
    command: 'npx liesweep run sweep.yaml',
    sweepFile: { name: 'sweep.yaml', text: writeSweepFile(spec) },
    versions: { Liesweep: version(), Temporal: undefined },
  };
}

function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
