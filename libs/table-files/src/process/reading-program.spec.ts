import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import { scratchFile } from '../testing/scratch-file.js';
import { readingProgram } from './reading-program.js';

const named = scratchFile('named.csv', 'x,y\n1,2\n');
const other = scratchFile('other.csv', 'x,y\n3,4\n');

/** What becomes of a statement in a process that is started as the one that reads: its value, or the code of its error. */
function outcome(statement: string): string {
  const script = `
    import * as fs from 'node:fs';
    import { execFileSync } from 'node:child_process';
    import { Worker } from 'node:worker_threads';
    try { console.log(String(${statement})); } catch (error) { console.log(error.code); }`;
  const options = readingProgram([named]).slice(0, -1);
  return execFileSync(process.execPath, [...options, '--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: {},
  }).trim();
}

test('the process may read the file that is named', () => {
  expect(outcome(`fs.readFileSync(${JSON.stringify(named)}, 'utf8').length`)).toBe('8');
});

test.each([
  ['read another file', `fs.readFileSync(${JSON.stringify(other)}, 'utf8')`],
  ['list the folder of the file', `fs.readdirSync(${JSON.stringify(dirname(named))})`],
  ['read what the system knows', `fs.readFileSync('/etc/passwd', 'utf8')`],
  ['write the file', `fs.writeFileSync(${JSON.stringify(named)}, '')`],
  ['write anywhere', `fs.writeFileSync(${JSON.stringify(`${dirname(named)}/new`)}, '')`],
  ['start a program', `execFileSync('/bin/true')`],
  ['start a thread', `new Worker('1', { eval: true })`],
])('it may not %s', (_, statement) => {
  expect(outcome(statement)).toBe('ERR_ACCESS_DENIED');
});
