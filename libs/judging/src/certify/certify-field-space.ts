import { coefficientCount, defectOfSpan, fieldSystem, type FieldSystem } from '@liesweep/fields';
import { matrixOf, type Matrix } from '@liesweep/lie';
import { LabelsRefusedError } from '@liesweep/models';
import {
  isLearned,
  parameterCount,
  realDimension,
  rowsOf,
  systemKey,
  type GeneratorShape,
  type SweepSpec,
} from '@liesweep/sweep';
import type { FittedOracle } from '../fitted-oracle.js';
import { certificateOfFields, fieldProblem, OF_A_FIT } from '../parameterisations/prepare-fields.js';
import { systemData } from '../system-data.js';
import type { CertifiedDimension, SweepToCertify } from './certify-dimension.js';
import { fittedOracles } from './fitted-oracles.js';

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
  let fits: readonly (FittedOracle | undefined)[];
  try {
    fits = fittedOracles(spec, shape, file);
  } catch (error) {
    if (!(error instanceof LabelsRefusedError)) throw error;
    return uncertified(spec, shape, candidates.length, { ...OF_A_FIT, refusal: error.refusal, reason: error.message });
  }
  if (spec.system.oracles.some((oracle, position) => isLearned(oracle) && fits[position] === undefined)) {
    return uncertified(spec, shape, candidates.length, OF_A_FIT);
  }
  const data = systemData(spec, dimension, { file, fits });
  const samples = rowsOf(data.raw.dataset.samples, data.raw.oracle.vectorCount * realDimension(shape));
  const fields = fieldSystem(fieldProblem(spec.system.parameterisation, data));
  return {
    ...{ shape, certificate: certificateOfFields(data, fields), generators: [], samples },
    candidates: candidates.map((span) => {
      const defect = spanDefect(span, fields);
      return defect === null ? null : { estimate: defect, lower: defect, upper: defect };
    }),
  };
}

function uncertified(
  { system }: SweepSpec,
  shape: GeneratorShape,
  candidateCount: number,
  found: typeof OF_A_FIT,
): CertifiedDimension {
  const { dimension } = shape;
  return {
    shape,
    certificate: {
      ...{ system: systemKey(system), dimension, rowCount: 0, parameterCount: parameterCount(shape) },
      ...{ ...found, defects: [], tolerance: null },
    },
    ...{
      generators: [],
      samples: rowsOf(new Float64Array(), 0),
      candidates: Array.from({ length: candidateCount }, () => null),
    },
  };
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
