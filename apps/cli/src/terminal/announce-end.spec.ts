import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { guardOutput } from '@liesweep/logging/terminal';
import { announceEnd, type EndOptions } from './announce-end.js';
import type { Terminal } from './terminal.js';

const FACTS = { sweepId: 'a-0123', folder: '/runs/$(touch harm); `x`', exitCode: 0 } as const;

async function announced(options: EndOptions, isTTY = true, facts: Parameters<typeof announceEnd>[0] = FACTS) {
  const stderr = Object.assign(new PassThrough(), { isTTY });
  guardOutput(stderr);
  await announceEnd(facts, options, { stderr, isQuiet: true } as unknown as Terminal);
  return String(stderr.read() ?? '');
}

it('rings and notifies on a terminal, and only where it is asked for', async () => {
  expect(await announced({ notify: true })).toBe('\u0007\u001b]9;liesweep: a-0123 is complete\u0007');
  expect(await announced({ notify: true }, true, { ...FACTS, exitCode: 5 })).toContain('a-0123 ended with exit code 5');
  expect(await announced({ notify: true }, false)).toBe('');
  expect(await announced({})).toBe('');
});

it('no name of a sweep ends the notification', async () => {
  expect(await announced({ notify: true }, true, { ...FACTS, sweepId: 'a\u0007\u001b[2J' })).toBe(
    '\u0007\u001b]9;liesweep: a[2J is complete\u0007',
  );
});

it('runs the command of the user with the facts in its environment, which are no commands', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-end-'));
  const file = join(folder, 'told');
  const onEnd = `printf '%s|%s|%s' "$LIESWEEP_EXIT_CODE" "$LIESWEEP_SWEEP_ID" "$LIESWEEP_FOLDER" > '${file}'`;
  expect(await announced({ onEnd })).toBe('');
  expect(readFileSync(file, 'utf8')).toBe('0|a-0123|/runs/$(touch harm); `x`');
  rmSync(folder, { recursive: true });
});

it('says that the command failed, and throws nothing', async () => {
  expect(await announced({ onEnd: 'exit 3' })).toBe('Warning: the command of --on-end failed: exit code 3\n');
});
