import type { TableBlock, TableCell, TableDescription, WantedColumn } from '../open-table.js';
import { countOf } from '../count-of.js';
import { quoteText } from '../quote-text.js';
import { RefusedFileError } from '../refused-file-error.js';
import { TableFileError } from '../table-file-error.js';
import type { TableReader } from '../table-reader.js';
import type { TableSource } from '../table-source.js';
import { openFile } from './open-file.js';

interface OpenedFile {
  readonly name: string;
  readonly reader: TableReader;
  /** Known where the file says it, and once it has been read. */
  rowCount: number | undefined;
}

/** Files with the same columns, one after another. */
export class JoinedTable {
  readonly description: TableDescription;
  readonly #files: readonly OpenedFile[];

  private constructor(files: readonly OpenedFile[], description: TableDescription) {
    this.#files = files;
    this.description = description;
  }

  /**
   * Opens all of them.
   *
   * @throws TableFileError when one cannot be read, or has other columns than the first
   */
  static async open(source: TableSource): Promise<JoinedTable> {
    const files: OpenedFile[] = [];
    for (const [at, path] of source.paths.entries()) {
      const name = source.names[at] ?? path;
      const [first] = files;
      const reader = await naming(name, () => openFile(path, source, first?.reader.dialect));
      if (first !== undefined) checkColumns(name, reader, first);
      files.push({ name, reader, rowCount: reader.rowCount });
    }
    const [first] = files;
    if (first === undefined) throw new TableFileError('', ['expected a file, got none']);
    const { format, dialect } = first.reader;
    const columns = first.reader.columns.map(({ name, type, unit }) => ({
      name,
      type,
      ...(unit === undefined ? {} : { unit }),
    }));
    const counts = files.map(({ rowCount }) => rowCount);
    const rowCount = counts.reduce<number | undefined>(
      (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
      0,
    );
    const notes = [...new Set(files.flatMap(({ reader }) => reader.notes))];
    return new JoinedTable(files, {
      ...{ format, columns, notes },
      ...(rowCount === undefined ? {} : { rowCount }),
      ...(dialect === undefined ? {} : { dialect }),
    });
  }

  async *blocks(wanted: readonly WantedColumn[]): AsyncGenerator<TableBlock> {
    let before = 0;
    for (const file of this.#files) {
      let rows = 0;
      const blocks = file.reader.blocks(wanted)[Symbol.asyncIterator]();
      try {
        for (;;) {
          const next = await naming(file.name, () => blocks.next());
          if (next.done === true) break;
          yield { firstRow: before + rows, ...next.value };
          rows += next.value.rowCount;
        }
      } finally {
        await blocks.return?.();
      }
      file.rowCount = rows;
      before += rows;
    }
  }

  async cell(row: number, position: number): Promise<TableCell> {
    let before = 0;
    for (const file of this.#files) {
      // A file that has not been read to its end is the last one that anybody has seen rows of.
      if (file.rowCount === undefined || row < before + file.rowCount || file === this.#files.at(-1)) {
        const cell = await naming(file.name, () => file.reader.cell(row - before, position));
        return this.#files.length === 1 ? cell : { ...cell, place: `${file.name}, ${cell.place}` };
      }
      before += file.rowCount;
    }
    throw new TableFileError('', ['expected a file, got none']);
  }
}

async function naming<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const sentences =
      error instanceof RefusedFileError
        ? error.sentences
        : [`it cannot be read: ${error instanceof Error ? error.message : String(error)}`];
    throw new TableFileError(file, sentences, { cause: error });
  }
}

function checkColumns(name: string, { columns, format }: TableReader, first: OpenedFile): void {
  const { reader } = first;
  if (format !== reader.format) {
    throw new TableFileError(name, [`expected ${reader.format} as ${first.name} is, got ${format}`]);
  }
  if (columns.length !== reader.columns.length) {
    throw new TableFileError(name, [
      `expected ${countOf(reader.columns.length, 'column')} as in ${first.name}, got ${String(columns.length)}`,
    ]);
  }
  columns.forEach((column, at) => {
    const expected = reader.columns[at]?.name ?? '';
    if (column.name === expected) return;
    throw new TableFileError(name, [
      `expected column ${String(at)} to be called ${quoteText(expected)} as in ${first.name}, got ${quoteText(column.name)}`,
    ]);
  });
}
