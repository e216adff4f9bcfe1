import { z } from 'zod';
import { ORACLES, type OracleSpec } from '../oracles/index.js';
import { PARAMETERISATIONS, type ParameterisationSpec } from '../parameterisations/index.js';
import { kindOrMapping } from '../schema/kind-or-mapping.js';
import { mapping } from '../schema/mapping.js';
import { LABELS_STAY } from '../label-actions/index.js';
import { particlesSchema } from '../particles.js';
import type { SystemSpec } from '../sweep-spec.js';
import { labelActionSchema } from './label-action-schema.js';

/** An oracle φ: its kind alone, or a mapping of its kind and its settings. */
const oracle = kindOrMapping<OracleSpec>(
  ORACLES,
  'a mapping with the key kind, such as { kind: quadratic, signature: [1, -1] }',
);

const parameterisation = kindOrMapping<ParameterisationSpec>(
  PARAMETERISATIONS,
  'a mapping with the key kind, such as { kind: linear }',
);

const written = mapping({
  oracles: z
    .array(oracle, { error: 'a list of oracles, such as [norm]' })
    .min(1, { error: 'at least one oracle, such as [norm]' })
    .describe('The functions of the features that are all to keep their value.'),
  field: z.enum(['real', 'complex']).default('real').describe('Whether features and generators are real or complex.'),
  parameterisation: parameterisation.default({ kind: 'linear' }),
  particles: particlesSchema.optional().describe('Several vectors in a sample, and whether one field moves them all.'),
  labelAction: labelActionSchema()
    .prefault(LABELS_STAY.kind)
    .describe('How the labels, those of all oracles, move while the features do.'),
  timeScaling: z.boolean().default(false).describe('With labelAction: tangent: fields may also scale time.'),
});

/** What is searched for: transformations of the features, and what the oracles do under them. */
export const systemSchema = written.transform(
  ({ labelAction, timeScaling, particles, ...system }, context): SystemSpec => {
    const scaled = timeScaling && 'timeScaling' in labelAction ? { ...labelAction, timeScaling } : labelAction;
    if (timeScaling && scaled === labelAction) {
      const message = `expected labelAction: tangent beside timeScaling: true, got ${labelAction.kind}`;
      context.addIssue({ code: 'custom', path: ['timeScaling'], message });
      return z.NEVER;
    }
    return {
      ...system,
      ...(particles === undefined ? {} : { particles }),
      ...(scaled.kind === LABELS_STAY.kind ? {} : { labelAction: scaled }),
    };
  },
);
