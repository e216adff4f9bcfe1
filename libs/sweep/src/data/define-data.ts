import type { z } from 'zod';
import type { DataFacts } from '../data-facts.js';
import type { DeepReadonly } from '../deep-readonly.js';
import type { GeneratorShape } from '../generator-shape.js';
import type { NamedFile } from '../named-file.js';
import type { Problem } from '../schema/problem.js';

/** What is known of samples before anything is read. */
export type KnownFacts = Omit<DataFacts, 'digest'>;

/** What one sample is: q vectors of r real numbers. */
export interface SampleLayout {
  readonly vectorCount: number;
  readonly vectorLength: number;
}

/** One kind of data: all that the vocabulary of a sweep says of it. How a file is read is `@liesweep/datasets`'. */
export interface DataDefinition<Spec extends { readonly kind: string }> {
  readonly kind: Spec['kind'];
  /** What a sweep file says, with its defaults. */
  readonly fileSchema: z.ZodType<Spec, { kind: Spec['kind'] }>;
  /** What is stored: every setting, and what was found in a file. */
  readonly storedSchema: z.ZodType<Spec>;
  /** Where samples come from: they are drawn, read from a file that the sweep names, or made of digits that the program has. */
  readonly source: 'drawn' | 'file' | 'digits';
  /** A specification of every form, for the laws that all kinds keep. */
  readonly examples: readonly [DeepReadonly<Spec>, ...DeepReadonly<Spec>[]];

  /** Its part of a trial's key; two specifications of one key have the same samples. */
  key(spec: DeepReadonly<Spec>): string;
  /** What it counts by in a digest, where that is not the whole specification. */
  content?(spec: DeepReadonly<Spec>): object;
  /** The files that it names; paths begin in the data. None where it is absent. */
  namedFiles?(spec: DeepReadonly<Spec>): readonly NamedFile[];
  /** m, where the specification says it. */
  sampleCount?(spec: DeepReadonly<Spec>): number;
  /**
   * A source of samples, for data that are drawn: each call gives the next one. The same seed gives the same samples.
   *
   * @throws RangeError from a call that draws none, with the reason
   */
  sampler?(spec: DeepReadonly<Spec>, layout: SampleLayout, seed: number): () => Float64Array;
  /** n where the data fix it, and that is known; absent where the grid fixes it. */
  dimension?(spec: DeepReadonly<Spec>, facts: DataFacts | undefined): number | undefined;
  /** What is known without reading. */
  facts?(spec: DeepReadonly<Spec>): KnownFacts;
  /** Whether there are labels to learn; undefined where only the file knows. */
  hasLabels(spec: DeepReadonly<Spec>, facts: DataFacts | undefined): boolean | undefined;
  /** What is wrong with samples of so many vectors; paths begin in the data. */
  layoutProblems?(spec: DeepReadonly<Spec>, layout: SampleLayout): readonly Problem[];
  /** What is wrong with the numbers that a system is over; paths are those of the sweep file. */
  fieldProblems?(spec: DeepReadonly<Spec>, field: GeneratorShape['field']): readonly Problem[];
  /** Of data from a file: whether a specification asks for the same as one with what was found in its file. */
  asksTheSame?(asked: DeepReadonly<Spec>, identified: DeepReadonly<Spec>): boolean;
  /** The specification with what was found in its file. */
  identifiedBy?(spec: DeepReadonly<Spec>, facts: DataFacts): DeepReadonly<Spec>;
}

/** Defines one kind of data; the type of its specification is that of what is stored. */
export function defineData<Spec extends { readonly kind: string }>(
  definition: DataDefinition<Spec>,
): DataDefinition<Spec> {
  return definition;
}
