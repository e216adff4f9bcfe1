import { execFileSync } from 'node:child_process';
import { continueCommand } from './continue-command.js';

describe('the command that continues a run', () => {
  it('has the options that the run depends on', () => {
    const run = { file: 'a.yaml', out: undefined, slots: undefined, retryFailed: false, trainAgain: false };
    expect(continueCommand(run)).toBe('npx liesweep run a.yaml');
    expect(continueCommand({ ...run, out: 'out', slots: 2 })).toBe('npx liesweep run a.yaml --out out --slots 2');
    expect(continueCommand({ ...run, trainAgain: true })).toBe('npx liesweep run a.yaml --no-cache');
    expect(continueCommand({ ...run, retryFailed: true })).toBe('npx liesweep retry --failed a.yaml');
  });

  it.each(["it's here.yaml", '$HOME `x` "y".yaml', '日本.yaml'])('gives a shell %s as it is', (file) => {
    const command = continueCommand({ file, out: undefined, slots: undefined, retryFailed: false, trainAgain: false });
    const words = command.replace('npx liesweep run', "printf '%s'");
    expect(execFileSync('/bin/sh', ['-c', words], { encoding: 'utf8' })).toBe(file);
  });
});
