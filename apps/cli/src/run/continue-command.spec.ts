import { execFileSync } from 'node:child_process';
import { continueCommand } from './continue-command.js';

describe('the command that continues a run', () => {
  it('has the options that the run depends on', () => {
    expect(continueCommand({ file: 'a.yaml', out: 'out', slots: 2 })).toBe(
      'npx liesweep run a.yaml --out out --slots 2',
    );
    expect(continueCommand({ file: 'a.yaml', out: undefined, slots: undefined })).toBe('npx liesweep run a.yaml');
  });

  it.each(["it's here.yaml", '$HOME `x` "y".yaml', '日本.yaml'])('gives a shell %s as it is', (file) => {
    const words = continueCommand({ file, out: undefined, slots: undefined }).replace(
      'npx liesweep run',
      "printf '%s'",
    );
    expect(execFileSync('/bin/sh', ['-c', words], { encoding: 'utf8' })).toBe(file);
  });
});
