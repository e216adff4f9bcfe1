import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApplicationFailure, CancelledFailure, TimeoutFailure } from '@temporalio/common';
import * as errors from '@liesweep/sweep/errors';
import { classifyFailure, classOfError, definitionOf, endsSweep, FAILURE_CLASSES } from './failure-classes.js';
import { freshPart, reactToFailure, type FailureReaction } from './failure-reaction.js';

const ARCHITECTURE = join(__dirname, '../../../docs/architecture.md');

/** The rows of the first table of a document whose first head is `class`, as the text of their cells. */
function rowsByClass(document: string): string[][] {
  const [, table = ''] = document.split(/^\| class .*\n\|[-| ]+\|\n/m);
  const lines = table.split('\n');
  return lines.slice(0, lines.indexOf('')).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('the classes of failure', () => {
  it('each have a name, and errors, that no other has', () => {
    const names = FAILURE_CLASSES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const leading = FAILURE_CLASSES.flatMap((definition) => [...definition.errors]);
    expect(new Set(leading).size).toBe(leading.length);
  });

  it('know every error that can be told apart', () => {
    const known = FAILURE_CLASSES.flatMap((definition) => [...definition.errors]);
    const classes = Object.keys(errors).filter((name) => name.endsWith('Error') && name !== 'LiesweepError');
    expect(classes).not.toHaveLength(0);
    expect(known).toEqual(expect.arrayContaining(classes));
  });

  it('are told to the user as they are defined', () => {
    expect(rowsByClass(readFileSync(ARCHITECTURE, 'utf8'))).toEqual(
      FAILURE_CLASSES.map(({ name, cause, answer }) => [`\`${name}\``, cause, answer]),
    );
  });
});

describe.each(FAILURE_CLASSES)('$name', ({ name, errors: leading, training, activity }) => {
  it.each(leading)('is where %s leads to', (error) => {
    const failure = ApplicationFailure.create({ type: error, message: 'why' });
    expect(classifyFailure(failure)).toEqual({ failureClass: name, name: error, message: 'why' });
    expect(classOfError(error)).toBe(definitionOf(name));
    expect(endsSweep(error)).toBe(training.atLimit === 'abort');
  });

  it('has a part tried again below its limit and never at it', () => {
    const failure = { failureClass: name, name: 'AnyError', message: '' };
    let reaction: FailureReaction = { kind: 'retry', part: freshPart([[0, 8]]), delayMs: 0 };
    const most = Math.min(training.limit, 100);
    for (let strike = 1; strike <= most; strike++) {
      if (reaction.kind !== 'retry') throw new Error(`${reaction.kind} at strike ${String(strike)}`);
      reaction = reactToFailure(reaction.part, failure);
    }
    expect(reaction.kind).toBe(training.limit === Infinity ? 'retry' : training.atLimit);
  });

  it('has an activity tried at least once, and says what is in the way', () => {
    expect(activity.mostAttempts).toBeGreaterThanOrEqual(1);
    expect(activity.trouble('recordShard', 'why')).toContain('why');
  });
});

describe('a failure', () => {
  it('whose error nobody knows is a crash under its own name', () => {
    const failure = ApplicationFailure.create({
      type: 'NobodyKnowsError',
      message: 'why',
      details: [{ resumed: true }],
    });
    expect(classifyFailure(failure)).toEqual({
      ...{ failureClass: 'crashed', name: 'NobodyKnowsError', message: 'why', resumed: true },
    });
    expect(classifyFailure('text')).toMatchObject({ failureClass: 'crashed', name: 'TrainerCrashedError' });
  });

  it('without an error of its own is named after what happened to its trainer', () => {
    expect(classifyFailure(new CancelledFailure('WORKER_SHUTDOWN'))).toMatchObject({
      ...{ failureClass: 'preempted', name: 'PreemptedError' },
    });
    expect(classifyFailure(new TimeoutFailure('gone', { step: 40, resumed: false }, 'HEARTBEAT'))).toEqual({
      ...{ failureClass: 'lost', name: 'TrainerLostError', message: 'the trainer fell silent: gone' },
      ...{ step: 40, resumed: false },
    });
  });
});
