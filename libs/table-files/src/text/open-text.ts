import { blockRows } from '../block-rows.js';
import type { FileSettings } from '../child/open-file.js';
import type { MissingValues } from '../missing-values.js';
import type { TableCell, TableColumn, WantedColumn } from '../open-table.js';
import { RefusedFileError } from '../refused-file-error.js';
import { shownColumn } from '../shown-column.js';
import { tableCell } from '../table-cell.js';
import type { ReadBlock, TableReader } from '../table-reader.js';
import type { TextDialect } from '../table-source.js';
import { textsAsNumbers } from '../texts-as-numbers.js';
import { findCoding } from './find-coding.js';
import { findLayout, type TextLayout } from './find-layout.js';
import { CARRIAGE_RETURN, LINE_FEED } from './line-bytes.js';
import { parseNumber } from './parse-number.js';
import { BOOLEANS, LARGEST_RECORD_BYTES, RecordParser, type ColumnRole, type OpenBlock } from './record-parser.js';
import { canSeek, textPieces, type Compression, type TextCoding } from './text-pieces.js';

/** So much is looked at to find out how a text is a table, and more where that is few lines. */
const SAMPLE_BYTES = 2 ** 15;
const SAMPLE_LINES = 30;
const MOST_SAMPLE_BYTES = 2 ** 22;

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** From where a row can be read without what is before it. */
interface Bookmark {
  readonly row: number;
  readonly offset: number;
  readonly line: number;
}

/**
 * Opens a text as a table.
 *
 * @throws RefusedFileError where it is none, or can be read in two ways
 */
export async function openText({
  path,
  compression,
  dialect: given = {},
  isCommentGiven,
  missing,
}: FileSettings): Promise<TableReader> {
  const { coding, sample, isWhole } = await readSample(path, compression, given);
  const layout = findLayout(sample, isWhole, given, coding.encoding, missing);
  return new TextReader(path, coding, layout, isCommentGiven, missing);
}

async function readSample(
  path: string,
  compression: Compression,
  given: TextDialect,
): Promise<{ readonly coding: TextCoding; readonly sample: string; readonly isWhole: boolean }> {
  let bytes = Buffer.alloc(0);
  let isWhole = true;
  for await (const piece of textPieces(path, { compression, encoding: 'utf-8', isBigEndian: false })) {
    bytes = Buffer.concat([bytes, piece]);
    const most = sampleBytes(bytes);
    if (most < bytes.length) {
      isWhole = false;
      bytes = bytes.subarray(0, most);
      break;
    }
  }
  const { encoding, isBigEndian, text } = findCoding(bytes, given.encoding);
  const end = isWhole ? text.length : Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
  if (end === 0 && text !== '')
    throw new RefusedFileError([`expected lines of text, got one of more than ${String(MOST_SAMPLE_BYTES)} bytes`]);
  return { coding: { compression, encoding, isBigEndian }, sample: text.slice(0, end), isWhole };
}

/** So many of the bytes are looked at; all of them where more are needed. */
function sampleBytes(bytes: Buffer): number {
  const lineEnd = bytes.includes(LINE_FEED) ? LINE_FEED : CARRIAGE_RETURN;
  let at = 0;
  for (let lines = 0; lines < SAMPLE_LINES; lines++) {
    const next = bytes.indexOf(lineEnd, at);
    if (next < 0) return Math.min(bytes.length, MOST_SAMPLE_BYTES);
    at = next + 1;
  }
  return Math.min(Math.max(SAMPLE_BYTES, at), MOST_SAMPLE_BYTES);
}

class TextReader implements TableReader {
  readonly format = 'csv';
  readonly columns: readonly TableColumn[];
  readonly dialect: Required<TextDialect>;
  readonly notes: readonly string[];
  readonly #path: string;
  readonly #coding: TextCoding;
  readonly #layout: TextLayout;
  readonly #isCommentGiven: boolean;
  readonly #missing: MissingValues;
  readonly #bookmarks: Bookmark[] = [];

  constructor(path: string, coding: TextCoding, layout: TextLayout, isCommentGiven: boolean, missing: MissingValues) {
    this.#path = path;
    this.#coding = coding;
    this.#layout = layout;
    this.#isCommentGiven = isCommentGiven;
    this.#missing = missing;
    this.columns = layout.columns;
    this.dialect = layout.dialect;
    this.notes = [...(coding.compression === 'none' ? [] : [`unpacked by ${coding.compression}`]), ...layout.notes];
  }

  async *blocks(wanted: readonly WantedColumn[]): AsyncGenerator<ReadBlock> {
    const roles = this.columns.map(({ type }, position): ColumnRole => {
      const as = wanted.filter((each) => each.position === position).map((each) => each.as);
      if (as.length === 0) return 'skip';
      if (as.includes('text')) return 'text';
      return type === 'boolean' ? 'boolean' : 'number';
    });
    const taken = roles.flatMap((role, position) => (role === 'skip' ? [] : [position]));
    for await (const block of this.#read(roles, blockRows(taken.length))) {
      const { rowCount, columns } = block;
      let { hasOdd } = block;
      const asked = wanted.map(({ position, as }) => {
        const read = columns[taken.indexOf(position)] ?? [];
        if (read instanceof Float64Array) return this.#missing.clear(read.subarray(0, rowCount));
        if (as === 'text') return read;
        // Of a column that is wanted as both.
        const found = textsAsNumbers(read, this.#missing, (text) => this.#numberOf(text, position));
        hasOdd ||= found.hasOdd;
        return found.numbers;
      });
      yield { rowCount, columns: asked, hasOdd };
    }
  }

  #numberOf(text: string, position: number): number {
    const boolean = this.columns[position]?.type === 'boolean' ? BOOLEANS[text.toLowerCase()] : undefined;
    return boolean ?? parseNumber(text, this.dialect.decimal);
  }

  async cell(row: number, position: number): Promise<TableCell> {
    const from = this.#bookmarks.findLast((bookmark) => bookmark.row <= row);
    const roles = this.columns.map((_, at): ColumnRole => (at === position ? 'raw' : 'skip'));
    let first = from?.row ?? 0;
    for await (const { rowCount, columns, lines } of this.#read(roles, blockRows(1), from)) {
      if (row < first + rowCount) {
        const text = (columns[0]?.[row - first] ?? '') as string;
        const place = `row ${String(lines[row - first])}, column ${shownColumn(this.columns[position]?.name, position)}`;
        return tableCell(place, text === '' ? null : text, this.#missing, this.dialect.decimal);
      }
      first += rowCount;
    }
    throw new RefusedFileError([`it has no row ${String(row)} any more: it has become shorter while it was read`]);
  }

  /** All rows from the bookmark on, in blocks; a block is good until the next one is asked for. */
  async *#read(roles: readonly ColumnRole[], capacity: number, from?: Bookmark): AsyncGenerator<OpenBlock> {
    const { dialect, firstLine } = this.#layout;
    const settings = { dialect, roles, missing: this.#missing, isCommentGiven: this.#isCommentGiven };
    const parser = new RecordParser(settings, from?.line ?? firstLine);
    let linesToSkip = from === undefined ? firstLine - 1 : 0;
    let row = from?.row ?? 0;
    const keepsPlace = canSeek(this.#coding);
    /** What has been read and not taken, at its beginning. */
    let held = Buffer.alloc(0);
    let heldBytes = 0;
    /** Where it begins in the file. */
    let offset = from?.offset ?? 0;
    let isFirst = from === undefined;
    let block = newBlock(roles, capacity);
    const take = function* (
      this: TextReader,
      bytes: Buffer,
      end: number,
      isLast: boolean,
    ): Generator<OpenBlock, number> {
      let at = 0;
      if (isFirst && bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)) at = BYTE_ORDER_MARK.length;
      isFirst = false;
      while (linesToSkip > 0 && at < end) {
        while (bytes[at] !== LINE_FEED && bytes[at] !== CARRIAGE_RETURN) at += 1;
        at += bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED ? 2 : 1;
        linesToSkip -= 1;
      }
      while (at < end) {
        if (keepsPlace && block.rowCount === 0 && row >= (this.#bookmarks.at(-1)?.row ?? -1) + capacity) {
          this.#bookmarks.push({ row, offset: offset + at, line: parser.line });
        }
        const before = at;
        at = parser.parse(bytes, at, end, block, isLast);
        if (block.rowCount === block.capacity) {
          yield block;
          row += block.rowCount;
          block = emptied(block);
        } else if (at === before || at < end) {
          break;
        }
      }
      return at;
    }.bind(this);
    for await (const piece of textPieces(this.#path, this.#coding, offset)) {
      if (heldBytes + piece.length > held.length) held = Buffer.concat([held], 2 * (heldBytes + piece.length));
      heldBytes += piece.copy(held, heldBytes);
      const end = endOfLastLine(held.subarray(0, heldBytes));
      const at = end === 0 ? 0 : yield* take(held.subarray(0, heldBytes), end, false);
      held.copyWithin(0, at, heldBytes);
      heldBytes -= at;
      if (heldBytes > LARGEST_RECORD_BYTES) {
        throw new RefusedFileError([`row ${String(parser.line)}: it is too long for a row of a table`]);
      }
      offset += at;
    }
    if (heldBytes > 0) {
      const rest = held.subarray(0, heldBytes);
      const isEnded = rest.at(-1) === LINE_FEED || rest.at(-1) === CARRIAGE_RETURN;
      const last = isEnded ? rest : Buffer.concat([rest, Buffer.from('\n')]);
      yield* take(last, last.length, true);
    }
    if (block.rowCount > 0) yield block;
  }
}

/** Behind the last end of a line; a carriage return at the very end may be half of one. */
function endOfLastLine(bytes: Buffer): number {
  const feed = bytes.lastIndexOf(LINE_FEED);
  return feed >= 0 ? feed + 1 : bytes.lastIndexOf(CARRIAGE_RETURN, -2) + 1;
}

function newBlock(roles: readonly ColumnRole[], capacity: number): OpenBlock {
  const columns = roles
    .filter((role) => role !== 'skip')
    .map((role) => (role === 'text' || role === 'raw' ? [] : new Float64Array(capacity)));
  return { rowCount: 0, capacity, columns, lines: new Float64Array(capacity), hasOdd: false };
}

/** A block without rows, in the memory of one that nobody looks at any more. */
function emptied(block: OpenBlock): OpenBlock {
  const columns = block.columns.map((column) => (column instanceof Float64Array ? column : []));
  return { ...block, rowCount: 0, columns, hasOdd: false };
}
