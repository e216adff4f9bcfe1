/**
 * Imports that the linter must refuse, by the reason that it must give, and imports that it must let pass.
 * Each is a sentence, a file, and the code that is linted as if it were that file.
 */

const row = (tag) => `A project tagged with "${tag}" can only depend on`;
const packageRow = (tag) => `A project tagged with "${tag}" is not allowed to import`;
const CYCLE = 'Circular dependency';
const BY_PATH = 'Projects cannot be imported by a relative or absolute path';
const UNDECLARED = 'Only packages defined in the "package.json" can be imported';
const NO_NODE = 'also runs where there is no Node';
const NATIVE = 'import the native backend';

const SWEEP = 'libs/sweep/src/index.ts';
const LIE = 'libs/lie/src/index.ts';
const FIGURES = 'libs/figures/src/index.ts';
const LOSSES = 'libs/losses/src/index.ts';
const TRAINING = 'libs/training/src/index.ts';
const GRAPH = 'libs/tensorflow-graph/src/index.ts';
const WORKFLOWS = 'libs/workflows/src/index.ts';
const STORAGE = 'libs/storage/src/index.ts';
const CLI = 'apps/cli/src/main.ts';
const TRAINER = 'apps/trainer/src/slot-messages.ts';
const SWEEP_SPEC = 'libs/sweep/src/trial-key.spec.ts';
const STORAGE_SPEC = 'libs/storage/src/safetensors.spec.ts';

const ASK = 'Ask its definition';
const ORACLE_FILE = 'libs/sweep/src/oracles/norm.ts';
const SPEC_OF =
  "import type { SweepSpec } from './sweep-spec.js';\nexport const f = ({ system, training }: SweepSpec) =>";

/** [what, file, code, what the reason includes] */
export const forbiddenImports = [
  ['a comparison with the word of a kind', SWEEP, `${SPEC_OF} system.parameterisation.kind === 'linear';`, ASK],
  ['a comparison the other way round', SWEEP, `${SPEC_OF} 'linear' !== system.parameterisation.kind;`, ASK],
  ['a comparison of what may be absent', SWEEP, `${SPEC_OF} system.oracles[0]?.kind === 'norm';`, ASK],
  ['a comparison with the word of a form', SWEEP, `${SPEC_OF} training.invariance === 'finite';`, ASK],
  [
    'a switch over kinds',
    SWEEP,
    `${SPEC_OF} { switch (system.parameterisation.kind) { case 'linear': return 1; default: return 2; } };`,
    ASK,
  ],
  ['the domain on the engine', FIGURES, "import { closure } from '@liesweep/losses';", row('type:domain')],
  ['the domain on the database', FIGURES, "import { openRowStore } from '@liesweep/storage';", row('type:domain')],
  ['a type of the database', FIGURES, "import type { RowStore } from '@liesweep/storage';", row('type:domain')],
  ['the re-export of the database', FIGURES, "export * from '@liesweep/storage';", row('type:domain')],
  ['the domain on workflows', FIGURES, "import { trainQueue } from '@liesweep/workflows';", row('type:domain')],
  ['workflows on the database', WORKFLOWS, "import { openRowStore } from '@liesweep/storage';", row('type:workflow')],
  ['workflows on the engine', WORKFLOWS, "import { trainStack } from '@liesweep/training';", row('type:workflow')],
  ['a type of the engine', WORKFLOWS, "import type { Loop } from '@liesweep/training';", row('type:workflow')],
  ['the database on workflows', STORAGE, "import { trainQueue } from '@liesweep/workflows';", row('type:data-access')],
  ['the database on the logger', STORAGE, "import { createLogger } from '@liesweep/logging';", row('type:data-access')],
  ['the engine on the database', TRAINING, "import { openTensorStore } from '@liesweep/storage';", row('type:engine')],
  ['the vocabulary on what speaks it', SWEEP, "import { closure } from '@liesweep/losses';", CYCLE],
  ['the portable engine on the native one', TRAINING, "import { compile } from '@liesweep/tensorflow-graph';", CYCLE],
  ['an app on an app', CLI, "import { run } from '@liesweep/orchestrator';", UNDECLARED],
  ['a library on an app', STORAGE, "import { run } from '@liesweep/cli';", UNDECLARED],
  ['an app on an app by path', CLI, "import { run } from '../../trainer/src/main.js';", BY_PATH],
  ['a library by path', LOSSES, "import { trial } from '../../sweep/src/index.js';", BY_PATH],
  ['an undeclared package', STORAGE, "import { program } from 'commander';", UNDECLARED],
  ['a package with Node in it', SWEEP, "import { pino } from 'pino';", packageRow('runtime:any')],
  ['tensors in the referee', LIE, "import { matMul } from '@tensorflow/tfjs-core';", packageRow('runtime:any')],
  ['tensors in the sandbox', WORKFLOWS, "import { add } from '@tensorflow/tfjs-core';", packageRow('runtime:isolate')],
  [
    'the worker in the sandbox',
    WORKFLOWS,
    "import { Worker } from '@temporalio/worker';",
    packageRow('runtime:isolate'),
  ],
  ['a package in the engine', LOSSES, "import { Kysely } from 'kysely';", packageRow('runtime:tensor')],
  ['a built-in module in the vocabulary', SWEEP, "import { readFileSync } from 'node:fs';", NO_NODE],
  ['a built-in module without its prefix', LIE, "import { readFileSync } from 'fs';", NO_NODE],
  ['a built-in module with a prefix only', SWEEP, "import { DatabaseSync } from 'node:sqlite';", NO_NODE],
  ['a built-in module in the sandbox', WORKFLOWS, "import { createHash } from 'node:crypto';", NO_NODE],
  ['a built-in module in the engine', LOSSES, "import { cpus } from 'node:os';", NO_NODE],
  ['a type of a built-in module', SWEEP, "import type { Stats } from 'node:fs';", NO_NODE],
  ['a built-in module on demand', SWEEP, "export const fs = import('node:fs');", 'A dynamic import escapes'],
  ['the native backend in the engine', TRAINING, "import { node } from '@tensorflow/tfjs-node';", NATIVE],
  ['the native backend in a spec', SWEEP_SPEC, "import { node } from '@tensorflow/tfjs-node';", NATIVE],
  ['the native backend in another app', CLI, "import { node } from '@tensorflow/tfjs-node-gpu';", NATIVE],
  ['what is for specs in a source', STORAGE, "import { suite } from './testing/row-store.js';", 'is for specs'],
];

/** [what, file, code] */
export const allowedImports = [
  ['a comparison in a definition', ORACLE_FILE, `export const f = ({ kind }: { kind: string }) => kind === 'norm';`],
  ['a comparison of kinds that are not defined', SWEEP, `export const f = (kind: string) => kind === 'other';`],
  ['the domain on the domain', FIGURES, "import type { PhaseDiagram } from '@liesweep/phase-diagram';"],
  ['the engine on the domain', LOSSES, "import type { Trial } from '@liesweep/sweep';"],
  ['the engine on the engine', TRAINING, "import { closure } from '@liesweep/losses';"],
  ['the native engine on the portable one', GRAPH, "import { trainStack } from '@liesweep/training';"],
  ['workflows on the domain', WORKFLOWS, "import type { Trial } from '@liesweep/sweep';"],
  ['the database on the domain', STORAGE, "import type { RowStore } from '@liesweep/sweep';"],
  ['an app on the domain', TRAINER, "import type { Trial } from '@liesweep/sweep';"],
  ['an app on the engine', TRAINER, "import { trainStack } from '@liesweep/training';"],
  ['an app on workflows', TRAINER, "import { trainQueue } from '@liesweep/workflows';"],
  ['an app on the database', TRAINER, "import { openTensorStore } from '@liesweep/storage';"],
  ['tensors in the engine', LOSSES, "import { matMul } from '@tensorflow/tfjs-core';"],
  ['the native backend in the native engine', GRAPH, "import { node } from '@tensorflow/tfjs-node';"],
  ['the native backend in the trainer', TRAINER, "import { node } from '@tensorflow/tfjs-node';"],
  ['a pure package in the vocabulary', SWEEP, "import { z } from 'zod';"],
  ['the sandbox in the sandbox', WORKFLOWS, "import { proxyActivities } from '@temporalio/workflow';"],
  ['a built-in module in the database', STORAGE, "import { DatabaseSync } from 'node:sqlite';"],
  ['a neighbour named as a built-in module', SWEEP, "import { events } from './events.js';"],
  ['a built-in module in a spec', SWEEP_SPEC, "import { readFileSync } from 'node:fs';"],
  ['what is for specs in a spec', STORAGE_SPEC, "import { suite } from './testing/row-store.js';"],
];
