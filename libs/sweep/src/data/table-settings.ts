/** What a table says of how its file is read and what is computed from its columns. */
import { z } from 'zod';
import { ExpressionError } from '../expression/expression-error.js';
import { writtenColumn, type WrittenColumn } from '../expression/column-expression.js';
import { mapping } from '../schema/mapping.js';
import { plainText } from '../schema/plain-text.js';
import { shortText } from '../schema/short-text.js';
import { path } from './file-settings.js';

/** Formats of tables that are read; `csv` is text with any separator. */
const TABLE_FORMATS = ['csv', 'json', 'parquet', 'arrow', 'hdf5', 'npy', 'npz'] as const;

const MOST_PATHS = 10_000;
const MOST_SKIPPED = 1_000_000;
const MOST_DERIVED = 1_000;
const MOST_MISSING_VALUES = 100;

const SEPARATOR = 'one character, such as ";" or "\\t"; " " stands for any run of blanks';
const COMMENT = 'what begins a line that says nothing, such as "#"';
const DATASET = 'the name of a dataset of an HDF5 file, or of a member of an .npz';
const EXPRESSION = 'an expression in the names of columns, such as pt*cos(phi), with a comma in quotes';
const CONDITION = 'a condition, such as pt > 20 and abs(eta) < 2.4';
const MISSING_VALUE = 'a number or a text that stands for a missing value';

const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;

const local = path().refine((text) => !ADDRESS.test(text), {
  error: 'expected the path of a file; data are not read from an address: copy them here first',
});

const dialect = mapping({
  separator: z
    .string({ error: SEPARATOR })
    .regex(/^[^]$/u, { error: SEPARATOR })
    .exactOptional()
    .describe('Between cells: one character; a blank stands for any run of blanks.'),
  decimal: z.enum(['.', ',']).exactOptional().describe('Between the whole and the fraction of a number.'),
  quote: z.enum(['"', "'"]).exactOptional().describe('Around cells that hold a separator.'),
  comment: plainText(COMMENT).exactOptional().describe('What begins a line that says nothing.'),
  skip: z
    .int({ error: 'a number of lines' })
    .min(0, { error: 'a number of lines' })
    .max(MOST_SKIPPED, { error: `at most ${String(MOST_SKIPPED)} lines` })
    .exactOptional()
    .describe('Lines before the header, such as a title.'),
  header: z.boolean().exactOptional().describe('Whether the first row has names.'),
  units: z.boolean().exactOptional().describe('Whether the row after the header has units.'),
  encoding: z.enum(['utf-8', 'utf-16', 'latin-1']).exactOptional().describe('Of the letters.'),
});

/** An expression in the names of columns; a number is one too. */
const expression = z.union([plainText(EXPRESSION), z.number({ error: EXPRESSION })], { error: EXPRESSION });

const derived = z
  .record(plainText('the name of a column'), expression, {
    error: 'a mapping of names and expressions, such as { px: pt*cos(phi) }',
  })
  .refine((given) => Object.keys(given).length <= MOST_DERIVED, {
    error: `at most ${String(MOST_DERIVED)} derived columns`,
  })
  .transform((given, context): Record<string, string> => {
    const written = new Map<string, WrittenColumn>();
    for (const [name, text] of Object.entries(given)) {
      const found = reading(String(text), (message) => {
        context.addIssue({ code: 'custom', path: [name], message });
      });
      if (found !== undefined) written.set(name, found);
    }
    for (const [name] of written) {
      const circle = circleFrom(name, written);
      if (circle === undefined) continue;
      const message = `expected an expression that does not lead back to itself, got ${circle.map((each) => shortText(each)).join(' → ')}`;
      context.addIssue({ code: 'custom', path: [name], message });
      return z.NEVER;
    }
    return Object.fromEntries([...written].map(([name, { text }]) => [name, text]));
  });

const condition = plainText(CONDITION).transform((given, context): string => {
  const found = reading(given, (message) => {
    context.addIssue({ code: 'custom', message });
  });
  if (found === undefined) return z.NEVER;
  if (found.isCondition) return found.text;
  context.addIssue({ code: 'custom', message: `expected ${CONDITION}, got the number ${shortText(found.text)}` });
  return z.NEVER;
});

/** As a sweep file says them. */
export const tableSettings = {
  path: z
    .union([local, z.array(local).min(1, { error: 'at least one path' }).max(MOST_PATHS, { error: 'fewer paths' })], {
      error: 'the path of a file, or a list of them',
    })
    .describe('One file, a list of files with the same columns, or a pattern such as runs/*.parquet.'),
  format: z.enum(TABLE_FORMATS).exactOptional().describe('By content where it is left out.'),
  dataset: z
    .union([plainText(DATASET), z.array(plainText(DATASET)).min(1, { error: DATASET })], { error: DATASET })
    .exactOptional()
    .describe('Of an HDF5 file, or a member of an .npz; several are put side by side.'),
  dialect: dialect.exactOptional().describe('How a text is a table; what is left out is detected.'),
  missing: z
    .enum(['refuse', 'drop'])
    .default('refuse')
    .describe('What happens to a row in which a number is missing that is asked for.'),
  missingValues: z
    .array(z.union([z.number({ error: MISSING_VALUE }), plainText(MISSING_VALUE)], { error: MISSING_VALUE }), {
      error: `a list, each ${MISSING_VALUE}`,
    })
    .max(MOST_MISSING_VALUES, { error: `at most ${String(MOST_MISSING_VALUES)} of them` })
    .exactOptional()
    .describe('What stands for a missing value beside nothing, NA, null and NaN, such as [-999].'),
  derive: derived.exactOptional().describe('Columns that are computed from others, by name.'),
  where: condition.exactOptional().describe('The rows that are taken: a condition in the names of columns.'),
};

/** As they are stored. */
export const storedTableSettings = {
  path: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  format: z.enum(TABLE_FORMATS).exactOptional(),
  dataset: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).exactOptional(),
  dialect: z
    .strictObject({
      separator: z.string().exactOptional(),
      decimal: z.enum(['.', ',']).exactOptional(),
      quote: z.enum(['"', "'"]).exactOptional(),
      comment: z.string().exactOptional(),
      skip: z.int().nonnegative().exactOptional(),
      header: z.boolean().exactOptional(),
      units: z.boolean().exactOptional(),
      encoding: z.enum(['utf-8', 'utf-16', 'latin-1']).exactOptional(),
    })
    .exactOptional(),
  missing: z.enum(['refuse', 'drop']),
  missingValues: z.array(z.union([z.number(), z.string().min(1)])).exactOptional(),
  /** Each as `printSyntax` gives it. */
  derive: z.record(z.string().min(1), z.string().min(1)).exactOptional(),
  where: z.string().min(1).exactOptional(),
};

/** What an expression says; `refuse` is told what is wrong with it. */
function reading(text: string, refuse: (message: string) => void): WrittenColumn | undefined {
  try {
    return writtenColumn(text);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    refuse(error.message);
    return undefined;
  }
}

/** The derived columns on a way from one back to itself; undefined where there is none. */
function circleFrom(start: string, written: ReadonlyMap<string, WrittenColumn>): readonly string[] | undefined {
  const before = new Map<string, string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const next of written.get(name)?.names ?? []) {
      if (next === start) {
        const way = [start];
        for (let at: string | undefined = name; at !== undefined && at !== start; at = before.get(at)) way.unshift(at);
        return [start, ...way];
      }
      if (before.has(next)) continue;
      before.set(next, name);
      open.push(next);
    }
  }
  return undefined;
}
