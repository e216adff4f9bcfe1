import type { GeneratorMatrix, RealMatrix } from '@liesweep/sweep';
import type { CertifiedSlice } from './certified-slice.js';
import { certificateStatus } from './certificate-status.js';
import type { Remarks } from './remarks.js';

/** Generators are known to float32: more digits would be noise. */
const DIGITS = 7;

/** The answer of `certify --json`. */
export function certificateDocument(
  sweepId: string,
  slices: readonly CertifiedSlice[],
  { warnings, notes }: Remarks,
): object {
  return {
    sweepId,
    slices: slices.map(({ certificate, structure, generators, featureNames, candidates }) => {
      const { system, dimension, ...rest } = certificate;
      return {
        ...{ system, dimension, status: certificateStatus(certificate), certificate: rest },
        ...{ structure, featureNames, generators: generators.map(rounded), candidates },
      };
    }),
    notes,
    warnings,
  };
}

function rounded(generator: GeneratorMatrix): GeneratorMatrix {
  return 're' in generator ? { re: roundedRows(generator.re), im: roundedRows(generator.im) } : roundedRows(generator);
}

function roundedRows(rows: RealMatrix): RealMatrix {
  return rows.map((row) => row.map((entry) => (entry === null ? null : Number(entry.toPrecision(DIGITS)))));
}
