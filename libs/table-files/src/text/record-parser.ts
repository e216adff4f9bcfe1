import { RefusedFileError } from '../refused-file-error.js';
import type { MissingValues } from '../missing-values.js';
import { countOf } from '../count-of.js';
import { quoteText } from '../quote-text.js';
import type { TextDialect } from '../table-source.js';
import { CARRIAGE_RETURN, LINE_FEED, SPACE, TAB } from './line-bytes.js';
import { parseNumber } from './parse-number.js';
import { NumberScanner } from './scan-number.js';
import { splitRecords } from './split-records.js';

/** What is done with a column; `raw` is a text also where it stands for a missing value. */
export type ColumnRole = 'skip' | 'number' | 'boolean' | 'text' | 'raw';

/** How records are taken apart. */
export interface RecordSettings {
  readonly dialect: Required<TextDialect>;
  /** One per column of the file. */
  readonly roles: readonly ColumnRole[];
  readonly missing: MissingValues;
  /** Whether a line of cells that begins as a comment does may be left out: the user has said so. */
  readonly isCommentGiven: boolean;
}

/** Rows of one block while it is filled. */
export interface OpenBlock {
  rowCount: number;
  readonly capacity: number;
  /** One per column that is not skipped. */
  readonly columns: readonly (Float64Array | (string | null)[])[];
  /** On which line each row begins, from 1. */
  readonly lines: Float64Array;
  /** Whether some cell that is wanted as a number is none, though something stands there. */
  hasOdd: boolean;
}

/** A record that does not end in this many bytes is none. */
export const LARGEST_RECORD_BYTES = 2 ** 24;

/** Small letters, and the bit by which large ones differ from them. */
const A = 97;
const N = 110;
const LETTER_CASE = 32;

/** Texts of booleans, in small letters. */
export const BOOLEANS: Readonly<Record<string, number>> = { true: 1, false: 0 };

/** Takes the wanted cells out of the bytes of a text in UTF-8, Latin-1 or any other encoding that extends ASCII. */
export class RecordParser {
  /** The line that is read next, from 1. */
  line: number;
  readonly #settings: RecordSettings;
  readonly #scanner: NumberScanner;
  readonly #separator: number;
  readonly #isBlankSeparated: boolean;
  readonly #quote: number;
  readonly #comment: Buffer;
  readonly #encoding: 'utf8' | 'latin1';

  constructor(settings: RecordSettings, line: number) {
    const { separator, decimal, quote, comment, encoding } = settings.dialect;
    this.line = line;
    this.#settings = settings;
    // Where the comma is both, a number with a comma is in quotes, and those are read as texts.
    this.#scanner = new NumberScanner(decimal === separator ? '' : decimal);
    this.#separator = separator.charCodeAt(0);
    this.#isBlankSeparated = separator === ' ';
    this.#quote = quote.charCodeAt(0);
    this.#comment = Buffer.from(comment);
    this.#encoding = encoding === 'latin-1' ? 'latin1' : 'utf8';
  }

  /**
   * Reads whole records into the block until it is full or there are none.
   *
   * @param end behind an end of a line
   * @param isLast whether nothing follows
   * @returns where the next record begins; before `end` also where the last one is not whole
   * @throws RefusedFileError when a row has another number of cells, or a quote is not closed
   */
  parse(bytes: Buffer, start: number, end: number, block: OpenBlock, isLast: boolean): number {
    const { roles } = this.#settings;
    const width = roles.length;
    this.#scanner.over(bytes);
    let at = start;
    while (at < end && block.rowCount < block.capacity) {
      const recordStart = at;
      const afterNothing = this.#skipNothing(bytes, at, end, width);
      if (afterNothing > at) {
        at = afterNothing;
        continue;
      }
      const { line } = this;
      const { rowCount: row, columns } = block;
      const { hasOdd } = block;
      let taken = 0;
      for (let position = 0; position < width; position++) {
        if (this.#isBlankSeparated) at = skipBlanks(bytes, at);
        const role = roles[position];
        const cellStart = at;
        if (role === 'number') {
          const value = this.#scanner.scan(at);
          at = this.#scanner.end;
          if (at === cellStart) at = behindNaN(bytes, at);
          if ((at > cellStart || !this.#isBlankSeparated) && this.#isCellEnd(bytes[at] ?? 0)) {
            (columns[taken++] as Float64Array)[row] = value;
            if (position < width - 1 && !this.#isBlankSeparated && bytes[at] === this.#separator) {
              at += 1;
              continue;
            }
          } else {
            at = this.#takeText(bytes, cellStart, end, role, block, taken++);
          }
        } else {
          at = this.#takeText(bytes, cellStart, end, role as ColumnRole, block, role === 'skip' ? -1 : taken++);
        }
        if (at < 0) {
          if (isLast || end - recordStart > LARGEST_RECORD_BYTES) throw this.#openQuote(line);
          this.line = line;
          block.hasOdd = hasOdd;
          return recordStart;
        }
        if (this.#isBlankSeparated) at = skipBlanks(bytes, at);
        const isLineEnd = bytes[at] === LINE_FEED || bytes[at] === CARRIAGE_RETURN;
        if (isLineEnd !== (position === width - 1)) throw this.#otherWidth(bytes, recordStart, end, line);
        if (!isLineEnd && !this.#isBlankSeparated) at += 1;
      }
      at = behindLineEnd(bytes, at);
      this.line += 1;
      block.lines[row] = line;
      block.rowCount += 1;
    }
    return at;
  }

  /** Behind blank lines and a comment, if the record begins with them. */
  #skipNothing(bytes: Buffer, start: number, end: number, width: number): number {
    const first = bytes[start] ?? 0;
    if (first > SPACE && first !== this.#comment[0]) return start;
    let at = start;
    while (bytes[at] === SPACE || (bytes[at] === TAB && this.#separator !== TAB)) at += 1;
    const isBlank = bytes[at] === LINE_FEED || bytes[at] === CARRIAGE_RETURN;
    if (!isBlank && !this.#isComment(bytes, at)) return start;
    const lineEnd = isBlank ? at : endOfLine(bytes, at);
    if (!isBlank && !this.#settings.isCommentGiven) this.#checkComment(bytes, at, lineEnd, width);
    this.line += 1;
    return Math.min(end, behindLineEnd(bytes, lineEnd));
  }

  #isComment(bytes: Buffer, at: number): boolean {
    const { length } = this.#comment;
    return length > 0 && bytes.compare(this.#comment, 0, length, at, at + length) === 0;
  }

  /** A row whose first cell happens to begin like a comment must not vanish. */
  #checkComment(bytes: Buffer, start: number, end: number, width: number): void {
    const text = this.#decode(bytes, start, end);
    const cells = this.#isBlankSeparated ? text.trim().split(/[ \t]+/) : text.split(this.#settings.dialect.separator);
    const numbers = cells
      .slice(1)
      .filter((cell) => !Number.isNaN(parseNumber(cell.trim(), this.#settings.dialect.decimal)));
    if (cells.length !== width || numbers.length < Math.max(1, width - 1)) return;
    const { comment } = this.#settings.dialect;
    throw new RefusedFileError([
      `row ${String(this.line)}: ${quoteText(text)} begins as a comment and has ${countOf(width, 'cell')} as a row; if it is to be left out, set dialect: { comment: ${JSON.stringify(comment)} }`,
    ]);
  }

  #isCellEnd(byte: number): boolean {
    if (byte === LINE_FEED || byte === CARRIAGE_RETURN) return true;
    return this.#isBlankSeparated ? byte === SPACE || byte === TAB : byte === this.#separator;
  }

  /** Takes a cell that is no plain number; returns where it ends, or −1 where its quote is not closed. */
  #takeText(bytes: Buffer, start: number, end: number, role: ColumnRole, block: OpenBlock, slot: number): number {
    const { columns, rowCount: row } = block;
    let at = start;
    while (bytes[at] === SPACE || (bytes[at] === TAB && this.#separator !== TAB)) at += 1;
    let text: string;
    if (bytes[at] === this.#quote) {
      const open = at + 1;
      let hasDoubled = false;
      for (;;) {
        at = bytes.indexOf(this.#quote, at + 1);
        if (at < 0 || at >= end) return -1;
        if (bytes[at + 1] !== this.#quote) break;
        hasDoubled = true;
        at += 1;
      }
      const inside = this.#decode(bytes, open, at);
      const { quote } = this.#settings.dialect;
      text = hasDoubled ? inside.replaceAll(quote + quote, quote) : inside;
      for (let each = open; each < at; each++) {
        if (bytes[each] === LINE_FEED || (bytes[each] === CARRIAGE_RETURN && bytes[each + 1] !== LINE_FEED))
          this.line += 1;
      }
      at += 1;
      while (bytes[at] === SPACE || (bytes[at] === TAB && this.#separator !== TAB)) at += 1;
      if (!this.#isCellEnd(bytes[at] ?? 0)) {
        const rest = this.#decode(bytes, at, Math.min(end, at + 1));
        throw new RefusedFileError([
          `row ${String(this.line)}: expected the end of a cell behind its closing quote, got ${quoteText(rest)}`,
        ]);
      }
      if (role === 'skip') return at;
    } else {
      while (!this.#isCellEnd(bytes[at] ?? 0)) at += 1;
      if (role === 'skip') return at;
      text = this.#decode(bytes, start, at);
    }
    text = text.trim();
    const { missing } = this.#settings;
    if (role === 'text' || role === 'raw') {
      (columns[slot] as (string | null)[])[row] = role === 'text' && missing.isMissing(text) ? null : text;
    } else {
      const isMissing = missing.isMissing(text);
      const boolean = role === 'boolean' ? BOOLEANS[text.toLowerCase()] : undefined;
      const value = boolean ?? (isMissing ? Number.NaN : parseNumber(text, this.#settings.dialect.decimal));
      (columns[slot] as Float64Array)[row] = value;
      if (Number.isNaN(value) && !isMissing) block.hasOdd = true;
    }
    return at;
  }

  #decode(bytes: Buffer, start: number, end: number): string {
    return bytes.toString(this.#encoding, start, end);
  }

  #openQuote(line: number): RefusedFileError {
    return new RefusedFileError([
      `row ${String(line)}: a quote (${this.#settings.dialect.quote}) is opened and not closed`,
    ]);
  }

  #otherWidth(bytes: Buffer, start: number, end: number, line: number): RefusedFileError {
    const width = this.#settings.roles.length;
    const lineEnd = Math.min(end, endOfLine(bytes, start));
    const text = this.#decode(bytes, start, lineEnd);
    const [record] = splitRecords(text, this.#settings.dialect);
    return new RefusedFileError([
      `row ${String(line)}: expected ${countOf(width, 'cell')} as in the first row, got ${String(record?.cells.length ?? 0)}: ${quoteText(text)}`,
    ]);
  }
}

/** Behind a NaN that begins here, if there is one: files may be full of them. */
function behindNaN(bytes: Buffer, at: number): number {
  const isNaN =
    ((bytes[at] ?? 0) | LETTER_CASE) === N &&
    ((bytes[at + 1] ?? 0) | LETTER_CASE) === A &&
    ((bytes[at + 2] ?? 0) | LETTER_CASE) === N;
  return isNaN ? at + 3 : at;
}

function skipBlanks(bytes: Buffer, start: number): number {
  let at = start;
  while (bytes[at] === SPACE || bytes[at] === TAB) at += 1;
  return at;
}

function endOfLine(bytes: Buffer, start: number): number {
  let at = start;
  while (bytes[at] !== LINE_FEED && bytes[at] !== CARRIAGE_RETURN) at += 1;
  return at;
}

function behindLineEnd(bytes: Buffer, at: number): number {
  return bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED ? at + 2 : at + 1;
}
