import { parseSweepFile } from '@liesweep/sweep';
import type { SweepToCertify } from './certify/certify-dimension.js';
import { refuseUndefined } from './refuse-undefined.js';

function sweep(of: string, parameterisation: string): Pick<SweepToCertify, 'spec' | 'dataset'> {
  const text = `name: a\nsystem: { oracles: [${of}], parameterisation: ${parameterisation} }\ngrid: { dimension: 2, generators: 1 }\n`;
  return { spec: parseSweepFile(text), dataset: undefined };
}

test.each(['linear', 'affine', 'non-linear'])('of %s generators a formula without a value is refused', async (kind) => {
  await expect(refuseUndefined(sweep('{ kind: expression, of: "log(x)" }', kind), 'sweep.yaml')).rejects.toThrow(
    /^sweep\.yaml: log\(x\) is not a number at x = -\d\.\d+, y = -?\d\.\d+\.\nNothing was trained or written\.$/,
  );
});

test('a function of a dictionary without a value is refused, and what has values everywhere is not', async () => {
  const dictionary = '{ kind: dictionary, degree: 1, functions: [sqrt(y)] }';
  await expect(refuseUndefined(sweep('norm', dictionary), 'sweep.yaml')).rejects.toThrow(
    'sqrt(y) is not a number at x = ',
  );
  await expect(refuseUndefined(sweep('norm', 'linear'), 'sweep.yaml')).resolves.toBeUndefined();
  await expect(refuseUndefined(sweep('{ kind: expression, of: "exp(x)*y" }', 'affine'), 'a')).resolves.toBeUndefined();
});
