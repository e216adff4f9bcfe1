import {
  BROKEN_CERTIFICATE,
  LABELS_BOUND,
  LABELS_CERTIFICATE,
  OPEN_CERTIFICATE,
  formulaCertificate,
} from '@liesweep/figures/testing';

import { staircaseTable, stepInWords } from './staircase-table.js';

const inPlainSpaces = (text: string): string => text.replace(/\s+/g, ' ');

describe('stepInWords', () => {
  test.each([
    [3, 0.018, 0.3, '3 directions change the labels by at most 1.8 %; a fourth by at least 30 %.'],
    [1, 0.009, 0.061, 'One direction changes the labels by at most 0.9 %; a second by at least 6.1 %.'],
    [7, 0.2, 0.4, '7 directions change the labels by at most 20 %; an eighth by at least 40 %.'],
    [10, 0.2, 0.4, '10 directions change the labels by at most 20 %; a further one by at least 40 %.'],
    [3, 2e-15, 0.3, '3 directions change the labels by at most rounding; a fourth by at least 30 %.'],
    [9, 0.5, null, '9 directions change the labels by at most 50 %.'],
    [0, 0, 0.15, 'Every direction changes the labels by at least 15 %.'],
    [0, 0, null, 'Every direction changes the labels.'],
  ])('of %d directions with %p, the next %p', (dimension, atMost, nextAtLeast, sentence) => {
    expect(inPlainSpaces(stepInWords({ dimension, atMost, nextAtLeast }))).toBe(sentence);
  });
});

describe('staircaseTable', () => {
  test('tells the certified step and wide ones in words, and has a row for each', () => {
    const html = inPlainSpaces(staircaseTable(BROKEN_CERTIFICATE)?.markup ?? '');
    expect(html).toContain('<strong>One direction changes the labels by at most 0.9 %; a second by at least 6.1 %.');
    expect(html).toContain('<li>3 directions change the labels by at most 8.4 %; a fourth by at least 37 %.');
    expect(html.match(/<li>/g)).toHaveLength(2);
    expect(html.match(/<th scope="row">/g)).toHaveLength(5);
    expect(html.match(/✓/g)).toHaveLength(1);
    expect(html).toContain('not known');
  });

  test('says that no step is wide', () => {
    const flat = {
      ...OPEN_CERTIFICATE,
      bound: { ...LABELS_BOUND, staircase: [{ dimension: 1, atMost: 0.3, nextAtLeast: 0.1 }] },
    };
    expect(staircaseTable(flat)?.markup).toContain('No step is wide');
  });

  test('is not there for a formula, and for labels refused before any bound', () => {
    expect(staircaseTable(formulaCertificate(3, 9))).toBeNull();
    expect(staircaseTable({ ...LABELS_CERTIFICATE, bound: { ...LABELS_BOUND, staircase: [] } })).toBeNull();
  });
});
