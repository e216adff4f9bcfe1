import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadInputError, ExplainedError } from '@liesweep/sweep/explained-error';
import { describeError } from '../errors/describe-error.js';
import { explainUnexpected } from './explain-unexpected.js';

describe('explainUnexpected', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-explain-'));
  const log = join(folder, 'log.ndjson');
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('puts the stack into the log, and says one line and where the log is', () => {
    const shown = explainUnexpected(new RangeError('x is too large'), log) as ExplainedError;
    expect(describeError(shown).exitCode).toBe(1);
    expect(shown.message).toMatch(/^Unexpected error: x is too large\n/);
    expect(shown.message).toContain(`Details: ${log}`);
    expect(shown.message).not.toContain('explain-unexpected.spec');
    expect(readFileSync(log, 'utf8')).toContain('explain-unexpected.spec');
  });

  it('leaves errors alone that a user can act on', () => {
    const error = new BadInputError({ happened: 'no' });
    expect(explainUnexpected(error, log)).toBe(error);
  });
});
