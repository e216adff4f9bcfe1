import type { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.js';

/** What labels stand beside: n features of each of q vectors. */
export interface LabelledSample {
  /** k */
  readonly labelCount: number;
  /** n */
  readonly dimension: number;
  /** q */
  readonly vectorCount: number;
  /** Whether one field moves all vectors. */
  readonly isTied: boolean;
}

/** One way in which labels move while the features do: all that the vocabulary of a sweep says of it. */
export interface LabelActionDefinition<Spec extends { readonly kind: string }> {
  readonly kind: Spec['kind'];
  /** What it says of f, v and V, in the words of the table. */
  readonly meaning: string;
  /** As sweep files write it; several, where it has settings. */
  readonly examples: readonly { readonly written: string; readonly spec: DeepReadonly<Spec> }[];
  /** What a sweep file says where the word alone is not all of it. */
  readonly fileSchema?: z.ZodType<Spec>;
  /** The mapping that `fileSchema` reads as the specification; there where it is. */
  readonly written?: (spec: DeepReadonly<Spec>) => object;
  /** What the word alone says; absent where it needs settings. */
  readonly ofWord?: DeepReadonly<Spec>;
  readonly storedSchema: z.ZodType<Spec>;
  /** Its part of a system's key; different for actions that differ. */
  key(spec: DeepReadonly<Spec>): string;
  /** The numbers of labels that it is defined on, such as `9 labels, n² of a tensor`; undefined where these fit. */
  misfit?(spec: DeepReadonly<Spec>, sample: LabelledSample): string | undefined;
  /** Unknowns of the action itself, which are eliminated: so many more rows are needed. */
  unknowns?(spec: DeepReadonly<Spec>, labelCount: number): number;
  /** Whether labels move along the field that moves the features, so that there has to be one for all vectors. */
  readonly needsOneField: boolean;
  /** Whether labels move by Dv at one vector, so that it has to be the same at all: several vectors allow affine fields only. */
  readonly needsConstantSlope?: boolean;
}

/** Defines one way in which labels move; the type of its specification is that of what is stored. */
export function defineLabelAction<Spec extends { readonly kind: string }>(
  definition: LabelActionDefinition<Spec>,
): LabelActionDefinition<Spec> {
  return definition;
}
