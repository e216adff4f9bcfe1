import { fieldSystem, type FieldProblem, type FieldSystem } from '@liesweep/fields';
import type { CertificateOfLabels } from '@liesweep/models';
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

/** Of several oracles of which some were fitted to labels, and of networks: what is exact about the fit is not so about the labels. */
export const OF_A_FIT: Pick<Certificate, 'groupDimension' | 'largestZero' | 'smallestNonZero' | 'refusal' | 'reason'> =
  {
    ...{ groupDimension: null, largestZero: null, smallestNonZero: null, refusal: 'network' },
    reason:
      'The oracle was fitted to labels, and nothing bounds how far fields that keep the fit keep the labels: give φ as an expression, or learn one polynomial alone, which has a bound.',
  };

/**
 * Makes fields in a dictionary ready: their rows, inner product and brackets in float64, the certificate of the space that keeps
 * the labels, and the judge of trained sets. All in the units of the features; the fields take standard coordinates of their own.
 *
 * @throws TypeError for a form of generators that are no fields in a dictionary
 */
export function prepareFields(spec: ParameterisationSpec, data: SystemData): JudgedSystem {
  const fields = fieldSystem(fieldProblem(spec, data));
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
export function fieldProblem(spec: ParameterisationSpec, { spec: sweep, shape, raw, fits }: SystemData): FieldProblem {
  const measured = measuredProblem(fits);
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
    ...measured,
  };
}

/** The fields that measured labels are certified to have; without a bound the rows of the fit are trained as they are. */
function measuredProblem(fits: SystemData['fits']): Pick<Partial<FieldProblem>, 'known' | 'rows'> {
  if (fits.every((fit) => fit === undefined)) return {};
  const found = boundOf(fits);
  if (found === undefined || found.certificate.groupDimension === null) return { rows: 'plain' };
  const { certificate, generators } = found;
  const step = certificate.bound?.staircase.find(({ dimension }) => dimension === generators.length);
  return { known: { fields: generators, tolerance: step?.atMost ?? certificate.tolerance ?? LARGEST_TOLERANCE } };
}

/** What labels say of fields, where one polynomial was fitted to them and nothing else is kept. */
function boundOf(
  fits: SystemData['fits'],
): { readonly certificate: CertificateOfLabels; readonly generators: readonly Float64Array[] } | undefined {
  const [only] = fits;
  if (fits.length !== 1 || only?.fit.certificate == null) return undefined;
  return { certificate: only.fit.certificate, generators: only.fit.generators };
}

/** The certificate of a system of fields. */
export function certificateOfFields({ spec, shape, fits, factors }: SystemData, fields: FieldSystem): Certificate {
  const named = { system: systemKey(spec.system), dimension: shape.dimension };
  const quality = fitsInCertificate(fits, factors);
  const measured = boundOf(fits)?.certificate;
  if (measured !== undefined) {
    const isDecided = measured.groupDimension !== null;
    return { ...named, ...measured, ...(isDecided ? { fields: certifiedFields(fields) } : {}), ...quality };
  }
  const { dimension, defects, ...found } = fields.certificate;
  const { largestZero, smallestNonZero, refusal, rowCount, parameterCount, reason } = found;
  const isFormula = fits.every((fit) => fit === undefined);
  return {
    ...{ ...named, groupDimension: dimension },
    ...{ largestZero, smallestNonZero, refusal, rowCount, parameterCount, reason },
    defects: Array.from(defects.subarray(0, MOST_DEFECTS)),
    tolerance: Math.min(LARGEST_TOLERANCE, SHARE_OF_NEXT * (dimension === null ? 1 : (smallestNonZero ?? 1))),
    ...(isFormula ? { fields: certifiedFields(fields) } : OF_A_FIT),
    ...quality,
  };
}
