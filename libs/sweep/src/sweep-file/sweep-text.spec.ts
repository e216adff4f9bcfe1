import { changeSweepText, keyPathAt, readSweepText, type KeyPath } from './sweep-text.js';

const TEXT = `# What keeps the length?
name: mine # in the folder's name
system:
  oracles: [{ kind: expression, of: 'x^2 + y^2' }]   # a formula

# The axes.
grid:
  dimension: { from: 2, to: 5 }
  generators:
    - 1 # one
    - 2
  weights: { closure: [0, 1], sparsity: 0 }
restarts: 8
training:
`;

function at(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], value);
}

/** The value with another one at the path. */
function expected(value: unknown, [key = '', ...rest]: KeyPath, changed: unknown): unknown {
  const map = { ...(typeof value === 'object' ? value : {}) } as Record<string, unknown>;
  const inner = rest.length === 0 ? changed : expected(map[key] ?? {}, rest, changed);
  if (inner === undefined) {
    return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));
  }
  return { ...map, [key]: inner };
}

describe('a value in the text of a sweep file', () => {
  it.each<[KeyPath, unknown]>([
    [['name'], 'other'],
    [['name'], 'yes'],
    [['name'], 'a, b: {c}'],
    [['name'], undefined],
    [['restarts'], 16],
    [['restarts'], undefined],
    [
      ['system', 'oracles'],
      ['norm', { kind: 'expression', of: '[x, y^2] # no comment' }],
    ],
    [['system', 'field'], 'complex'],
    [['system', 'oracles'], undefined],
    [
      ['grid', 'dimension'],
      [2, 4],
    ],
    [['grid', 'generators'], { from: 1, to: 3 }],
    [['grid', 'generators'], undefined],
    [['grid', 'weights', 'closure'], 1],
    [
      ['grid', 'weights', 'invariance'],
      [0.5, 1],
    ],
    [['grid', 'weights', 'sparsity'], undefined],
    [['grid', 'weights'], undefined],
    [['training', 'steps'], 2000],
    [['data'], { kind: 'normal', samples: 300 }],
    [['budget', 'wallTime'], '2h'],
    [['nothing', 'at', 'all'], undefined],
  ])('at %j becomes %j, and no other', (path, value) => {
    const text = changeSweepText(TEXT, path, value);
    const before = readSweepText(TEXT).value;
    const after = readSweepText(text);
    expect(after.problem).toBeNull();
    expect(at(after.value, path)).toEqual(value);
    if (at(before, path) !== undefined || value !== undefined)
      expect(after.value).toEqual(expected(before, path, value));
    // What a person wrote of other values stays.
    for (const comment of ['# What keeps the length?', '\n# The axes.\n']) expect(text).toContain(comment);
    expect(text.split('\n').filter((line) => !TEXT.includes(line)).length).toBeLessThanOrEqual(
      Math.max(path.length, 1),
    );
  });

  it('is written as in the documents', () => {
    expect(changeSweepText(TEXT, ['grid', 'dimension'], { from: 3, to: 4 })).toContain(
      '  dimension: { from: 3, to: 4 }\n  generators:\n',
    );
    expect(changeSweepText(TEXT, ['grid', 'generators'], [1, 2, 3])).toContain('  generators: [1, 2, 3]\n  weights');
    expect(changeSweepText(TEXT, ['name'], 'ours')).toContain("name: ours # in the folder's name\n");
    expect(changeSweepText('name: a', ['training', 'steps'], 5)).toBe('name: a\ntraining:\n  steps: 5');
  });

  it('is made where the text says nothing yet', () => {
    expect(readSweepText(changeSweepText('', ['grid', 'dimension'], 3)).value).toEqual({ grid: { dimension: 3 } });
    expect(readSweepText(changeSweepText('# later\n', ['name'], 'a')).value).toEqual({ name: 'a' });
  });

  it('is left alone where the text is no YAML, or no mapping', () => {
    for (const text of ['name: [', '- a\n- b\n', 'a: b: c']) expect(changeSweepText(text, ['name'], 'a')).toBe(text);
  });
});

describe('a text that is being typed', () => {
  it('says where it is no YAML', () => {
    expect(readSweepText('name: a\ngrid: [1, 2\n')).toMatchObject({ value: undefined, problem: { line: 3 } });
    expect(readSweepText('a: *b\n').problem).not.toBeNull();
  });

  it.each([
    ['oracles', ['system', 'oracles']],
    ["of: 'x", ['system', 'oracles', 'of']],
    ['grid:', ['grid']],
    ['closure', ['grid', 'weights', 'closure']],
    ['- 2', ['grid', 'generators']],
    ['8', ['restarts']],
  ])('knows the keys on the way to %s', (word, path) => {
    expect(keyPathAt(TEXT, TEXT.indexOf(word))).toEqual(path);
  });

  it('has no keys at its beginning', () => {
    expect(keyPathAt(TEXT, 0)).toEqual([]);
  });
});
