/** A value of a sweep file; `WrittenValue` stands as it was written. */
export type SweepValue =
  | string
  | number
  | boolean
  | WrittenValue
  | readonly SweepValue[]
  | { readonly [key: string]: SweepValue };

/** A value that somebody wrote in YAML, on one line. */
export class WrittenValue {
  constructor(readonly text: string) {}
}

/** A sweep file to be written. */
export interface SweepDraft {
  /** Sentences above it. */
  readonly comments: readonly string[];
  readonly sections: {
    readonly name: string;
    readonly system: SweepSection;
    readonly data?: SweepSection;
    readonly grid: SweepSection;
  };
}

type SweepSection = Readonly<Record<string, SweepValue>>;

const WIDTH = 100;

/** Texts that YAML reads as something else, or that end a value in a list; everything else needs no quotes. */
const PLAIN =
  /^(?!(?:true|false|null|yes|no|on|off)$|\.(?:inf|nan)|[\d.][\d.e+-]*$|0[xo])[A-Za-z_/.\d][\w./*+()^-]*(?: [\w./*+()^-]+)*$/i;

/** Names of columns come from files that others made: what is no printable character ends no comment and steers no terminal. */
const STEERING = /(?!\s)[\p{Cc}\p{Bidi_Control}]|[\u0085\u2028\u2029]/gu;

/** The text of a sweep file: sections as blocks, what fits on a line on one line. */
export function sweepText({ comments, sections }: SweepDraft): string {
  const lines = [
    ...comments.flatMap((comment) => commentLines(comment)),
    ...Object.entries(sections).flatMap(([key, value]) => sectionLines(key, value)),
  ];
  return `${lines.join('\n')}\n`;
}

function commentLines(comment: string): string[] {
  const lines = ['#'];
  for (const word of comment.replaceAll(STEERING, '�').split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line !== '#' && line.length + 1 + word.length > WIDTH) lines.push(`# ${word}`);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

/** A mapping of a section is always a block: that is how people write it. */
function sectionLines(key: string, value: SweepValue): string[] {
  return isMapping(value) ? [`${key}:`, ...mappingLines(value, '  ')] : valueLines(key, value, '');
}

function mappingLines(value: SweepSection, indent: string): string[] {
  return Object.entries(value).flatMap(([key, inner]) => valueLines(key, inner, indent));
}

function valueLines(key: string, value: SweepValue, indent: string): string[] {
  const head = `${indent}${scalar(key)}:`;
  const line = `${head} ${inFlow(value)}`;
  if (line.length <= WIDTH) return [line];
  if (isMapping(value)) return [head, ...mappingLines(value, `${indent}  `)];
  if (isList(value)) return [head, ...value.map((each) => `${indent}  - ${inFlow(each)}`)];
  return [line];
}

/** A value on one line. */
export function inFlow(value: SweepValue): string {
  if (value instanceof WrittenValue) return value.text;
  if (isList(value)) return `[${value.map((each) => inFlow(each)).join(', ')}]`;
  if (isMapping(value)) {
    const entries = Object.entries(value).map(([key, inner]) => `${scalar(key)}: ${inFlow(inner)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' ? scalar(value) : String(value);
}

/** What is in quotes is JSON, which YAML reads as it is. */
function scalar(text: string): string {
  const escaped = (character: string): string => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  return PLAIN.test(text) ? text : JSON.stringify(text).replaceAll(STEERING, escaped);
}

function isList(value: SweepValue): value is readonly SweepValue[] {
  return Array.isArray(value);
}

function isMapping(value: SweepValue): value is SweepSection {
  return typeof value === 'object' && !isList(value) && !(value instanceof WrittenValue);
}
