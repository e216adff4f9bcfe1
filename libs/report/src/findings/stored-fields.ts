import { dictionaryOf, fieldFormula } from '@liesweep/fields';
import {
  blockCount,
  dictionaryFunction,
  featureNames,
  particleFeatureNames,
  type Certificate,
  type CertifiedFields,
  type HostTensor,
  type SweepSpec,
} from '@liesweep/sweep';

/** Fields v(x) = Σ_jk c_jk θ_k(x) ∂_j as functions: what they are made of, their coefficients, and how they are written. */
export type WrittenFields = Pick<CertifiedFields, 'functions' | 'features' | 'formulas' | 'basis'>;

/** Coefficients below this share of a field's largest one are training's noise, and are not written. */
const WRITTEN_ABOVE = 1e-4;

/**
 * The fields of a trial as functions.
 *
 * @param generators [N_g, n, K], or [N_g, q, n, K], in the units of the features
 * @param certificate of the same system and n, which knows the functions
 */
export function storedFields(
  generators: HostTensor,
  spec: Pick<SweepSpec, 'system' | 'data'>,
  certificate: Certificate | undefined,
): WrittenFields {
  const n = generators.shape.at(-2) ?? 0;
  const known = certificate?.fields ?? namesOf(spec, n);
  const { functions, features } = known;
  const [count = 0] = generators.shape;
  const width = generators.data.length / count;
  const basis = Array.from({ length: count }, (_, a) =>
    Array.from(generators.data.subarray(a * width, (a + 1) * width)),
  );
  return { functions, features, basis, formulas: basis.map((field) => formulaOf(field, known, n)) };
}

/** Block after block. */
type Names = Pick<CertifiedFields, 'functions' | 'features'>;

function formulaOf(field: readonly number[], { functions, features }: Names, n: number): string {
  const blocks = Math.max(1, Math.round(features.length / n));
  const size = functions.length / blocks;
  const largest = Math.max(...field.map(Math.abs));
  const written = field.map((entry) => (Math.abs(entry) < WRITTEN_ABOVE * largest ? 0 : entry));
  return fieldFormula(
    Float64Array.from(written),
    Array.from({ length: blocks }, (_, block) => ({
      dictionary: { names: functions.slice(block * size, (block + 1) * size), size },
      features: features.slice(block * n, (block + 1) * n),
    })),
  );
}

/** What functions and features are called where no certificate says it. */
function namesOf({ system, data }: Pick<SweepSpec, 'system' | 'data'>, n: number): Names {
  const names = featureNames({ system, data }, n);
  const blocks = blockCount(system);
  const numbered = blocks === 1 ? names : particleFeatureNames({ count: blocks, features: names });
  const ofBlock = (block: number): readonly string[] => numbered.slice(block * n, (block + 1) * n);
  return {
    features: numbered,
    functions: Array.from({ length: blocks }, (_, block) =>
      functionsOf(system.parameterisation, ofBlock(block)),
    ).flat(),
  };
}

function functionsOf(
  parameterisation: SweepSpec['system']['parameterisation'],
  features: readonly string[],
): readonly string[] {
  if (!('degree' in parameterisation)) {
    // Affine fields say whether rows are flattened, matrices nothing: those alone have no constant.
    return dictionaryOf({ features, degree: 1, lowestDegree: 'rows' in parameterisation ? 0 : 1 }).names;
  }
  const { degree, functions } = parameterisation;
  return [
    ...dictionaryOf({ features, degree }).names,
    ...functions.map((text) => dictionaryFunction(text, features).text),
  ];
}
