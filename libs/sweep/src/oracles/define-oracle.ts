import type { z } from 'zod';
import type { DataFacts } from '../data-facts.js';
import type { DeepReadonly } from '../deep-readonly.js';
import type { GeneratorShape } from '../generator-shape.js';
import type { ExpressionVariables } from '../expression/parse-expression.js';
import type { NamedFile } from '../named-file.js';
import type { Problem } from '../schema/problem.js';

/** A function φ in float64, with its derivative: what rows, certificate and referee are computed from. */
export interface Formula {
  /**
   * φ(x).
   *
   * @param x one sample, q·r numbers
   * @returns k labels
   */
  value(x: Float64Array): readonly number[];
  /**
   * ∇φ(x).
   *
   * @param x one sample, q·r numbers
   * @returns one gradient of q·r numbers per label
   */
  gradient(x: Float64Array): readonly Float64Array[];
}

/** A list in a specification that has one entry per feature. */
export interface FeatureList {
  /** Its key in the oracle. */
  readonly key: string;
  readonly count: number;
  /** What its entries are called, in the plural. */
  readonly what: string;
}

/** What an oracle is asked on: one row of the table of oracles, and a system that shows what it finds. */
export interface OracleExample {
  /** As a sweep file says it, in YAML. */
  readonly written: string;
  /** φ, in the words of the table. */
  readonly formula: string;
  /** Where its symmetry is known: the system, n, and dim G of the matrices that keep it. */
  readonly finds?: {
    readonly field: 'real' | 'complex';
    readonly dimension: number;
    /** Another oracle that is to be kept as well. */
    readonly beside?: string;
    readonly groupDimension: number;
  };
}

/**
 * One kind of oracle: all that the program knows of it, but for its form over tensors (`finite-forms` of `@liesweep/models`),
 * which not every kind has.
 */
export interface OracleDefinition<Spec extends { readonly kind: string }> {
  readonly kind: Spec['kind'];
  /** What a sweep file says; parses to a specification, and that to itself. */
  readonly fileSchema: z.ZodType<Spec, { kind: Spec['kind'] }>;
  /** What a stored specification says, where it says more than a sweep file. */
  readonly storedSchema?: z.ZodType<Spec>;
  readonly examples: readonly OracleExample[];

  /** Its part of a system's key; two specifications of one key are the same function. */
  key(spec: DeepReadonly<Spec>): string;
  /** What it counts by in a digest, where that is not the whole specification. */
  content?(spec: DeepReadonly<Spec>): object;
  /** The files that it names; paths begin in the oracle. None where it is absent. */
  namedFiles?(spec: DeepReadonly<Spec>): readonly NamedFile[];
  /** What messages call it, where that is not its kind. */
  title?(spec: DeepReadonly<Spec>): string;

  /** The only numbers it is defined on, and what messages call the form that is; absent for both. */
  onlyField?(spec: DeepReadonly<Spec>): { readonly field: GeneratorShape['field']; readonly form?: string } | undefined;
  /** The only n it is defined on; absent for any. */
  onlyDimension?(spec: DeepReadonly<Spec>): number;
  /** The lists that have to fit n. */
  featureLists?(spec: DeepReadonly<Spec>): readonly FeatureList[];
  /** What else is wrong with a specification; paths begin in the oracle. */
  problems?(spec: DeepReadonly<Spec>): readonly Problem[];

  /**
   * The specification with what the numbers of a sample are called, or what is wrong with it by that; paths begin in the
   * oracle. Absent where it names no feature.
   *
   * @param ofColumns whether the names are those of columns of a file, and so no part of what is computed
   */
  withNames?(
    spec: DeepReadonly<Spec>,
    variables: ExpressionVariables,
    ofColumns: boolean,
  ): { readonly spec: DeepReadonly<Spec> } | { readonly problems: readonly Problem[] };

  /** What φ is taken from: a formula that is postulated, the labels of the data, or gradients that are given. */
  readonly source: 'formula' | 'labels' | 'gradients';
  /** The formula on n real or complex features; for a formula only. */
  formula?(spec: DeepReadonly<Spec>, shape: GeneratorShape): Formula;
  /** k, the number of labels; undefined where the data give them. */
  labelCount(spec: DeepReadonly<Spec>, field: GeneratorShape['field']): number | undefined;
  /** What each of its labels is called in messages, where that is more than the oracle. */
  labelNames?(spec: DeepReadonly<Spec>): readonly string[];
  /** k where the data give the labels. */
  labelsOfData?(spec: DeepReadonly<Spec>, facts: Pick<DataFacts, 'labels' | 'classes' | 'gradients'>): number;
  /** q, the number of vectors it takes; one where absent. */
  vectorCount?(shape: GeneratorShape, spec: DeepReadonly<Spec>): number;
  /** Whether it has a form over tensors, for the finite form of the invariance; not where absent. */
  hasFiniteForm?(spec: DeepReadonly<Spec>): boolean;
  /** Whether the labels have to be classes. */
  needsClasses?(spec: DeepReadonly<Spec>): boolean;
  /** The specification with what was found in the data's files. */
  identifiedBy?(spec: DeepReadonly<Spec>, facts: DataFacts): DeepReadonly<Spec>;
}

/** Defines one kind of oracle; the type of its specification is that of its schema. */
export function defineOracle<Spec extends { readonly kind: string }>(
  definition: OracleDefinition<Spec>,
): OracleDefinition<Spec> {
  return definition;
}
