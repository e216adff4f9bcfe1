import type { PhaseDiagram, PhaseDiagramSlice } from '@liesweep/phase-diagram';

const INDENT = 2;

/** `phase-diagram.json`, a slice at a time: the same bytes as of the whole at once, which may be large. */
export async function* phaseDiagramJson(
  { formatVersion, sweep, specDigest }: Omit<PhaseDiagram, 'slices'>,
  slices: Iterable<PhaseDiagramSlice> | AsyncIterable<PhaseDiagramSlice>,
): AsyncGenerator<string, void, undefined> {
  const whole = JSON.stringify({ formatVersion, sweep, specDigest, slices: [] }, undefined, INDENT);
  const end = whole.lastIndexOf(']');
  yield whole.slice(0, end);
  let separator = '\n';
  for await (const slice of slices) {
    const lines = JSON.stringify(slice, undefined, INDENT).split('\n');
    yield `${separator}${lines.map((line) => `    ${line}`).join('\n')}`;
    separator = ',\n';
  }
  yield `${separator === '\n' ? '' : '\n  '}${whole.slice(end)}\n`;
}
