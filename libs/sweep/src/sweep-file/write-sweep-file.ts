import { stringify } from 'yaml';
import type { z } from 'zod';
import { canonicalJson } from '../canonical-json.js';
import { definitionOf } from '../definition-of.js';
import { DATA } from '../data/index.js';
import { labelActionOf, type LabelActionSpec } from '../label-actions/index.js';
import { oracleOf } from '../oracles/index.js';
import type { SweepSpec } from '../sweep-spec.js';
import { openSweepFile } from './parse-sweep-file.js';

type Section = Readonly<Record<string, unknown>>;

const LINE_WIDTH = 110;

/**
 * A specification as a sweep file, in as few words as give the same again: what is a default is left out. Of data from a file
 * only what was asked is said, not what was found in it.
 */
export function writeSweepFile(spec: SweepSpec): string {
  const asked = askedOf(spec);
  const meant = meaningOf(stringify(asked));
  const short = meant === undefined ? asked : withoutDefaults(asked, (less) => meaningOf(stringify(less)) === meant);
  return stringify(short, { lineWidth: LINE_WIDTH, flowCollectionPadding: true });
}

/** The specification in the words of a sweep file. Its parts are written as they are read: they parse to themselves. */
function askedOf({ execution, budget, data, grid, system, ...spec }: SweepSpec): Section {
  const { checkpointIntervalMs, maxStackMemoryBytes, device } = execution;
  const { wallTimeMs, ...limits } = budget;
  const { source, fileSchema } = definitionOf(DATA, data.kind);
  const { dimension, ...axes } = grid;
  return {
    name: spec.name,
    system: {
      ...system,
      oracles: system.oracles.map((oracle) => knownTo(oracleOf(oracle).fileSchema, oracle)),
      ...(system.labelAction === undefined ? {} : writtenAction(system.labelAction)),
    },
    data: knownTo(fileSchema, data),
    grid: { ...(source === 'drawn' ? { dimension } : {}), ...axes, weights: { ...axes.weights } },
    ...{ restarts: spec.restarts, training: spec.training },
    execution: {
      device,
      checkpointInterval: `${String(checkpointIntervalMs)}ms`,
      maxStackMemory: typeof maxStackMemoryBytes === 'number' ? `${String(maxStackMemoryBytes)}B` : maxStackMemoryBytes,
    },
    budget: { ...limits, wallTime: wallTimeMs === null ? null : `${String(wallTimeMs)}ms` },
    seed: spec.seed,
    ...(spec.candidates === undefined ? {} : { candidates: spec.candidates }),
    ...(spec.conserved === undefined ? {} : { conserved: spec.conserved }),
  };
}

/** The keys that a sweep file may say: what was found in a file, or follows from the rest, is left out. */
function knownTo(schema: z.ZodType, section: Section): Section {
  const issues = schema.safeParse(section).error?.issues ?? [];
  const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  return Object.fromEntries(Object.entries(section).filter(([key]) => !unknown.includes(key)));
}

function writtenAction(action: LabelActionSpec): Section {
  const scalesTime = 'timeScaling' in action ? { timeScaling: action.timeScaling } : {};
  return { labelAction: labelActionOf(action).written?.(action) ?? action.kind, ...scalesTime };
}

/** What a sweep file means, to be compared; undefined where it is not valid. */
function meaningOf(text: string): string | undefined {
  try {
    return canonicalJson(openSweepFile(text).spec);
  } catch {
    return undefined;
  }
}

/** The section without the keys, at any depth, that change nothing. */
function withoutDefaults(section: Section, isSame: (less: Section) => boolean): Section {
  let kept = section;
  for (const [key, value] of Object.entries(section)) {
    const less = Object.fromEntries(Object.entries(kept).filter(([name]) => name !== key));
    if (isSame(less)) kept = less;
    else if (isSection(value))
      kept = { ...kept, [key]: withoutDefaults(value, (part) => isSame({ ...kept, [key]: part })) };
  }
  return kept;
}

function isSection(value: unknown): value is Section {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
