import { realDimension, type GeneratorShape } from '@liesweep/sweep';
import type { Candidate } from './candidate.js';
import type { CertifiedSlice } from './certified-slice.js';
import { certifyDimension, type SweepToCertify } from './certify-dimension.js';
import { describeSlice } from './describe-slice.js';

/**
 * The certificate of every dimension of a sweep, without server and without training: formulas and gradients by their rows,
 * labels by polynomials. A candidate is asked about in the dimensions that it acts on.
 */
export function certifySweep(sweep: SweepToCertify, candidates: readonly Candidate[]): CertifiedSlice[] {
  return sweep.spec.grid.dimension.map((dimension) => {
    const shape: GeneratorShape = { dimension, field: sweep.spec.system.field };
    const asked = candidates.flatMap(({ name, generators }) => {
      const span = generators(shape);
      return span === undefined ? [] : [{ name, span }];
    });
    const certified = certifyDimension(
      sweep,
      dimension,
      asked.map(({ span }) => span),
    );
    const { particles } = sweep.spec.system;
    // The columns of particles are those of all of them, in turn.
    const columns = sweep.featureNames.length === 0 ? [] : (particles?.features ?? sweep.featureNames);
    return describeSlice(certified, {
      candidates: asked.map(({ name, span }) => ({ name, generatorCount: span.length })),
      featureNames: columns.slice(0, realDimension(shape)),
    });
  });
}
