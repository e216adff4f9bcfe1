import { hostname } from 'node:os';
import { PassThrough } from 'node:stream';
import { guardOutput } from '@liesweep/logging/terminal';
import { fileLink } from './file-link.js';

/** As the terminal gets it. */
function written(path: string, text: string, isTTY: boolean, environment: NodeJS.ProcessEnv): string {
  const output = new PassThrough();
  guardOutput(output);
  output.write(fileLink(path, text, { isTTY }, environment));
  return String(output.read());
}

it.each<[string, boolean, NodeJS.ProcessEnv, boolean]>([
  ['a pipe', false, { TERM_PROGRAM: 'WezTerm' }, false],
  ['a pipe that links are asked for', false, { FORCE_HYPERLINK: '1' }, false],
  ['a terminal that is not known', true, { TERM: 'xterm-256color' }, false],
  ['a terminal that is not known and asked for', true, { TERM: 'xterm-256color', FORCE_HYPERLINK: '1' }, true],
  ['a terminal that is known and not asked for', true, { VTE_VERSION: '7000', FORCE_HYPERLINK: '0' }, false],
  ['a new VTE', true, { VTE_VERSION: '7000' }, true],
  ['an old VTE', true, { VTE_VERSION: '4800' }, false],
  ['kitty', true, { TERM: 'xterm-kitty' }, true],
  ['a build server', true, { TERM_PROGRAM: 'vscode', CI: 'true' }, false],
])('a path on %s', (_, isTTY, environment, isLink) => {
  const link = `\u001b]8;;file://${hostname()}/runs/report.html\u001b\\report\u001b]8;;\u001b\\`;
  expect(written('/runs/report.html', 'report', isTTY, environment)).toBe(isLink ? link : 'report');
});

it('nothing in a path ends the link', () => {
  const shown = written('/runs/\u001b\\\u0007 x', 'report', true, { FORCE_HYPERLINK: '1' });
  expect(shown).toContain('/runs/%1B%5C%07%20x\u001b\\report');
});
