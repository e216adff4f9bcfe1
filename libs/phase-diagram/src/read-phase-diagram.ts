import { z } from 'zod';
import { phaseDiagramSchema, type PhaseDiagram } from './phase-diagram-schema.js';

/** Version 1 is version 2 without certificates. */
const anyVersion = z.preprocess(
  (given) =>
    typeof given === 'object' && given !== null && 'formatVersion' in given && given.formatVersion === 1
      ? { ...given, formatVersion: 2 }
      : given,
  phaseDiagramSchema,
);

/**
 * A phase diagram from the JSON of `phase-diagram.json`, of this version or of version 1.
 *
 * @throws ZodError when it is none
 */
export function readPhaseDiagram(json: unknown): PhaseDiagram {
  return anyVersion.parse(json);
}
