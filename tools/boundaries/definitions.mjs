import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './projects.mjs';

/**
 * Where the kinds of something are defined, one in each file, and the property that holds its word. Only there may code ask
 * which kind it has before it.
 */
export const DEFINITIONS = [
  { folder: 'libs/sweep/src/oracles', property: 'kind' },
  { folder: 'libs/sweep/src/data', property: 'kind' },
  { folder: 'libs/sweep/src/parameterisations', property: 'kind' },
  { folder: 'libs/sweep/src/term-forms', property: 'form' },
  { folder: 'libs/report/src/slice-figures', property: 'name' },
  { folder: 'libs/workflows/src/failure-classes', property: 'name' },
];

/** What holds the word of a kind where it is asked for, under the names it goes by. */
const ASKED = ['kind', 'failureClass', 'invariance', 'structureConstants', 'figure'];

/** The words of every kind that is defined, in alphabetical order. */
export function definedWords() {
  return [...new Set(DEFINITIONS.flatMap(({ folder, property }) => wordsOf(folder, property)))].sort();
}

function wordsOf(folder, property) {
  const word = new RegExp(`^ {2}${property}: '([a-z0-9-]+)',$`, 'gm');
  return sourcesOf(join(workspaceRoot, folder)).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(word)].map(([, found]) => found),
  );
}

function sourcesOf(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => join(folder, name));
}

/** Forbids code outside the definitions to ask which kind it has before it: `switch`, and comparisons with a word. */
export function restrictedKinds() {
  const words = `/^(${definedWords().join('|')})$/`;
  const message = 'Ask the definition of the kind: what differs between kinds stands there, and nowhere else.';
  const asked = ASKED.flatMap((name) => [`[left.name='${name}']`, `[left.property.name='${name}']`]);
  const chained = ASKED.map((name) => `[left.expression.property.name='${name}']`);
  const switched = ASKED.flatMap((name) => [`[discriminant.name='${name}']`, `[discriminant.property.name='${name}']`]);
  return [
    {
      selector: `BinaryExpression[operator=/^[!=]==?$/]:matches(${[...asked, ...chained].join(', ')})[right.value=${words}]`,
      message,
    },
    { selector: `SwitchStatement:matches(${switched.join(', ')}) > SwitchCase[test.value=${words}]`, message },
  ];
}
