import { stripVTControlCharacters } from 'node:util';
import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';
import { DIAGRAM_SAMPLE, LABELS_DIAGRAM_SAMPLE } from '../testing/diagram-sample.js';
import { renderSlices } from './slice-table.js';

const STRUCTURE = {
  ...{ name: 'so(2)', dimension: 1, isClosed: true, killing: null, rank: 1, centreDimension: 1 },
  ...{ derivedDimension: 0, ideals: [], reason: '' },
};

/** The table of the sample's first slice alone, changed. */
function tableOf(change: Partial<PhaseDiagramSlice>): string[] {
  const [slice] = DIAGRAM_SAMPLE.slices;
  if (slice === undefined) throw new Error('the sample has a slice');
  return renderSlices({ ...DIAGRAM_SAMPLE, slices: [{ ...slice, ...change }] }, 'none', 100).split('\n');
}

describe('the table of the slices', () => {
  it('has a line per slice with n, dimension and verdict below their headings, and the reason below it', () => {
    expect(renderSlices(DIAGRAM_SAMPLE, 'none', 100).split('\n')).toEqual([
      'squared-norm/real/linear   invariance 1 · normalization 1 · orthogonality 1 · closure 1',
      ' n  dim G  verdict',
      ' ──────────────────────',
      ' 2      1  confirmed',
      '     It equals the certificate.',
      ' 3      ?  undetermined',
      '     Add N_g = 4.',
    ]);
  });

  it('says only those weights on a line that differ, and each certificate once', () => {
    expect(renderSlices(LABELS_DIAGRAM_SAMPLE, 'none', 100).split('\n')).toEqual([
      'learned(polynomial,regression)/real/linear   invariance 1 · normalization 1 · orthogonality 1',
      '  n  closure  dim G  verdict       algebra',
      ' ───────────────────────────────────────────────',
      '  3        0      3  confirmed',
      '     N_g = 3 is the largest that vanishes and equals the certificate, 3.3 decades below the cells',
      '     that fail. 3 generators keep the labels with a relative defect of at most 1.8 %, and any',
      '     further one at least 30 %.',
      '  3        1      3  confirmed     su(2) ≅ so(3)',
      '     N_g = 3 is the largest that vanishes and equals the certificate. The certificate is as above.',
      ' 10        0      ?  undetermined',
      ' 10        1      ?  undetermined',
      '     Between 40 and 45 generators keep the labels to 5 %: noise hides the rest.',
    ]);
  });

  it.each([60, 80, 100])('has no line of more than %d columns there', (width) => {
    const lines = renderSlices(LABELS_DIAGRAM_SAMPLE, 'none', width).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(lines.join(' ').replace(/\s+/g, ' ')).toContain('and any further one at least 30 %.');
  });

  it('names the algebra where it is known', () => {
    expect(tableOf({ structure: STRUCTURE })).toContain(' 2      1  confirmed  so(2)');
    expect(tableOf({ structure: { ...STRUCTURE, name: null } })).toContain(' 2      1  confirmed');
  });

  it('wraps the name of an algebra that has no room', () => {
    const name = 'so(1,3) ⋉ R⁴, twelve further words that no terminal of sixty columns has room for in one line';
    const [slice] = DIAGRAM_SAMPLE.slices;
    if (slice === undefined) throw new Error('the sample has a slice');
    const diagram = { ...DIAGRAM_SAMPLE, slices: [{ ...slice, structure: { ...STRUCTURE, name } }] };
    const lines = renderSlices(diagram, 'none', 60).split('\n').slice(4);
    expect(lines[0]).toBe(' 2      1  confirmed  so(1,3) ⋉ R⁴, twelve further words');
    expect(lines[1]).toBe('                      that no terminal of sixty columns has');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it('shows no dimension of networks, which have none', () => {
    const groupDimension = {
      ...{ value: null, certificate: null, gapDecades: null, reason: 'Rank 1.' },
      status: 'not-applicable' as const,
    };
    expect(tableOf({ groupDimension }).slice(3)).toEqual([' 2      –  not applicable (non-linear)', '     Rank 1.']);
  });

  it('says once that a certificate is refused, also inside a reason', () => {
    const [, second] = LABELS_DIAGRAM_SAMPLE.slices;
    if (second === undefined) throw new Error('the sample has two slices');
    const refused = (closure: number, largest: number): PhaseDiagramSlice => ({
      ...second,
      weights: { ...second.weights, closure },
      certificate: { dimension: null, refusal: 'few-rows', reason: 'Too few rows.', tolerance: null, defects: [] },
      groupDimension: {
        ...second.groupDimension,
        reason: `N_g = ${String(largest)} is the largest; the certificate is refused (Too few rows).`,
      },
    });
    const text = renderSlices({ ...LABELS_DIAGRAM_SAMPLE, slices: [refused(0, 2), refused(1, 3)] }, 'none', 100);
    expect(text.match(/Too few rows/g)).toHaveLength(1);
    expect(text).toContain('N_g = 3 is the largest; the certificate is refused (as above).');
  });

  it('says the same in colours', () => {
    for (const diagram of [DIAGRAM_SAMPLE, LABELS_DIAGRAM_SAMPLE]) {
      expect(stripVTControlCharacters(renderSlices(diagram, '256', 100))).toBe(renderSlices(diagram, 'none', 100));
    }
  });

  it('is empty without slices', () => {
    expect(renderSlices({ ...DIAGRAM_SAMPLE, slices: [] }, 'none', 100)).toBe('');
  });
});
