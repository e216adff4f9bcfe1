import { coefficientCount, defectOfSpan, fieldSystem, type FieldSystem } from '@liesweep/fields';
import { matrixOf, type Matrix } from '@liesweep/lie';
import {
  fitPolynomials,
  labelledTable,
  LabelsRefusedError,
  makeDataset,
  measuredFields as fieldsOfLabels,
  type LearnedFit,
} from '@liesweep/models';
import {
  isLearned,
  isNetworkModel,
  parameterCount,
  realDimension,
  systemKey,
  type Certificate,
  type FileDataset,
  type GeneratorShape,
  type SweepSpec,
} from '@liesweep/sweep';
import type { FittedOracle } from '../fitted-oracle.js';
import { certificateOfFields, fieldProblem, measuredFields, OF_A_FIT } from '../parameterisations/prepare-fields.js';
import { systemData } from '../system-data.js';
import type { CertifiedDimension, SweepToCertify } from './certify-dimension.js';

/**
 * The certificate of fields in a dictionary, in one dimension.
 *
 * @param candidates spans of matrices on the features, whose linear fields are asked about where the dictionary has them
 */
export function certifyFieldSpace(
  { spec, dataset: file }: SweepToCertify,
  dimension: number,
  candidates: readonly (readonly Matrix[])[],
): CertifiedDimension {
  const shape: GeneratorShape = { dimension, field: spec.system.field };
  const fits: (FittedOracle | undefined)[] = [];
  if (spec.system.oracles.some(isLearned)) {
    const fitted = fitToLabels({ spec, file }, shape);
    if ('reason' in fitted) {
      return {
        shape,
        certificate: {
          ...{ system: systemKey(spec.system), dimension, rowCount: 0, parameterCount: parameterCount(shape) },
          ...{ ...OF_A_FIT, ...fitted, defects: [], tolerance: null },
        },
        ...{ generators: [], samples: new Float64Array(), candidates: candidates.map(() => null) },
      };
    }
    fits.push({ fit: fitted, digest: '' });
  }
  const data = systemData(spec, dimension, { file, fits });
  const fields = measuredFields(data, fieldSystem(fieldProblem(spec.system.parameterisation, data)));
  return {
    ...{
      shape,
      certificate: withoutFits(certificateOfFields(data, fields)),
      generators: [],
      samples: data.raw.dataset.samples,
    },
    candidates: candidates.map((span) => {
      const defect = spanDefect(span, fields);
      return defect === null ? null : { estimate: defect, lower: defect, upper: defect };
    }),
  };
}

/** The one oracle of a sweep fitted to the labels of its file, or why nothing is said of it without training. */
function fitToLabels(
  { spec, file }: { readonly spec: SweepSpec; readonly file: FileDataset | undefined },
  shape: GeneratorShape,
): LearnedFit | Pick<Certificate, 'refusal' | 'reason'> {
  const { oracles, particles } = spec.system;
  const [only] = oracles;
  if (file === undefined || oracles.length > 1 || only === undefined || !isLearned(only) || isNetworkModel(only.model))
    return OF_A_FIT;
  const length = (particles?.count ?? 1) * realDimension(shape);
  const table = labelledTable(makeDataset(spec, shape.dimension, length, file), length);
  try {
    return fitPolynomials(only.model, table, shape, fieldsOfLabels(spec.system));
  } catch (error) {
    if (!(error instanceof LabelsRefusedError)) throw error;
    return { refusal: error.refusal, reason: error.message };
  }
}

/** Only a run stores a fit, of which a certificate can name the file. */
function withoutFits({ fits: _, ...certificate }: Certificate): Certificate {
  return certificate;
}

/** The largest defect over a span of matrices as fields 𝒲x; null where the dictionary has no such fields. */
function spanDefect(span: readonly Matrix[], fields: FieldSystem): number | null {
  const { ansatz } = fields.problem;
  const columns = ansatz.blocks.flatMap(({ dictionary, features }) => {
    const linear = features.map((_, j) =>
      dictionary.exponents.findIndex((powers) => powers.every((power, i) => power === (i === j ? 1 : 0))),
    );
    return linear.includes(-1) ? [] : [{ linear, size: dictionary.size }];
  });
  if (columns.length < ansatz.blocks.length || span.length === 0) return null;
  const coordinates = matrixOf(span.length, fields.parameterCount);
  span.forEach(({ columns: n, data }, a) => {
    const coefficients = new Float64Array(coefficientCount(ansatz));
    let at = 0;
    for (const { linear, size } of columns) {
      for (let i = 0; i < n; i += 1) {
        linear.forEach((k, j) => {
          coefficients[at + i * size + k] = data[i * n + j] ?? Number.NaN;
        });
      }
      at += n * size;
    }
    coordinates.data.set(fields.toCoordinates(coefficients), a * fields.parameterCount);
  });
  const defect = defectOfSpan(coordinates, fields.rows);
  return Number.isFinite(defect) ? defect : null;
}
