import { independence, INDEPENDENT_ABOVE, realForms, type Matrix } from '@liesweep/lie';
import type { StoredTrialTensors } from '@liesweep/storage';
import {
  generatorShapeOf,
  hasCoefficients,
  parameterisationOf,
  type Certificate,
  type GeneratorShape,
  type HostTensor,
  type SweepSpec,
} from '@liesweep/sweep';
import { conjugate, sparsestSpan } from '@liesweep/verdict';
import { storedFields, type WrittenFields } from './stored-fields.js';

/** The bases in which generators can be shown: as training found them, rotated to few entries, or as a certificate has them. */
export type Basis = 'trained' | 'sparsest' | 'certified';

/** What was stored of one trial, and of its system in its dimension. */
export interface StoredTrial {
  readonly spec: Pick<SweepSpec, 'system' | 'data'>;
  readonly tensors: StoredTrialTensors;
  /** Of the system and n. */
  readonly certificate: Certificate | undefined;
  /** Of matrices that keep a polynomial fitted to labels: what its certificate counts, vec 𝒲 each, in the units of the features. */
  readonly certifiedMatrices?: readonly Float64Array[] | undefined;
}

/** Matrices in a basis of their span. */
export interface MatrixBasis {
  readonly kind: 'matrices';
  readonly shape: GeneratorShape;
  /** [N_g, n, n], or [N_g, 2, n, n], in the units of the features. */
  readonly generators: HostTensor;
  /** The same in standard coordinates, real forms. */
  readonly forms: readonly Matrix[];
}

/** Generators in a basis. */
export type GeneratorBasis =
  | MatrixBasis
  | { readonly kind: 'fields'; readonly fields: WrittenFields; readonly isCertified: boolean }
  | {
      readonly kind: 'networks';
      /** Parameters, [N_g, P]. */
      readonly generators: HostTensor;
    };

/** Generators in the basis that was asked for, or why they are not there. */
export interface AskedBasis {
  readonly bases: readonly Basis[];
  readonly found: GeneratorBasis | null;
  /** A sentence. */
  readonly problem: string | null;
}

/** The generators of a trial in a basis of their span; of the certified basis in that of the certificate. */
export function generatorBasis(trial: StoredTrial, basis: Basis): AskedBasis {
  const { system } = trial.spec;
  if (hasCoefficients(system)) return fieldBasis(trial, basis);
  return parameterisationOf(system.parameterisation).generators === 'matrices'
    ? matrixBasis(trial, basis)
    : networkBasis(trial, basis);
}

function networkBasis({ tensors }: StoredTrial, basis: Basis): AskedBasis {
  return {
    bases: ['trained'],
    found: basis === 'trained' ? { kind: 'networks', generators: tensors.generators } : null,
    problem:
      basis === 'trained'
        ? 'These generators are networks: they have no matrices and, as functions times them are symmetries too, no algebra.'
        : 'Networks have the basis alone that training found.',
  };
}

function fieldBasis({ spec, tensors, certificate }: StoredTrial, basis: Basis): AskedBasis {
  const certified = certificate?.fields;
  const hasCertified = certified !== undefined && certified.basis.length > 0;
  const bases: Basis[] = hasCertified ? ['trained', 'certified'] : ['trained'];
  if (basis === 'trained') {
    const fields = storedFields(tensors.generators, spec, certificate);
    return { bases, found: { kind: 'fields', fields, isCertified: false }, problem: null };
  }
  if (basis === 'certified' && hasCertified) {
    return { bases, found: { kind: 'fields', fields: certified, isCertified: true }, problem: null };
  }
  return {
    ...{ bases, found: null },
    problem:
      basis === 'certified'
        ? 'No field is certified here.'
        : 'Fields have no sparsest basis, for a rotation of them need not be simpler: the certified one has as few terms as possible.',
  };
}

function matrixBasis({ tensors, certifiedMatrices = [] }: StoredTrial, basis: Basis): AskedBasis {
  const { generators, coordinates } = tensors;
  const shape = generatorShapeOf(generators);
  const matricesOf = (tensor: HostTensor): MatrixBasis => {
    const forms = realForms(tensor.data, shape);
    return {
      ...{ kind: 'matrices', shape, generators: tensor },
      forms: coordinates === undefined ? forms : forms.map((form) => conjugate(form, coordinates)),
    };
  };
  const trained = matricesOf(generators);
  const isFinite = generators.data.every(Number.isFinite);
  const bases: Basis[] = [
    'trained',
    ...(isFinite && independence(trained.forms) > INDEPENDENT_ABOVE ? (['sparsest'] as const) : []),
    ...(certifiedMatrices.length > 0 ? (['certified'] as const) : []),
  ];
  if (!bases.includes(basis)) return { bases, found: null, problem: NO_MATRICES[basis] };
  if (basis === 'sparsest') {
    return { bases, found: matricesOf(sparsestSpan(generators, coordinates).generators), problem: null };
  }
  if (basis === 'certified') {
    const [, ...entryShape] = generators.shape;
    const data = Float32Array.from(certifiedMatrices.flatMap((each) => Array.from(each)));
    return { bases, found: matricesOf({ shape: [certifiedMatrices.length, ...entryShape], data }), problem: null };
  }
  return isFinite ? { bases, found: trained, problem: null } : { bases, found: null, problem: NO_MATRICES.trained };
}

const NO_MATRICES: Readonly<Record<Basis, string>> = {
  trained: 'An entry of a generator is not a finite number.',
  sparsest: 'These generators are dependent or not finite, and span no space of so many dimensions.',
  certified:
    'No basis is certified here: a certificate of matrices counts directions, and keeps a basis of them only for a polynomial that was fitted to labels.',
};
