import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { asNumbers } from '../testing/read-columns.js';
import { refusal } from '../testing/open-in-process.js';
import { scratchFile } from '../testing/scratch-file.js';
import { withTable } from '../with-table.js';

const path = scratchFile('long.csv', `x,y\n${'1,2\n'.repeat(2_000_000)}`);
const source = { paths: [path], names: ['long.csv'] };

/** The processes that read, which a process has started. */
function readers(parent: number | undefined): readonly number[] {
  try {
    const found = execFileSync('pgrep', ['-P', String(parent), '-f', 'table-files/.*/child/main'], {
      encoding: 'utf8',
    });
    return found.trim().split('\n').map(Number);
  } catch {
    return []; // there is none
  }
}

test('a process that dies is a sentence, wherever one waits for it', async () => {
  const message = await refusal(
    withTable(source, async (table) => {
      for await (const block of table.blocks(asNumbers(0))) {
        if (block.firstRow === 0) for (const pid of readers(process.pid)) process.kill(pid, 'SIGKILL');
      }
    }),
  );
  expect(message).toBe('the process that reads it ended with signal SIGKILL; the file may be damaged');
  const asked = withTable(source, async (table) => {
    for (const pid of readers(process.pid)) process.kill(pid, 'SIGSEGV');
    await table.cell(0, 0);
  });
  expect(await refusal(asked)).toMatch(/ended with signal SIG/);
});

test('no process is left when the table is closed, also in the middle of its rows', async () => {
  await withTable(source, async (table) => {
    for await (const block of table.blocks(asNumbers(0))) {
      expect(block.rowCount).toBeGreaterThan(0);
      break;
    }
    expect(readers(process.pid)).toHaveLength(1);
  });
  expect(readers(process.pid)).toEqual([]);
});

/** Opens a table, says so, and never closes it. */
const PARENT = `
  import { withTable } from ${JSON.stringify(require.resolve('../with-table.ts'))};
  await withTable(${JSON.stringify(source)}, async (table) => {
    const blocks = table.blocks([{ position: 0, as: 'number' }])[Symbol.asyncIterator]();
    await blocks.next();
    console.log('open');
    await new Promise(() => setInterval(() => undefined, 1000));
  });`;

test('it ends when its parent is killed', async () => {
  const resolver = require.resolve('@liesweep/storage/testing').replace(/index\.ts$/, 'resolve-typescript.ts');
  const parent = spawn(
    process.execPath,
    [
      ...['--experimental-transform-types', '--disable-warning=ExperimentalWarning', '--conditions=@liesweep/source'],
      ...[`--import=${resolver}`, '--input-type=module', '-e', PARENT],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = (await once(createInterface(parent.stdout), 'line')) as [string];
  expect(line).toBe('open');
  const [reader = 0] = readers(parent.pid);
  expect(reader).toBeGreaterThan(0);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  while (isAlive(reader)) await setTimeout(20);
  expect(isAlive(reader)).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // One that has ended and that nobody has asked for yet is a zombie, and not alive.
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z');
  } catch {
    return false;
  }
}
