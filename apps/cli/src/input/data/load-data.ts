import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DataFacts, FileDataset, FileDataSpec } from '@liesweep/sweep';
import { errorCode } from '../../errors/error-code.js';
import { checkTable } from './check-table.js';
import { countClasses } from './count-classes.js';
import { dataFileError } from './data-file-error.js';
import { npyTable, type NamedArray } from './npy-table.js';
import { parseCsv } from './parse-csv.js';
import { parseNpy } from './parse-npy.js';
import { prepareDataset } from './prepare-dataset.js';
import { tableDigest } from './table-digest.js';
import type { Table } from './table.js';

/** A data file, ready for trainers. */
export interface LoadedData {
  readonly facts: DataFacts;
  readonly dataset: FileDataset;
}

/** As long as a text can be in Node. */
const LARGEST_TEXT_BYTES = 2 ** 29 - 24;

/**
 * Reads the data file of a sweep.
 *
 * @param folder that paths are relative to: the one of the sweep file
 * @param seed of the sweep, for the division of the rows
 * @throws BadInputError that names the file, and the row and column where there is one
 */
export function loadData(data: FileDataSpec, field: 'real' | 'complex', folder: string, seed: number): LoadedData {
  const table = readTable(data, field, folder);
  checkTable(table);
  const digest = tableDigest(table);
  const dataset = prepareDataset(table, data, digest, seed);
  const facts: DataFacts = {
    ...{ digest, dimension: table.dimension, labels: dataset.labelCount, classes: countClasses(table) },
    samples: dataset.samples.length / dataset.vectorLength,
    heldOut: dataset.heldOut.length / dataset.vectorLength,
  };
  return { facts, dataset };
}

function readTable(data: FileDataSpec, field: 'real' | 'complex', folder: string): Table {
  if (data.kind === 'csv') return parseCsv(readText(data.path, folder), data.path, data);
  const read = (file: string): NamedArray => ({ file, array: parseNpy(readBytes(file, folder), file) });
  return npyTable(read(data.path), typeof data.labels === 'string' ? read(data.labels) : data.labels, field);
}

function readText(path: string, folder: string): string {
  const content = readBytes(path, folder);
  if (content.length > LARGEST_TEXT_BYTES)
    throw dataFileError(path, ['a CSV file of more than 512 MiB; save it as .npy']);
  if (content.includes(0)) throw dataFileError(path, ['expected a CSV file, got a binary one']);
  return content.toString('utf8');
}

function readBytes(path: string, folder: string): Buffer {
  try {
    return readFileSync(resolve(folder, path));
  } catch (error) {
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file',
      EISDIR: 'it is a folder',
      EACCES: 'permission denied',
    };
    const code = errorCode(error);
    const place = `cannot be read from ${resolve(folder)}: ${reasons[code] ?? code}`;
    throw dataFileError(path, [place], error);
  }
}
