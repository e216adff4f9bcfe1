import { nameSlices } from '@liesweep/figures';
import { LABELS_CERTIFICATE, rotationDiagram, rotationSlice } from '@liesweep/figures/testing';

import { subjectSentence, verdictSection } from './verdict-section.js';

describe('verdictSection', () => {
  const { slices } = rotationDiagram();
  const open = {
    ...rotationSlice(3, 1, 2),
    groupDimension: { ...rotationSlice(3, 1, 2).groupDimension, value: null, status: 'undetermined' as const },
  };

  test('says of what the verdict is', () => {
    expect(verdictSection(slices, nameSlices(slices)).markup).toContain('The verdict is of the formula.');
    const labels = slices.map((slice) => ({ ...slice, certificate: LABELS_CERTIFICATE }));
    expect(subjectSentence(labels, [])).toBe('The verdict is of the labels, on the region your rows cover.');
    expect(subjectSentence([], [])).toBeNull();
  });

  test('gives one line per slice, with its status in words', () => {
    const { markup } = verdictSection([...slices, open], nameSlices([...slices, open]));
    expect(markup.match(/<li>/g)).toHaveLength(9);
    expect(markup.match(/ confirmed\s*<\/span/g)).toHaveLength(8);
    expect(markup.match(/ undetermined\s*<\/span/g)).toHaveLength(1);
  });

  test('shows one number per n only while all slices of that n agree', () => {
    expect(verdictSection(slices, nameSlices(slices)).markup.match(/<dt>/g)).toHaveLength(4);
    expect(verdictSection([...slices, open], nameSlices(slices)).markup).not.toContain('<dt>');
  });
});
