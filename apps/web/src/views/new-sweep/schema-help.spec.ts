import { sweepJsonSchema } from '@liesweep/sweep';
import { schemaHelp, type JsonSchema } from './schema-help.js';

const SCHEMA = sweepJsonSchema() as JsonSchema;

const help = (...path: string[]) => schemaHelp(SCHEMA, path);

describe('what the schema of sweep files says', () => {
  it('of a number, with its default', () => {
    expect(help('restarts')).toMatchObject({ default: 16, isNumber: true, isAxis: false, choices: [] });
    expect(help('restarts')?.description).toMatch(/^Random starts/);
  });

  it('of an axis, which is a number too', () => {
    expect(help('grid', 'generators')).toMatchObject({ isNumber: true, isAxis: true });
    expect(help('grid', 'weights', 'closure')).toMatchObject({ isAxis: true });
  });

  it('of a word, with all that it may be', () => {
    expect(help('system', 'field')).toMatchObject({ choices: ['real', 'complex'], default: 'real', isNumber: false });
    expect(help('system', 'parameterisation')?.choices).toEqual(expect.arrayContaining(['linear', 'dictionary']));
  });

  it('of what stands in one kind of several, and in a list', () => {
    expect(help('system', 'oracles')?.choices).toEqual(expect.arrayContaining(['norm', 'expression', 'learned']));
    expect(help('system', 'oracles', 'of')?.description).toMatch(/^φ in the names/);
    expect(help('data', 'samples')?.default).toBe(300);
  });

  it('of nothing that it does not know', () => {
    expect(help('grids')).toBeUndefined();
    expect(help('restarts', 'of')).toBeUndefined();
  });
});
