import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './projects.mjs';

/**
 * Where the kinds of something are defined, and the property of a definition that holds its word. Only there may code ask which
 * kind it has before it.
 */
export const DEFINITIONS = [
  { place: 'libs/sweep/src/oracles', word: 'kind' },
  { place: 'libs/sweep/src/data', word: 'kind' },
  { place: 'libs/sweep/src/parameterisations', word: 'kind' },
  { place: 'libs/sweep/src/schedules.ts', word: 'kind' },
  { place: 'libs/sweep/src/term-forms', word: 'form' },
  { place: 'libs/report/src/slice-figures', word: 'name' },
  { place: 'libs/workflows/src/failure-classes.ts', word: 'name' },
];

/** The names that what is asked goes by: a property, or a variable that was taken from one. */
const ASKED = '/^(kind|form|invariance|structureConstants|failureClass)$/';

/** The words of everything that is defined, in alphabetical order. */
export function definedWords() {
  return [...new Set(DEFINITIONS.flatMap(wordsOf))].sort();
}

function wordsOf({ place, word }) {
  const line = new RegExp(`(?:^ {2}|\\(\\{ )${word}: '([a-z0-9-]+)'[,})]`, 'gm');
  return sourcesOf(place).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(line)].map(([, found]) => found));
}

function sourcesOf(place) {
  const path = join(workspaceRoot, place);
  if (place.endsWith('.ts')) return [path];
  const names = readdirSync(path).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  return names.map((name) => join(path, name));
}

/** Forbids to ask which kind of something one has before one: a `switch` over kinds, or a comparison with the word of one. */
export function restrictedKinds() {
  const word = `/^(${definedWords().join('|')})$/`;
  const message = 'Ask its definition: what differs between kinds stands there, and nowhere else.';
  const isAsked = (side) =>
    [
      `[${side}.name=${ASKED}]`,
      `[${side}.property.name=${ASKED}]`,
      `[${side}.expression.property.name=${ASKED}]`,
    ].join();
  return [
    { selector: `BinaryExpression[operator=/^[!=]==?$/]:matches(${isAsked('left')})[right.value=${word}]`, message },
    { selector: `BinaryExpression[operator=/^[!=]==?$/]:matches(${isAsked('right')})[left.value=${word}]`, message },
    { selector: `SwitchStatement:matches(${isAsked('discriminant')}):has(> SwitchCase[test.value=${word}])`, message },
  ];
}
