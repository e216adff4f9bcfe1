import { InvalidSweepError } from '@liesweep/sweep';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { describeError } from './describe-error.js';
import { errorDocument, isJsonAsked } from './error-document.js';

const ISSUE = { path: 'grid', line: 3, column: 1, message: 'expected a mapping' };

function documentOf(error: unknown): unknown {
  return errorDocument(error, describeError(error)).error;
}

describe('an error as JSON', () => {
  it('has what people are told, and what the exit code means', () => {
    expect(documentOf(new BadInputError({ happened: 'No.', remedy: 'Yes.' }))).toEqual({
      kind: 'badInput',
      exitCode: 2,
      message: 'No.\nYes.',
      issues: [],
    });
    expect(documentOf(new TypeError('x is undefined'))).toMatchObject({ kind: 'unexpected', exitCode: 1 });
  });

  it('has the places in a sweep file, also where another error wraps it', () => {
    const cause = new InvalidSweepError([ISSUE]);
    expect(documentOf(new BadInputError({ happened: 'a.yaml:3:1 grid: …' }, { cause }))).toMatchObject({
      issues: [ISSUE],
    });
  });

  it('has the message of commander, which people have read already', () => {
    const mistyped = Object.assign(new Error("error: unknown option '--x'"), { name: 'CommanderError', exitCode: 1 });
    expect(documentOf(mistyped)).toMatchObject({ kind: 'badInput', message: "error: unknown option '--x'" });
  });
});

it.each([
  [['run', 'a.yaml', '--json'], true],
  [['run', 'a.yaml'], false],
  [['run', '--', '--json'], false],
])('%j asks for JSON: %p', (words, expected) => {
  expect(isJsonAsked(words)).toBe(expected);
});
