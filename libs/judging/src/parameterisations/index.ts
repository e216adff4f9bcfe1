import { definitionOf, type ParameterisationSpec } from '@liesweep/sweep';
import { affine } from './affine.js';
import { deepLinear } from './deep-linear.js';
import type { JudgingDefinition } from './define-judging.js';
import { dictionary } from './dictionary.js';
import { linear } from './linear.js';
import { nonLinear } from './non-linear.js';

/** How every form of generators is certified and judged. */
const JUDGED = [linear, deepLinear, nonLinear, affine, dictionary] as const;

/** How generators of this spec are judged; it does not compile while a form is missing in the list. */
export function judgingOf<Spec extends ParameterisationSpec>(spec: Spec): JudgingDefinition<Spec> {
  const { kind }: ParameterisationSpec = spec;
  return definitionOf(JUDGED, kind) as unknown as JudgingDefinition<Spec>;
}
