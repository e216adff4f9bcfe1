import { cellAsCommands, cellAsPython, generatorFile } from './copied-text.js';

const CELL = { sweepId: 'so-n-8a1', dimension: 4, generators: 6, slice: 1, weights: { closure: 10 } };

describe('what is copied of a cell', () => {
  it('names the file as the exporter does', () => {
    expect(generatorFile(CELL)).toBe('n4-g6-w1.npy');
    expect(generatorFile(CELL, 'sparsest')).toBe('n4-g6-w1-sparsest.npy');
    expect(generatorFile(CELL, 'certified')).toBe('n4-certified.npy');
    expect(cellAsCommands(CELL)).toContain('generators/n4-g6-w1.npy');
  });

  it('gives Python the weights that the sweep varies, and quotes what a server may be called', () => {
    expect(cellAsPython(CELL, 'http://127.0.0.1:9470/a"b/')).toBe(
      [
        'import liesweep as ls',
        '',
        'run = ls.connect("http://127.0.0.1:9470/a\\"b/").sweep("so-n-8a1").results()',
        'run.generators(4, "trained", count=6, closure=10)',
      ].join('\n'),
    );
  });
});
