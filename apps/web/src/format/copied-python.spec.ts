import { sweepAsPython, sweepsAsPython } from './copied-python.js';

test('Python lists the sweeps that pass the filter of the page', () => {
  expect(sweepsAsPython('http://a/b/', { stage: 'running', search: 'so"n' })).toBe(
    'import liesweep as ls\n\nls.connect("http://a/b/").sweeps(stage="running", search="so\\"n")',
  );
});

test('Python gives the results of a sweep, or its trials', () => {
  expect(sweepAsPython('http://a/', 'so-n-1a')).toContain('ls.connect("http://a/").sweep("so-n-1a").results()');
  expect(sweepAsPython('http://a/', 'so-n-1a', 'trials').endsWith('.results().trials')).toBe(true);
});
