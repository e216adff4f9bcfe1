import { PassThrough } from 'node:stream';
import { askUser, canAsk } from './ask-user.js';
import type { Terminal } from './terminal.js';

function terminal(isTTY: boolean, isQuiet = false) {
  const streams = { stdin: new PassThrough(), stderr: new PassThrough() };
  for (const stream of [streams.stdin, streams.stderr]) Object.assign(stream, { isTTY });
  return { streams, asked: { ...streams, isQuiet } as unknown as Terminal };
}

it.each([
  ['y\n', true],
  ['Yes\n', true],
  ['n\n', false],
  ['\n', false],
  [null, false],
])('the answer %j is %p', async (answer, expected) => {
  const { streams, asked } = terminal(true);
  const meant = askUser('Delete a?', asked);
  if (answer === null) streams.stdin.end();
  else streams.stdin.write(answer);
  expect(await meant).toBe(expected);
  expect(String(streams.stderr.read())).toMatch(/^Delete a\? \[y\/N\] \s*$/);
});

it.each([
  [true, false, true],
  [true, true, false],
  [false, false, false],
])('on a terminal %p, quiet %p, somebody can be asked: %p', (isTTY, isQuiet, expected) => {
  expect(canAsk(terminal(isTTY, isQuiet).asked)).toBe(expected);
});
