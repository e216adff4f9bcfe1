import {
  datasetRows,
  isGivenByGradients,
  type ColumnSpec,
  type CsvDataSpec,
  type DataFacts,
  type FileDataset,
  type FileDataSpec,
  type GradientFacts,
  type NpyDataSpec,
  type SweepSpec,
  type SystemSpec,
  type TrajectoryDataSpec,
} from '@liesweep/sweep';
import { checkNpyBeginning } from './check-npy-beginning.js';
import { checkTable } from './check-table.js';
import { copiesOf } from './copies-of.js';
import { countClasses } from './count-classes.js';
import { dataFileError } from './data-file-error.js';
import { gradientTable } from './gradient-table.js';
import { npyTableInBlocks } from './npy-blocks.js';
import { npyTable, type NamedArray } from './npy-table.js';
import { numbersDigest } from './numbers-digest.js';
import { AS_TABLE, checkCsvBeginning, parseCsv } from './parse-csv.js';
import { parseNpy } from './parse-npy.js';
import { prepareDataset } from './prepare-dataset.js';
import { readTable } from './tables/read-table.js';
import type { ReadTable } from './tables/table-of.js';
import { tableDigest } from './table-digest.js';
import { withGradients, type Table, type TableGradients } from './table.js';
import { withDataFile } from './with-data-file.js';
import { trajectoryTable, type TrajectoryTable } from './trajectories/trajectory-table.js';

/** A data file, ready for trainers. */
export interface LoadedData {
  readonly facts: DataFacts;
  readonly dataset: FileDataset;
  /** What messages call the r real features. */
  readonly featureNames: readonly string[];
}

type SweepOverFile = Pick<SweepSpec, 'system' | 'seed'> & { readonly data: FileDataSpec };

/** Node reads no larger file at once. */
const LARGEST_ARRAY_BYTES = 2 ** 31 - 1;

/** What is looked at first of a large file. */
const BEGINNING_BYTES = 2 ** 16;

/** As long as a text can be in Node. */
const LARGEST_TEXT_BYTES = 2 ** 29 - 24;

/**
 * Reads the data file of a sweep, and the gradients at its rows where an oracle is given by them.
 *
 * @param folder that paths are relative to: the one of the sweep file
 * @throws BadInputError that names the file, and the row and column where there is one
 */
export async function loadData({ data, system, seed }: SweepOverFile, folder: string): Promise<LoadedData> {
  const plain = await (TABLE_READERS[data.kind] as TableReader<FileDataSpec>)(data, folder, system);
  checkTable(plain);
  const gradients = readGradients(system, plain, folder);
  const table = gradients === undefined ? plain : withGradients(plain, gradients);
  const digest = tableDigest(table);
  const copies = copiesOf(table);
  const different = copies.length;
  const dataset = prepareDataset(table, data, digest, seed, copies);
  const rows = datasetRows(dataset);
  const facts: DataFacts = {
    ...{ digest, dimension: table.dimension, labels: dataset.labelCount, classes: countClasses(table) },
    samples: rows.samples.rowCount,
    heldOut: rows.heldOut.rowCount,
    different,
    ...(gradients === undefined ? {} : { gradients: factsOf(gradients, table) }),
    ...(table.velocity === undefined ? {} : { velocity: table.velocity }),
    ...(table.table === undefined ? {} : { table: table.table }),
  };
  return { facts, dataset, featureNames: table.featureNames };
}

function readGradients({ oracles, field }: SystemSpec, table: LoadedTable, folder: string): TableGradients | undefined {
  const given = oracles.find(isGivenByGradients);
  if (given === undefined) return undefined;
  const gradients = readArray(given.path, folder);
  return gradientTable(table.keptRows === undefined ? gradients : takeRows(gradients, table), table, field);
}

/** The gradients at the rows that were taken, where there are those at all rows of the file. */
function takeRows({ file, array }: NamedArray, { keptRows, table }: LoadedTable): NamedArray {
  const [rowCount = 0, ...others] = array.shape;
  if (keptRows === undefined || rowCount !== table?.found.rows.read) return { file, array };
  const width = array.data.length / rowCount;
  const data = new Float64Array(keptRows.length * width);
  keptRows.forEach((row, at) => {
    data.set(array.data.subarray(row * width, (row + 1) * width), at * width);
  });
  return { file, array: { ...array, shape: [keptRows.length, ...others], data } };
}

function factsOf({ labelCount, data }: TableGradients, { rowCount, featureNames }: Table): GradientFacts {
  return { digest: numbersDigest([rowCount, labelCount, featureNames.length], [data]), labels: labelCount };
}

/** A table with what its kind of file found beside the numbers. */
type LoadedTable = TrajectoryTable & Partial<Pick<ReadTable, 'table' | 'keptRows'>>;

/** Reads the table of one kind of file. */
type TableReader<Spec> = (data: Spec, folder: string, system: SystemSpec) => LoadedTable | Promise<LoadedTable>;

const TABLE_READERS: {
  readonly [Kind in FileDataSpec['kind']]: TableReader<Extract<FileDataSpec, { readonly kind: Kind }>>;
} = {
  table: (data, folder, { oracles }) => readTable(data, folder, oracles.some(isGivenByGradients)),
  csv: readCsv,
  trajectory: readTrajectoryTable,
  npy: readNpy,
};

function readNpy({ path, labels }: NpyDataSpec, folder: string, { field }: SystemSpec): Table {
  const inBlocks = typeof labels === 'number' && field === 'real' ? readNpyInBlocks(path, folder, labels) : undefined;
  if (inBlocks !== undefined) return inBlocks;
  return npyTable(
    readDataArray(path, folder),
    typeof labels === 'string' ? readDataArray(labels, folder) : labels,
    field,
  );
}

/** Undefined for an array that has to be read as a whole. */
function readNpyInBlocks(file: string, folder: string, labelCount: number): Table | undefined {
  return withDataFile(file, folder, (input) => {
    const beginning = input.beginning(BEGINNING_BYTES);
    return npyTableInBlocks(input, file, beginning, labelCount);
  });
}

function readArray(file: string, folder: string, check?: (beginning: Buffer) => void): NamedArray {
  return withDataFile(file, folder, ({ bytes, beginning, content }) => {
    if (bytes > LARGEST_ARRAY_BYTES)
      throw dataFileError(file, ['an array of more than 2 GiB; read it with kind: table']);
    if (bytes > 2 * BEGINNING_BYTES) check?.(beginning(BEGINNING_BYTES));
    return { file, array: parseNpy(content(), file) };
  });
}

/** Of a large array that is no data its beginning says so, without the memory that all of it takes. */
function readDataArray(file: string, folder: string): NamedArray {
  return readArray(file, folder, (beginning) => {
    checkNpyBeginning(beginning, file);
  });
}

function readCsv(data: CsvDataSpec, folder: string): Table {
  const { path, features, complexPairs, labels } = data;
  const text = readCsvText(path, folder, [...features, ...complexPairs.flat(), ...labels], AS_TABLE);
  return parseCsv(text, path, data);
}

function readTrajectoryTable(data: TrajectoryDataSpec, folder: string): TrajectoryTable {
  const { path, time, features } = data;
  return trajectoryTable(readCsvText(path, folder, [time, ...features]), path, data);
}

/** @param remedy what to do where it cannot be read */
function readCsvText(path: string, folder: string, columns: readonly ColumnSpec[], remedy?: string): string {
  return withDataFile(path, folder, ({ bytes, beginning, content }) => {
    if (bytes > LARGEST_TEXT_BYTES) throw dataFileError(path, ['a CSV file of more than 512 MiB'], { remedy });
    // Of a large file that is no table of numbers this much says so, without the memory that all of it takes.
    if (bytes > 2 * BEGINNING_BYTES) {
      checkCsvBeginning(toText(path, beginning(BEGINNING_BYTES), remedy), path, columns, remedy);
    }
    return toText(path, content(), remedy);
  });
}

function toText(path: string, content: Buffer, remedy: string | undefined): string {
  if (content.includes(0)) throw dataFileError(path, ['expected a CSV file, got a binary one'], { remedy });
  return content.toString('utf8');
}
