import { InfrastructureError } from '@liesweep/sweep/explained-error';
import { checkDisk } from './watch-disk.js';

const GIB = 2 ** 30;

describe('checkDisk', () => {
  it('accepts folders with room', () => {
    expect(() => {
      checkDisk(['/a', '/b'], () => GIB);
    }).not.toThrow();
  });

  it('names the folder whose disk is full, and what is safe', () => {
    const check = (): void => {
      checkDisk(['/a', '/b'], (folder) => (folder === '/b' ? 1_048_576 : GIB));
    };
    expect(check).toThrow(InfrastructureError);
    expect(check).toThrow(/^The disk of \/b is full: 1\.0 MiB are left\.\nTrials that are recorded are safe\./);
  });
});
