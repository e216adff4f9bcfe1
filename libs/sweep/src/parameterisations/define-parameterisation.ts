import type { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.js';
import type { Definition } from '../definition-of.js';
import type { Problem } from '../schema/problem.js';
import type { GeneratorShape } from '../generator-shape.js';

/** The unknowns of one generator, where generators form a linear space: samples give linear equations in them. */
export interface LinearUnknowns {
  /** p, the number of real unknowns. */
  readonly count: number;
  /** p in terms of n, such as `2n²`. */
  readonly formula: string;
}

/**
 * All that the vocabulary of a sweep says about one form of generators. How they are trained is `@liesweep/training`'s, and how
 * they are judged `@liesweep/judging`'s.
 */
export interface ParameterisationDefinition<Spec extends Definition> extends Definition {
  readonly kind: Spec['kind'];
  /** As a sweep file writes it, with its defaults; every setting has a default, so that the word alone is enough, or none has. */
  readonly fileSchema: z.ZodType<Spec>;
  /** As a specification is stored, with every setting. */
  readonly storedSchema: z.ZodType<Spec>;
  /**
   * Whether a generator is a matrix on the features, a field that has a value at every point, or a field that is given by
   * coefficients of functions: then it has both.
   */
  readonly generators: 'matrices' | 'fields' | 'coefficients';
  /**
   * Whether its generators are also fields that are given by coefficients of functions: what labels that move need, and
   * particles that move each by a field of their own.
   */
  readonly hasCoefficientForm: boolean;
  /** Where a final loss vanishes; absent where it falls as low as that of matrices. */
  readonly vanishesBelow?: number;
  /** Specs that the law suites go through: different in every setting, with losses that are smooth, so without relu. */
  readonly examples: readonly [Spec, ...Spec[]];
  /**
   * The specification in names of features by position, x1 … xn, or what is wrong with it by their names; paths begin in the
   * parameterisation. Absent where it names no feature.
   *
   * @param names of the n features of one particle
   */
  withNames?(spec: Spec, names: readonly string[]): { readonly spec: Spec } | { readonly problems: readonly Problem[] };
  /** The canonical key, different for specs that differ, such as `deep-linear(3)`. */
  key(spec: Spec): string;
  /**
   * The unknowns of a generator. Absent where generators form no linear space: then they have no certificate, no group
   * dimension, no entries that could be few, and no number of rows that is too small.
   */
  unknowns?(spec: Spec, shape: GeneratorShape): LinearUnknowns;
  /** Of fields in a dictionary: whether they are all affine, of one slope everywhere. */
  isAffine?(spec: Spec): boolean;
  /** The entries of a real matrix that take as much memory and time as one generator; need not be whole. */
  equivalentEntries(spec: Spec, shape: GeneratorShape, sampleCount: number): number;
}

/** A definition whose schemas keep their types: what the words of a sweep are inferred from. */
type DefinitionWithSchemas<
  Kind extends string,
  FileSchema extends z.ZodType,
  StoredSchema extends z.ZodType,
> = ParameterisationDefinition<DeepReadonly<z.output<StoredSchema>> & Definition> & {
  readonly kind: Kind;
  readonly fileSchema: FileSchema;
  readonly storedSchema: StoredSchema;
};

/** A definition as it stands, checked. */
export function defineParameterisation<
  const Kind extends string,
  FileSchema extends z.ZodType<{ readonly kind: Kind }>,
  StoredSchema extends z.ZodType<{ readonly kind: Kind }>,
>(
  definition: DefinitionWithSchemas<Kind, FileSchema, StoredSchema>,
): DefinitionWithSchemas<Kind, FileSchema, StoredSchema> {
  return definition;
}
