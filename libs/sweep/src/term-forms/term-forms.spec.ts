import { readdirSync } from 'node:fs';
import { specDigest } from '../spec-identity.js';
import { parseSweepFile } from '../sweep-file/parse-sweep-file.js';
import { parseSweepSpec } from '../sweep-spec-schema.js';
import { SMALL_SWEEP } from '../testing/example-specs.js';
import { trialKey } from '../trial-key.js';
import { trialAt } from '../trial-grid.js';
import { CLOSURE_FORMS, INVARIANCE_FORMS, termFormOf, type InvarianceForm } from './index.js';

const FORMS = [...INVARIANCE_FORMS, ...CLOSURE_FORMS];
const SETTING = { invariance: 'invariance', closure: 'structureConstants' } as const;

test('every file of the folder is in a list, under its own name', () => {
  const files = readdirSync(__dirname).filter((name) => !/^(define-|index|.*\.spec)/.test(name));
  expect(files.sort()).toEqual(FORMS.map(({ form }) => `${form}.ts`).sort());
});

test('no two forms have one word, and each is found by it', () => {
  expect(new Set(FORMS.map(({ form }) => form)).size).toBe(FORMS.length);
  for (const definition of FORMS) expect(termFormOf(definition.form)).toBe(definition);
  expect(() => termFormOf('finit' as InvarianceForm)).toThrow('finit: expected one of lie-derivative, finite');
});

describe.each(FORMS)('$form', (definition) => {
  const { form, term, usesEpsilon } = definition;
  const setting = SETTING[term as keyof typeof SETTING];
  const spec = { ...SMALL_SWEEP, training: { ...SMALL_SWEEP.training, [setting]: form } };
  const withEpsilon = { ...spec, training: { ...spec.training, epsilon: 0.5 } };

  test('is read from a sweep file, and stored as it was read', () => {
    const text = `{ name: a, system: { oracles: [norm] }, grid: { dimension: 2, generators: 1 }, training: { ${setting}: ${form} } }`;
    const read = parseSweepFile(text);
    expect(read.training[setting]).toBe(form);
    expect(parseSweepSpec('a specification', JSON.parse(JSON.stringify(read)))).toEqual(read);
  });

  test('is in the key of a trial, and in that of no other form', () => {
    const { gridPoint } = trialAt(spec, 0);
    expect(trialKey(spec, gridPoint, 0)).toContain(`/${definition.key(spec.training)}/`);
    for (const other of FORMS.filter((each) => each.term === term && each.form !== form))
      expect(trialKey(spec, gridPoint, 0)).not.toContain(`/${other.key(spec.training)}/`);
  });

  test('counts ε where it takes it, and nowhere else', () => {
    const { gridPoint } = trialAt(spec, 0);
    const isOther = specDigest(withEpsilon) !== specDigest(spec);
    expect(isOther).toBe(usesEpsilon === true);
    expect(trialKey(withEpsilon, gridPoint, 0) !== trialKey(spec, gridPoint, 0)).toBe(usesEpsilon === true);
  });
});
