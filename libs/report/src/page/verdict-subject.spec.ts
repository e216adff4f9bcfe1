import { LABELS_CERTIFICATE, REFUSED_CERTIFICATE, rotationSlice, withoutCertificate } from '@liesweep/figures/testing';
import type { Certificate } from '@liesweep/sweep';

import { certificateOf, verdictSubject } from './verdict-subject.js';

const bare = withoutCertificate(rotationSlice(3, 1, 3));
const RECORDED: Certificate = {
  ...{ system: bare.system, dimension: 3, groupDimension: 3, rowCount: 300, parameterCount: 9 },
  ...{ largestZero: 1e-15, smallestNonZero: 0.7, reason: 'Three.' },
};

describe('verdictSubject', () => {
  test('is the formula, also where its certificate is refused or of engine 1', () => {
    expect(verdictSubject(rotationSlice(3, 1, 3), [])).toBe('formula');
    expect(verdictSubject({ ...bare, certificate: REFUSED_CERTIFICATE }, [])).toBe('formula');
    expect(verdictSubject(bare, [RECORDED])).toBe('formula');
  });

  test('is the labels where they bound it', () => {
    const learned = { fits: [], note: '' };
    expect(verdictSubject({ ...bare, learned, certificate: LABELS_CERTIFICATE }, [])).toBe('labels');
  });

  test('is the network where labels were fitted and nothing bounds the fit', () => {
    expect(verdictSubject({ ...bare, learned: { fits: [], note: '' } }, [RECORDED])).toBe('network');
    expect(verdictSubject({ ...bare, certificate: { ...REFUSED_CERTIFICATE, refusal: 'network' } }, [])).toBe(
      'network',
    );
  });

  test('is the gradients where they were given', () => {
    expect(verdictSubject(rotationSlice(3, 1, 3), [{ ...RECORDED, given: 'gradients' }])).toBe('gradients');
  });

  test('is not known before there is a certificate, and that of another n is no help', () => {
    expect(verdictSubject(bare, [])).toBeNull();
    expect(verdictSubject(bare, [{ ...RECORDED, dimension: 4 }])).toBeNull();
    expect(certificateOf(bare, [{ ...RECORDED, dimension: 4 }, RECORDED])).toBe(RECORDED);
  });
});
