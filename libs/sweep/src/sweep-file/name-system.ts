import { isFileData, type DataSpec } from '../data/index.js';
import { featureNames } from '../feature-names.js';
import { oracleOf } from '../oracles/index.js';
import { parameterisationOf } from '../parameterisations/index.js';
import { particleFeatureNames } from '../particles.js';
import type { Problem } from '../schema/problem.js';
import type { SystemSpec } from '../sweep-spec.js';

/** A system whose names of features are known, and what is wrong by them. */
export interface NamedSystem {
  readonly system: SystemSpec;
  readonly problems: readonly Problem[];
}

/**
 * Says what the names in a system's expressions are, once n is known. A system that names features has one n.
 *
 * @param dimensions n; undefined where only a file knows it that has not been read
 */
export function nameSystem(system: SystemSpec, data: DataSpec, dimensions: readonly number[] | undefined): NamedSystem {
  const [dimension, other] = dimensions ?? [];
  const { parameterisation, particles } = system;
  const ofColumns = particles === undefined && isFileData(data);
  const namesFeatures =
    system.oracles.some((oracle) => oracleOf(oracle).withNames !== undefined) ||
    ('functions' in parameterisation && parameterisation.functions.length > 0);
  if (!namesFeatures || dimension === undefined) return { system, problems: [] };
  if (other !== undefined) {
    const message = `expected one n, for expressions name its features, got ${String(dimension)}, ${String(other)}`;
    return { system, problems: [{ path: ['grid', 'dimension'], message }] };
  }
  const names = featureNames({ system, data }, dimension);
  const variables =
    particles === undefined ? { names } : { names: particleFeatureNames(particles), vectors: particles.count };
  const named = parameterisationOf(parameterisation).withNames?.(parameterisation, names) ?? { spec: parameterisation };
  const oracles = system.oracles.map(
    (oracle) => oracleOf(oracle).withNames?.(oracle, variables, ofColumns) ?? { spec: oracle },
  );
  return {
    system: {
      ...system,
      oracles: oracles
        .map((each, position) => ('spec' in each ? each.spec : system.oracles[position]))
        .filter((each) => each !== undefined),
      parameterisation: 'spec' in named ? named.spec : parameterisation,
    },
    problems: [
      ...oracles.flatMap((each, position) => problemsIn(each, ['system', 'oracles', position])),
      ...problemsIn(named, ['system', 'parameterisation']),
    ],
  };
}

function problemsIn(
  named: { readonly problems: readonly Problem[] } | object,
  place: Problem['path'],
): readonly Problem[] {
  if (!('problems' in named)) return [];
  return named.problems.map(({ path, message }) => ({ path: [...place, ...path], message }));
}
