import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { InvalidSweepError, type SpecIssue } from '../errors.js';
import type { FilePath } from '../schema/problem.js';
import { describeValue } from './problems.js';

/** Longest text that is read as a sweep file, in UTF-16 code units. */
const LONGEST_TEXT = 256 * 1024;

/** How often an anchored value may be repeated; beyond, a short text stands for a very long one. */
const MOST_ALIASES = 100;

const NESTED_TOO_DEEPLY = 'expected a sweep file, got values nested too deeply';

/** The parser's messages quote from the text. */
const LONGEST_MESSAGE = 200;

/** Syntax errors after the first ones mostly follow from them. */
const MOST_SYNTAX_ISSUES = 5;

/** A YAML text: its value, and where in the text each part of the value stands. */
export interface YamlText {
  readonly value: unknown;
  /** 1-based line and column of the key or element at a path, or of the nearest part of the path that is there. */
  locate(path: FilePath): { readonly line: number; readonly column: number } | undefined;
}

/**
 * Reads a text as one YAML 1.2 document of plain values.
 *
 * @throws InvalidSweepError when it is not YAML, repeats a key, nests or repeats too much, or is too long
 */
export function readYaml(text: string): YamlText {
  if (text.length > LONGEST_TEXT) {
    throw refused(`expected at most ${String(LONGEST_TEXT)} characters, got ${String(text.length)}`);
  }
  const lines = new LineCounter();
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  try {
    // The key check below costs O(keys); the parser's own compares every key with every other.
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      merge: true,
      logLevel: 'error',
    });
    const issues: SpecIssue[] = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
      path: '',
      ...place(pos[0]),
      message: code === 'RESOURCE_EXHAUSTION' ? NESTED_TOO_DEEPLY : `expected YAML, got: ${firstLine(message)}`,
    }));
    if (issues.length === 0) issues.push(...keyIssues(document, place));
    if (issues.length > 0) throw new InvalidSweepError(firstOfEach(issues).slice(0, MOST_SYNTAX_ISSUES));
    return {
      value: document.toJS({ maxAliasCount: MOST_ALIASES }),
      locate: (path) => {
        const offset = offsetOf(document, path);
        return offset === undefined ? undefined : place(offset);
      },
    };
  } catch (error) {
    if (error instanceof InvalidSweepError) throw error;
    // What the parser throws: a RangeError where nesting exhausts the stack, a ReferenceError for a bad or costly alias.
    if (error instanceof RangeError) throw refused(NESTED_TOO_DEEPLY);
    throw refused(
      `expected YAML, got: ${error instanceof Error ? firstLine(error.message) : 'a text that cannot be read'}`,
    );
  }
}

/** One broken bracket gives many errors of one kind; the first place of each is the one to look at. */
function firstOfEach(issues: readonly SpecIssue[]): SpecIssue[] {
  const messages = new Set<string>();
  return issues.filter(({ message }) => messages.size < messages.add(message).size);
}

type Place = (offset: number) => { line: number; column: number };

/** Keys must be distinct texts, and none may reach into an object's prototype. */
function keyIssues(document: Document, place: Place): SpecIssue[] {
  const issues: SpecIssue[] = [];
  const refuse = (pair: Pair, message: string): void => {
    const offset = isNode(pair.key) ? pair.key.range?.[0] : undefined;
    issues.push({ path: '', ...(offset === undefined ? { line: null, column: null } : place(offset)), message });
  };
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const pair of items) {
        const key = isMergeKey(pair) ? MERGE_KEY : isScalar(pair.key) ? pair.key.value : undefined;
        if (typeof key !== 'string') refuse(pair, 'expected a key that is a text, got another value');
        else if (key === '__proto__') refuse(pair, 'unknown key "__proto__"');
        else if (seen.has(key)) refuse(pair, `expected distinct keys, got ${describeValue(key)} twice`);
        else seen.add(key);
      }
    },
  });
  return issues;
}

const MERGE_KEY = '<<';

/** The parser keeps `<<` as a symbol where it merges, and as a text where it is in quotes. */
function isMergeKey({ key }: Pair): boolean {
  return isScalar(key) && typeof key.value === 'symbol' && key.value.description === MERGE_KEY;
}

/** The pair of a key in a mapping, or in what is merged into it. */
function pairOf(container: unknown, key: string | number, document: Document): Pair | undefined {
  const map = isAlias(container) ? container.resolve(document) : container;
  if (isSeq(map)) return firstOf(map.items, (item) => pairOf(item, key, document));
  if (!isMap(map)) return undefined;
  return (
    map.items.find((item) => isScalar(item.key) && item.key.value === key) ??
    firstOf(map.items.filter(isMergeKey), (item) => pairOf(item.value, key, document))
  );
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function offsetOf(document: Document, path: FilePath): number | undefined {
  let node: unknown = document.contents;
  let offset = isNode(node) ? node.range?.[0] : undefined;
  for (const key of path) {
    const container: unknown = isAlias(node) ? node.resolve(document) : node;
    if (isMap(container)) {
      const pair = pairOf(container, key, document);
      if (pair === undefined) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(container) && typeof key === 'number') {
      node = container.items[key];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node satisfies Node).range?.[0] : undefined;
}

function refused(message: string): InvalidSweepError {
  return new InvalidSweepError([{ path: '', line: null, column: null, message }]);
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replaceAll(/\p{Cc}/gu, ' ').slice(0, LONGEST_MESSAGE);
}
