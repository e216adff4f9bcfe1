import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DataFacts, FileDataset, FileDataSpec, GradientFacts, SweepSpec, SystemSpec } from '@liesweep/sweep';
import { errorCode } from '../../errors/error-code.js';
import { checkTable } from './check-table.js';
import { copiesOf } from './copies-of.js';
import { countClasses } from './count-classes.js';
import { dataFileError } from './data-file-error.js';
import { gradientTable } from './gradient-table.js';
import { npyTable, type NamedArray } from './npy-table.js';
import { numbersDigest } from './numbers-digest.js';
import { parseCsv } from './parse-csv.js';
import { parseNpy } from './parse-npy.js';
import { prepareDataset } from './prepare-dataset.js';
import { tableDigest } from './table-digest.js';
import type { Table, TableGradients } from './table.js';

/** A data file, ready for trainers. */
export interface LoadedData {
  readonly facts: DataFacts;
  readonly dataset: FileDataset;
  /** What messages call the r real features. */
  readonly featureNames: readonly string[];
}

type SweepOverFile = Pick<SweepSpec, 'system' | 'seed'> & { readonly data: FileDataSpec };

/** As long as a text can be in Node. */
const LARGEST_TEXT_BYTES = 2 ** 29 - 24;

/**
 * Reads the data file of a sweep, and the gradients at its rows where an oracle is given by them.
 *
 * @param folder that paths are relative to: the one of the sweep file
 * @throws BadInputError that names the file, and the row and column where there is one
 */
export function loadData({ data, system, seed }: SweepOverFile, folder: string): LoadedData {
  const plain = readTable(data, system.field, folder);
  checkTable(plain);
  const gradients = readGradients(system, plain, folder);
  const table: Table = gradients === undefined ? plain : { ...plain, gradients };
  const digest = tableDigest(table);
  const dataset = prepareDataset(table, data, digest, seed);
  const facts: DataFacts = {
    ...{ digest, dimension: table.dimension, labels: dataset.labelCount, classes: countClasses(table) },
    samples: dataset.samples.length / dataset.vectorLength,
    heldOut: dataset.heldOut.length / dataset.vectorLength,
    different: copiesOf(table).length,
    ...(gradients === undefined ? {} : { gradients: factsOf(gradients, table) }),
  };
  return { facts, dataset, featureNames: table.featureNames };
}

function readGradients({ oracles, field }: SystemSpec, table: Table, folder: string): TableGradients | undefined {
  const given = oracles.find((oracle) => oracle.kind === 'gradients');
  return given === undefined ? undefined : gradientTable(readArray(given.path, folder), table, field);
}

function factsOf({ labelCount, data }: TableGradients, { rowCount, featureNames }: Table): GradientFacts {
  return { digest: numbersDigest([rowCount, labelCount, featureNames.length], [data]), labels: labelCount };
}

function readTable(data: FileDataSpec, field: 'real' | 'complex', folder: string): Table {
  if (data.kind === 'csv') return parseCsv(readText(data.path, folder), data.path, data);
  const labels = typeof data.labels === 'string' ? readArray(data.labels, folder) : data.labels;
  return npyTable(readArray(data.path, folder), labels, field);
}

function readArray(file: string, folder: string): NamedArray {
  return { file, array: parseNpy(readBytes(file, folder), file) };
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
