import {
  columnExpression,
  columnName,
  ExpressionError,
  isPattern,
  shortText,
  writtenColumn,
  type ColumnExpression,
  type ColumnSpec,
  type TableDataSpec,
} from '@liesweep/sweep';
import type { TableColumn, TableDescription, WantedColumn } from '@liesweep/table-files';
import { dataFileError } from '../data-file-error.js';
import { findColumns } from '../find-columns.js';
import { matchPattern } from './match-pattern.js';

/** A column that is computed from others. */
export interface DerivedColumn {
  readonly name: string;
  readonly text: string;
  /** Where it stands behind the columns of the file. */
  readonly position: number;
  readonly expression: ColumnExpression;
}

/** A column of a sweep: one, or the sum of several, or a square. */
export interface SelectedColumn {
  readonly name: string;
  readonly parts: readonly number[];
  readonly isSquare: boolean;
}

/** What is to be read and computed; positions are those of the file's columns, and behind them of derived ones. */
export interface ColumnPlan {
  readonly names: readonly string[];
  /** Columns of the file. */
  readonly width: number;
  /** All columns that anything is computed from, texts last. */
  readonly wanted: readonly WantedColumn[];
  /** Those that are needed, each after those it is computed from. */
  readonly derived: readonly DerivedColumn[];
  readonly where: ColumnExpression | undefined;
  /** Columns of numbers of the file that `where`, and that features and labels come from. */
  readonly whereInputs: readonly number[];
  readonly inputs: readonly number[];
  /** All columns of numbers that must be there in a row: inputs, and what is computed from them for features and labels. */
  readonly checked: readonly number[];
  readonly features: readonly SelectedColumn[];
  readonly labels: readonly SelectedColumn[];
  /** Positions of labels that are texts. */
  readonly texts: readonly number[];
  /** What the lists of the sweep file mean. */
  readonly resolved: { readonly features: readonly ColumnSpec[]; readonly labels: readonly ColumnSpec[] };
}

/**
 * Finds what a sweep asks of a table among its columns.
 *
 * @param file what errors call it
 * @throws BadInputError that names the columns which are not there, are there twice, or are no numbers
 */
export function planColumns(description: TableDescription, file: string, data: TableDataSpec): ColumnPlan {
  const { columns, format } = description;
  const own = columns.map(({ name }, position) => (name === '' ? String(position) : name));
  const { derived, names } = deriveColumns(data, own, file);
  const expression = (label: string, text: string): ColumnExpression => readExpression(label, text, names, own, file);
  const computed = derived.map((each, at): DerivedColumn => {
    const label = `derive ${shortText(each.name)}`;
    return { ...each, position: own.length + at, expression: expression(label, each.text) };
  });
  const where = data.where === undefined ? undefined : expression('where', data.where);
  const resolved = resolvePatterns(data, columns, names, file);
  const complex = [0, 1].flatMap((part) => data.complexPairs.map((pair) => pair[part] ?? ''));
  const take = (list: readonly ColumnSpec[]): readonly SelectedColumn[] => select(list, names, columns, file);
  const features = take([...resolved.features, ...complex, ...data.vectors.flat()]);
  const labels = take(resolved.labels);
  const inputsOf = inputsIn(computed, own.length);
  const isText = ({ parts: [only = -1, ...others], isSquare }: SelectedColumn): boolean =>
    others.length === 0 && !isSquare && columns[only]?.type === 'text';
  const texts = labels.filter(isText).flatMap(({ parts }) => parts);
  const parts = [...features, ...labels.filter((label) => !isText(label))].flatMap((selected) => selected.parts);
  const whereInputs = inputsOf(where?.uses ?? []);
  const inputs = inputsOf(parts);
  // What is no number in a text is named cell by cell; other formats have types.
  if (format !== 'csv') checkTypes([...new Set([...whereInputs, ...inputs])], columns, own, file);
  const numbers = distinct([...whereInputs, ...inputs]);
  const checked = distinct([...inputs, ...parts]);
  return {
    ...{ names, width: own.length, where, whereInputs, inputs, checked, features, labels, texts, resolved },
    wanted: [
      ...numbers.map((position): WantedColumn => ({ position, as: 'number' })),
      ...distinct(texts).map((position): WantedColumn => ({ position, as: 'text' })),
    ],
    derived: neededOf(computed, [...(where?.uses ?? []), ...parts]),
  };
}

const distinct = (positions: readonly number[]): readonly number[] => [...new Set(positions)].toSorted((a, b) => a - b);

interface Derivation {
  readonly name: string;
  readonly text: string;
}

/** Derived columns in an order in which each can be computed, and the names of all columns. */
function deriveColumns(
  { derive = {} }: TableDataSpec,
  own: readonly string[],
  file: string,
): { readonly derived: readonly Derivation[]; readonly names: readonly string[] } {
  const taken = Object.keys(derive).filter((name) => own.includes(name));
  if (taken.length > 0) {
    const problems = taken.map(
      (name) => `derive ${shortText(name)}: the file has a column of this name; give the derived one another`,
    );
    throw dataFileError(file, problems);
  }
  const derived: Derivation[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const text = Object.hasOwn(derive, name) ? derive[name] : undefined;
    if (text === undefined || seen.has(name)) return;
    seen.add(name);
    writtenColumn(text).names.forEach(visit);
    derived.push({ name, text });
  };
  Object.keys(derive).forEach(visit);
  return { derived, names: [...own, ...derived.map(({ name }) => name)] };
}

function readExpression(
  label: string,
  text: string,
  names: readonly string[],
  own: readonly string[],
  file: string,
): ColumnExpression {
  try {
    const expression = columnExpression(text, names);
    const twice = expression.uses.find((position) => own.includes(names[position] ?? '', position + 1));
    if (twice === undefined) return expression;
    const name = shortText(names[twice] ?? '');
    throw dataFileError(file, [`${label}: two columns are called ${name}, and it is not known which is meant`]);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw dataFileError(file, [`${label}: ${error.message}`], { cause: error });
  }
}

/** Patterns become all columns of numbers that match and that nothing else in the sweep names, in the order of the file. */
function resolvePatterns(
  data: TableDataSpec,
  columns: readonly TableColumn[],
  names: readonly string[],
  file: string,
): ColumnPlan['resolved'] {
  const isMeant = (column: ColumnSpec): column is string => isPattern(column) && !names.includes(column);
  const named = [...data.labels, ...data.features].filter((column) => !isMeant(column));
  const taken = new Set(
    named.flatMap((column) =>
      typeof column === 'number' ? [column] : [typeof column === 'string' ? names.indexOf(column) : -1],
    ),
  );
  const problems: string[] = [];
  const resolve = (column: ColumnSpec): readonly ColumnSpec[] => {
    if (!isMeant(column)) return [column];
    const matches = matchPattern(column);
    const found = names.flatMap((name, position) => {
      const type = columns[position]?.type ?? 'number';
      const isNumber = type === 'number' || type === 'boolean';
      return isNumber && matches(name) && !taken.has(position) ? [position] : [];
    });
    found.forEach((position) => taken.add(position));
    if (found.length === 0) problems.push(`no column of numbers matches ${shortText(column)}`);
    return found.map((position) => {
      const name = names[position] ?? '';
      const isOne = (columns[position]?.name ?? name) !== '' && names.indexOf(name) === names.lastIndexOf(name);
      return isOne ? name : position;
    });
  };
  const labels = data.labels.flatMap(resolve);
  const resolved = { labels, features: data.features.flatMap(resolve) };
  if (problems.length > 0) throw dataFileError(file, problems);
  return resolved;
}

function select(
  wanted: readonly ColumnSpec[],
  names: readonly string[],
  columns: readonly TableColumn[],
  file: string,
): readonly SelectedColumn[] {
  const { positions, problems } = findColumns(wanted, names, columns.length);
  if (problems.length > 0) {
    const isNamed = columns.some(({ name }) => name !== '');
    const last = String(columns.length - 1);
    const unnamed = [`the file has no names of columns; give positions, from 0 to ${last}`];
    const isOfNames = wanted.some((column) => typeof column === 'string' && !names.includes(column));
    throw dataFileError(file, isNamed || !isOfNames ? problems : unnamed);
  }
  return wanted.map((column, at) => ({
    name: columnName(column),
    parts: positions[at] ?? [],
    isSquare: typeof column === 'object' && 'square' in column,
  }));
}

/** The columns of the file that others are computed from, ascending. */
function inputsIn(
  derived: readonly DerivedColumn[],
  width: number,
): (positions: readonly number[]) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  const inputsOf = (positions: readonly number[]): readonly number[] =>
    distinct(positions.flatMap((position) => (position < width ? [position] : (known.get(position) ?? []))));
  for (const { position, expression } of derived) known.set(position, inputsOf(expression.uses));
  return inputsOf;
}

/** The derived columns that some columns are computed from, themselves included, in their order. */
export function neededOf(derived: readonly DerivedColumn[], positions: readonly number[]): readonly DerivedColumn[] {
  const needed = new Set(positions);
  for (const { position, expression } of derived.toReversed()) {
    if (needed.has(position)) expression.uses.forEach((each) => needed.add(each));
  }
  return derived.filter(({ position }) => needed.has(position));
}

function checkTypes(
  positions: readonly number[],
  columns: readonly TableColumn[],
  names: readonly string[],
  file: string,
): void {
  const problems = positions.flatMap((position) => {
    const type = columns[position]?.type;
    const name = shortText(names[position] ?? '');
    if (type === 'text') {
      return [`column ${name} holds texts, which only labels may: as classes; save numbers as numbers`];
    }
    return type === 'other' ? [`column ${name} holds neither numbers nor texts`] : [];
  });
  if (problems.length > 0) throw dataFileError(file, problems);
}
