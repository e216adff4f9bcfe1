import { isMap, isNode, isScalar, LineCounter, parseDocument, stringify, visit, type Pair, type YAMLMap } from 'yaml';

/** Where a value stands in a sweep file: the keys on the way to it. */
export type KeyPath = readonly string[];

/** The text of a sweep file while it is being written: it may be anything. */
export interface ReadSweepText {
  /** Its value; undefined where the text is no YAML. */
  readonly value: unknown;
  /** Why it is no YAML, at the first place; lines and columns from 1. */
  readonly problem: { readonly line: number; readonly column: number; readonly message: string } | null;
}

/** How often an anchored value may be repeated. */
const MOST_ALIASES = 100;

/** Reads a text that somebody is typing. What it must say to be a sweep is checked elsewhere. */
export function readSweepText(text: string): ReadSweepText {
  const lines = new LineCounter();
  try {
    const document = parse(text, lines);
    const [error] = document.errors;
    if (error === undefined) return { value: document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown, problem: null };
    const { line, col } = lines.linePos(error.pos[0]);
    return { value: undefined, problem: { line, column: col, message: error.message.split('\n', 1)[0] ?? '' } };
  } catch (error) {
    // Aliases without end, and nesting without end.
    const message = error instanceof Error ? error.message : 'cannot be read';
    return { value: undefined, problem: { line: 1, column: 1, message } };
  }
}

/**
 * The text with another value at a path, and nothing else of it changed: comments, order and style stay.
 *
 * @param path of keys; what is missing on the way is made
 * @param value plain; undefined takes the key away
 * @returns the text as it was, where it is no YAML or has no mapping at its root
 */
export function changeSweepText(text: string, path: KeyPath, value: unknown): string {
  const document = parse(text);
  if (document.errors.length > 0) return text;
  if (document.contents === null) return value === undefined ? text : `${text}${blockLines(path, value, '')}\n`;
  if (!isMap(document.contents)) return text;
  let map: YAMLMap = document.contents;
  for (const [depth, key] of path.entries()) {
    const pair = ownPair(map, key);
    const isLast = depth === path.length - 1;
    if (pair === undefined) {
      return value === undefined ? text : withPair(text, map, path.slice(depth), value);
    }
    if (isLast) return value === undefined ? withoutPair(text, map, key) : withValue(text, pair, value);
    if (!isMap(pair.value))
      return value === undefined ? text : withValue(text, pair, nested(path.slice(depth + 1), value));
    map = pair.value;
  }
  return text;
}

/** The keys on the way to what stands at a place of the text, from the outermost; empty where there is none. */
export function keyPathAt(text: string, offset: number): KeyPath {
  let found: KeyPath = [];
  const reach = lineEnd(text, offset);
  visit(parse(text), {
    Pair: (_, pair, ancestors) => {
      const start = startOf(pair);
      if (start === undefined || start > reach || endOf(pair) < offset) return visit.SKIP;
      const keys = [...ancestors.filter((each): each is Pair => 'key' in each), pair].map(keyOf);
      if (!isMap(ancestors.at(-1)) || start <= offset || keys.length === 1) found = keys;
      return undefined;
    },
  });
  return found;
}

function parse(text: string, lineCounter = new LineCounter()): ReturnType<typeof parseDocument> {
  return parseDocument(text, { lineCounter, prettyErrors: false, merge: true, logLevel: 'error' });
}

function ownPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => keyOf(pair) === key);
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

function startOf({ key }: Pair): number | undefined {
  return isNode(key) ? key.range?.[0] : undefined;
}

/** Where the value of a pair ends, or its key where it has none. */
function endOf({ key, value }: Pair): number {
  const node = isNode(value) && value.range !== null && value.range !== undefined ? value : key;
  return isNode(node) ? (node.range?.[1] ?? 0) : 0;
}

function withValue(text: string, { key, value }: Pair, changed: unknown): string {
  const [start, end] = (isNode(value) ? value.range : undefined) ?? [];
  const keyEnd = isNode(key) ? (key.range?.[1] ?? 0) : 0;
  if (start === undefined || end === undefined || start === end) {
    const colon = text.indexOf(':', keyEnd) + 1;
    return `${text.slice(0, colon)} ${flow(changed)}${text.slice(colon)}`;
  }
  // A block that gives way to a value in one line goes back to the line of its key.
  const isBlock = text.slice(keyEnd, start).includes('\n');
  const from = isBlock ? text.indexOf(':', keyEnd) + 1 : start;
  const to = isBlock ? start + text.slice(start, end).trimEnd().length : end;
  return `${text.slice(0, from)}${isBlock ? ' ' : ''}${flow(changed)}${text.slice(to)}`;
}

function withPair(text: string, map: YAMLMap, path: KeyPath, value: unknown): string {
  const last = map.items.at(-1);
  const [start, end] = map.range ?? [0, 0];
  if (map.flow === true || last === undefined) {
    const [key = ''] = path;
    const changed = { ...(map.toJSON() as object), [key]: path.length > 1 ? nested(path.slice(1), value) : value };
    return `${text.slice(0, start)}${flow(changed)}${text.slice(end)}`;
  }
  const at = lineEnd(text, endOfBlock(text, last));
  const indent = indentOf(text, startOf(last) ?? start);
  return `${text.slice(0, at)}\n${blockLines(path, value, indent)}${text.slice(at)}`;
}

function withoutPair(text: string, map: YAMLMap, key: string): string {
  const pair = ownPair(map, key);
  const [start, end] = map.range ?? [0, 0];
  if (pair === undefined) return text;
  if (map.flow === true || map.items.length === 1) {
    const rest = Object.fromEntries(Object.entries(map.toJSON() as object).filter(([name]) => name !== key));
    return `${text.slice(0, start)}${flow(rest)}${text.slice(map.flow === true ? end : lineEnd(text, endOfBlock(text, pair)))}`;
  }
  const from = lineStart(text, startOf(pair) ?? start);
  const to = lineEnd(text, endOfBlock(text, pair));
  return text.slice(0, from) + text.slice(to + 1);
}

/** The last character of a pair that is more than white space. */
function endOfBlock(text: string, pair: Pair): number {
  const end = endOf(pair);
  const start = startOf(pair) ?? end;
  return start + text.slice(start, end).trimEnd().length;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

function indentOf(text: string, offset: number): string {
  return /^ */.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

function nested(path: KeyPath, value: unknown): unknown {
  return path.reduceRight((inner, key) => ({ [key]: inner }), value);
}

/** Keys below each other, each further in, and the value in one line behind the last. */
function blockLines(path: KeyPath, value: unknown, indent: string): string {
  return path
    .map((key, depth) => {
      const line = `${indent}${'  '.repeat(depth)}${key}:`;
      return depth === path.length - 1 ? `${line} ${flow(value)}` : line;
    })
    .join('\n');
}

/** A value in one line, in the style of the documents: `{ from: 1, to: 4 }`, `[1, 2]`. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, part]) => `${scalar(key)}: ${flow(part)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return scalar(value);
}

/** Quoted where it would read as something else, or as a part of the collection around it. */
function scalar(value: unknown): string {
  const text = stringify(value, { lineWidth: 0 }).trimEnd();
  return typeof value === 'string' && (/[,[\]{}\n]/.test(text) || text.startsWith('|') || text.startsWith('>'))
    ? JSON.stringify(value)
    : text;
}
