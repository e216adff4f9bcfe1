import { z } from 'zod';
import { definitionOf } from './definition-of.js';
import type { DeepReadonly } from './deep-readonly.js';
import { formatNumber } from './format-number.js';
import { mapping } from './schema/mapping.js';
import { positiveNumber } from './schema/numbers.js';

/** One way in which the learning rate falls; by how much is `relativeLearningRate`'s, of `@liesweep/training`. */
export interface ScheduleDefinition<Spec extends { readonly kind: string }> {
  readonly kind: Spec['kind'];
  readonly fileSchema: z.ZodType<Spec, { kind: Spec['kind'] }>;
  readonly storedSchema: z.ZodType<Spec>;
  key(spec: DeepReadonly<Spec>): string;
}

function defineSchedule<Spec extends { readonly kind: string }>(
  definition: ScheduleDefinition<Spec>,
): ScheduleDefinition<Spec> {
  return definition;
}

const inverseSqrt = defineSchedule({
  kind: 'inverse-sqrt',
  fileSchema: mapping({ kind: z.literal('inverse-sqrt'), halfLife: positiveNumber().default(500) }),
  storedSchema: z.strictObject({ kind: z.literal('inverse-sqrt'), halfLife: z.number().positive() }),
  key: ({ kind, halfLife }) => `${kind}(${formatNumber(halfLife)})`,
});

const constant = defineSchedule({
  kind: 'constant',
  fileSchema: mapping({ kind: z.literal('constant') }),
  storedSchema: z.strictObject({ kind: z.literal('constant') }),
  key: ({ kind }) => kind,
});

const cosine = defineSchedule({
  kind: 'cosine',
  fileSchema: mapping({ kind: z.literal('cosine') }),
  storedSchema: z.strictObject({ kind: z.literal('cosine') }),
  key: ({ kind }) => kind,
});

/** All schedules of the learning rate. */
export const SCHEDULES = [inverseSqrt, constant, cosine] as const;

/** How the learning rate falls with the step t: constant · 1/√(1 + t/halfLife) · half a cosine over `steps`, to a hundredth. */
export type ScheduleSpec = DeepReadonly<z.output<(typeof SCHEDULES)[number]['storedSchema']>>;

/** The definition of a schedule. */
export function scheduleOf<Spec extends ScheduleSpec>(spec: Spec): ScheduleDefinition<Spec> {
  return definitionOf(SCHEDULES, spec.kind) as unknown as ScheduleDefinition<Spec>;
}
