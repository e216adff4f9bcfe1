import { fieldSystem, measuredSystem, type FieldProblem, type FieldSystem } from '@liesweep/fields';
import {
  isFileData,
  LABELS_STAY,
  MOST_DEFECTS,
  systemKey,
  type Certificate,
  type ParameterisationSpec,
} from '@liesweep/sweep';
import { trainingOf } from '@liesweep/training';
import { fitsInCertificate } from '../fitted-oracle.js';
import type { SystemData } from '../system-data.js';
import { certifiedFields } from './certified-fields.js';
import type { JudgedSystem } from './define-judging.js';
import { fieldAnsatz, movedFeatures } from './field-ansatz.js';
import { judgeFields } from './judge-fields.js';

/** A set may have a hundredth of the next direction's defect: no part of it is then that direction. */
const SHARE_OF_NEXT = 1e-2;

/** The largest relative defect of a set that keeps a formula. */
const LARGEST_TOLERANCE = 1e-3;

/** Of oracles that were fitted to labels: what is exact about the fit is not so about the labels. */
export const OF_A_FIT: Pick<Certificate, 'groupDimension' | 'largestZero' | 'smallestNonZero' | 'refusal' | 'reason'> =
  {
    ...{ groupDimension: null, largestZero: null, smallestNonZero: null, refusal: 'network' },
    reason:
      'The oracle was fitted to labels, and nothing bounds how far fields that keep the fit keep the labels: one polynomial model alone has a bound, and φ as an expression needs none.',
  };

/**
 * Makes fields in a dictionary ready: their rows, inner product and brackets in float64, the certificate of the space that keeps
 * the labels, and the judge of trained sets. All in the units of the features; the fields take standard coordinates of their own.
 *
 * @throws TypeError for a form of generators that are no fields in a dictionary
 */
export function prepareFields(spec: ParameterisationSpec, data: SystemData): JudgedSystem {
  const fields = measuredFields(data, fieldSystem(fieldProblem(spec, data)));
  const { shape, oracle, samples } = data;
  const stackSystem = trainingOf(spec).system(spec, { shape, oracle, samples, fields });
  const { heldOutCount } = data.raw.dataset;
  const certificate = certificateOfFields(data, fields);
  return {
    ...{ stackSystem, certificate, heldOutCount, isNamed: false },
    judge: (trained) => judgeFields(trained, fields),
  };
}

/** What fields of a form must keep, on the data of a system. */
export function fieldProblem(spec: ParameterisationSpec, { spec: sweep, shape, raw }: SystemData): FieldProblem {
  const { oracle, dataset } = raw;
  const training = trainingOf(spec);
  const form = (features: readonly string[]) => {
    const found = training.fieldForm?.(spec, features);
    if (found === undefined) throw new TypeError(`${spec.kind}: expected fields in a dictionary`);
    return found;
  };
  const { value } = oracle;
  const moved = movedFeatures(sweep, shape.dimension, oracle.vectorCount);
  return {
    ...{ ansatz: fieldAnsatz(moved, form), rows: form(moved[0]?.names ?? []).rows },
    ...{ labelCount: oracle.labelCount, samples: dataset.samples, heldOut: dataset.heldOut },
    gradient: (x) => oracle.gradient(x),
    ...(value === undefined ? {} : { value }),
    labelAction: sweep.system.labelAction ?? LABELS_STAY,
    ...(isFileData(sweep.data) ? { precision: oracle.gradientPrecision ?? 0 } : {}),
  };
}

/** A system of fields with what the labels say of it, where they were fitted and certify a number of fields. */
export function measuredFields({ fits }: Pick<SystemData, 'fits'>, fields: FieldSystem): FieldSystem {
  const [only] = fits;
  const fit = fits.length === 1 ? only?.fit : undefined;
  const dimension = fit?.certificate?.groupDimension;
  if (fit === undefined || dimension == null) return fields;
  const step = fit.certificate?.bound?.staircase.find((each) => each.dimension === dimension);
  return measuredSystem(fields, { basis: fit.generators, atMost: step?.atMost ?? 0 });
}

/** The certificate of a system of fields; of one oracle that was fitted to labels, what these allow to be said. */
export function certificateOfFields({ spec, shape, fits, factors }: SystemData, fields: FieldSystem): Certificate {
  const { dimension, defects, ...found } = fields.certificate;
  const { largestZero, smallestNonZero, refusal, rowCount, parameterCount, reason } = found;
  return {
    ...{ system: systemKey(spec.system), dimension: shape.dimension, groupDimension: dimension },
    ...{ largestZero, smallestNonZero, refusal, rowCount, parameterCount, reason },
    defects: Array.from(defects.subarray(0, MOST_DEFECTS)),
    tolerance: Math.min(LARGEST_TOLERANCE, SHARE_OF_NEXT * (dimension === null ? 1 : (smallestNonZero ?? 1))),
    ...(fits.some((fit) => fit !== undefined) ? OF_A_FIT : {}),
    ...((fits.length === 1 ? fits[0]?.fit.certificate : null) ?? {}),
    fields: certifiedFields(fields),
    ...fitsInCertificate(fits, factors),
  };
}
