import {
  LABELS_CERTIFICATE,
  OPEN_CERTIFICATE,
  REFUSED_CERTIFICATE,
  formulaCertificate,
  rotationDiagram,
  rotationSlice,
  withoutCertificate,
} from '@liesweep/figures/testing';
import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';

import type { SweepFindings } from '../findings/sweep-findings.js';
import { reportSample } from '../testing/report-sample.js';
import { sectionOf } from '../testing/section-of.js';
import { certificate } from './certificate.js';

/** The section of the last of these slices, its figures named but not drawn. */
function lastSection(slices: readonly PhaseDiagramSlice[], change: Partial<SweepFindings> = {}): string {
  const sample = reportSample({ ...rotationDiagram(), slices: [...slices] });
  return sectionOf(certificate, { ...sample, ...change }, slices.length - 1) ?? '';
}

const SLICE = rotationSlice(3, 1, 3);

describe('the section of a certificate', () => {
  test('of a formula has the defects on both sides of the gap, the tolerance and the figure', () => {
    const html = lastSection([SLICE]);
    for (const text of [
      'Certificate of the formula',
      'largest relative defect at zero',
      'smallest relative defect above',
      '<dd>0.34</dd>',
      'tolerance of trained generators',
      '300 for 9',
      'Relative defects, n = 3',
      'keep the oracle to rounding',
    ]) {
      expect(html).toContain(text);
    }
    expect(html).not.toMatch(/singular|staircase/i);
  });

  test('of labels has degrees, link, rows, level, region and staircase', () => {
    const html = lastSection([{ ...SLICE, certificate: LABELS_CERTIFICATE }]);
    for (const text of [
      'Certificate of the labels, on the region your rows cover',
      '<dd>99 %</dd>',
      '<dt>degree that describes the labels</dt> <dd>2</dd>',
      '<dt>degree they are judged in</dt> <dd>4</dd>',
      '<dt>the polynomial describes</dt> <dd>y</dd>',
      '<dt>different rows</dt> <dd>2000</dd>',
      '3 directions change the labels by at most 1.8 %; a fourth by at least 30 %.',
    ]) {
      expect(html).toContain(text);
    }
    expect(html).not.toContain('rows that would decide');
  });

  test('of an open dimension says between what, and how many rows would decide', () => {
    const html = lastSection([{ ...SLICE, certificate: OPEN_CERTIFICATE }]);
    expect(html).toContain('<dd>between 1 and 3</dd>');
    expect(html).toContain('<dd>9100</dd>');
  });

  test('stands in the first slice of a system and n; the others point there', () => {
    const html = lastSection([rotationSlice(3, 0, 3), SLICE]);
    expect(html).toContain('<a href="#slice-0">n = 3 · without closure</a>');
    expect(html).not.toContain('<figure');
    expect(lastSection([rotationSlice(4, 1, 3), SLICE])).toContain('<figure');
  });

  test('does not say again what the reason of the slice says', () => {
    const reason = `N_g = 3 is the largest. ${LABELS_CERTIFICATE.reason}`;
    const said = { ...SLICE, certificate: LABELS_CERTIFICATE, groupDimension: { ...SLICE.groupDimension, reason } };
    expect(lastSection([said])).not.toContain(LABELS_CERTIFICATE.reason);
  });

  test('says how many defects are drawn where not all are', () => {
    const large = { ...SLICE, certificate: formulaCertificate(78, 729, 0.21, 120) };
    const [recorded] = reportSample({ ...rotationDiagram(), slices: [large] }).certificates;
    if (recorded === undefined) throw new Error('the sample has a certificate');
    const html = lastSection([large], { certificates: [{ ...recorded, parameterCount: 729 }] });
    expect(html).toContain('the 120 smallest of 729');
  });

  test('of engine 1 has singular values and no figure', () => {
    const old = withoutCertificate(SLICE);
    const recorded = {
      ...{ system: old.system, dimension: 3, groupDimension: 3, rowCount: 300, parameterCount: 9 },
      ...{ largestZero: 3.1e-15, smallestNonZero: 0.71, reason: '3 of 9 singular values are zero.' },
    };
    const html = lastSection([old], { certificates: [recorded] });
    expect(html).toContain('largest singular value at zero');
    expect(html).toContain('3.1 × 10⁻¹⁵');
    expect(html).toContain('3 of 9 singular values are zero.');
    expect(html).not.toContain('<figure');
  });

  test('of a refusal has its reason and no figure; without certificate there is none', () => {
    const html = lastSection([{ ...SLICE, certificate: REFUSED_CERTIFICATE }]);
    expect(html).toContain('12 different rows, 16 are needed');
    expect(html).not.toContain('<figure');
    expect(lastSection([withoutCertificate(SLICE)])).toBe('');
  });
});
