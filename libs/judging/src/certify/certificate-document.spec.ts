import { CERTIFIED_SAMPLE } from '../testing/certified-sample.js';
import { certificateDocument } from './certificate-document.js';

test('a document has the sweep, its slices and the warnings, and survives JSON', () => {
  const document = certificateDocument('quick-00150056', [CERTIFIED_SAMPLE], {
    warnings: ['mind the units'],
    notes: ['read as `;`-separated'],
  });
  expect(JSON.parse(JSON.stringify(document))).toMatchObject({
    sweepId: 'quick-00150056',
    slices: [
      {
        ...{ system: 'squared-norm/real/linear', dimension: 3, status: 'certified' },
        certificate: { groupDimension: 3, parameterCount: 9 },
        structure: { name: 'su(2) ≅ so(3)' },
        featureNames: ['x', 'y', 'z'],
        candidates: [{ name: 'so(3)', verdict: 'kept' }],
      },
    ],
    notes: ['read as `;`-separated'],
    warnings: ['mind the units'],
  });
});

test('entries have the digits that float32 has', () => {
  const document = JSON.stringify(certificateDocument('a', [CERTIFIED_SAMPLE], { warnings: [], notes: [] }));
  expect(document).toContain('[0,0,0.9999999]');
  const complex = { ...CERTIFIED_SAMPLE, generators: [{ re: [[0.123456789]], im: [[null]] }] };
  expect(certificateDocument('a', [complex], { warnings: [], notes: [] })).toMatchObject({
    slices: [{ generators: [{ re: [[0.1234568]], im: [[null]] }] }],
  });
});
