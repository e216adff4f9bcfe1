import { dirname } from 'node:path';
import { loadData, UnreadableFileError, withInputFile } from '@liesweep/datasets';
import {
  dataNotes,
  dataWarnings,
  isFileData,
  InvalidSweepError,
  openSweepFile,
  specDigest,
  sweepId,
  sweepWarnings,
  trialCount,
  type FileDataset,
  type SpecIssue,
  type SweepSpec,
} from '@liesweep/sweep';
import { velocityWarnings } from '../terminal/velocity-lines.js';
import { largeDataWarnings } from './large-data-warnings.js';
import { BadInputError } from '@liesweep/sweep/explained-error';

/** A valid sweep file and what follows from it. */
export interface SweepFile {
  readonly text: string;
  readonly spec: SweepSpec;
  readonly specDigest: string;
  readonly sweepId: string;
  readonly trialCount: number;
  /** What was read from its data file; undefined where it has none. */
  readonly dataset: FileDataset | undefined;
  /** What messages call the real features of its data file; empty where it has none. */
  readonly featureNames: readonly string[];
  /** What was found in its data file, one sentence each: how it was read, which rows were taken. */
  readonly notes: readonly string[];
  /** What is allowed and will not give what is probably wanted, one sentence each. */
  readonly warnings: readonly string[];
}

/** Nobody writes a longer sweep file by hand; a longer one is some other file. */
const LARGEST_BYTES = 4 * 1024 * 1024;

/**
 * Reads and validates a sweep file, and the data file that it names.
 *
 * @throws BadInputError when one cannot be read, or with one line per issue: `file:line:column path: message`
 */
export async function readSweepFile(path: string): Promise<SweepFile> {
  return checkSweepText(readText(path), path);
}

/**
 * Validates the text of a sweep file, and the data file that it names.
 *
 * @param path where it is, or will be
 * @throws BadInputError as `readSweepFile`
 */
export async function checkSweepText(text: string, path: string): Promise<SweepFile> {
  try {
    const { spec, dataset, featureNames } = await readSpec(text, dirname(path));
    const { warnings, ...follows } = whatFollows(spec);
    return { text, dataset, featureNames, ...follows, warnings: [...warnings, ...largeDataWarnings(dataset)] };
  } catch (error) {
    if (error instanceof InvalidSweepError) {
      const lines = error.issues.map((issue) => describeIssue(path, issue));
      throw new BadInputError({ happened: lines.join('\n') }, { cause: error });
    }
    throw error;
  }
}

/** A specification with what follows from it alone. */
export function whatFollows(
  spec: SweepSpec,
): Pick<SweepFile, 'spec' | 'specDigest' | 'sweepId' | 'trialCount' | 'notes' | 'warnings'> {
  const identity = { specDigest: specDigest(spec), sweepId: sweepId(spec), trialCount: trialCount(spec) };
  const warnings = [...sweepWarnings(spec), ...velocityWarnings(spec.data), ...dataWarnings(spec.data)];
  return { spec, ...identity, notes: dataNotes(spec.data), warnings };
}

/** What a sweep file says is completed with what is in its files: n, whether the rows suffice, and which gradients there are. */
async function readSpec(text: string, folder: string): Promise<Pick<SweepFile, 'spec' | 'dataset' | 'featureNames'>> {
  const { spec, resolve } = openSweepFile(text);
  const { data, system, seed } = spec;
  if (!isFileData(data)) return { spec, dataset: undefined, featureNames: [] };
  const { facts, dataset, featureNames } = await loadData({ data, system, seed }, folder);
  return { spec: resolve(facts), dataset, featureNames };
}

function readText(path: string): string {
  try {
    return withInputFile(path, ({ bytes, content }) => {
      if (bytes > LARGEST_BYTES) throw notASweepFile(path, 'more than 4 MiB');
      const text = content();
      if (text.includes(0)) throw notASweepFile(path, 'a binary file');
      return text.toString('utf8');
    });
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    throw new BadInputError({ happened: `${path}: cannot be read: ${error.message}.` }, { cause: error });
  }
}

function notASweepFile(path: string, got: string): BadInputError {
  return new BadInputError({ happened: `${path}: expected a sweep file in YAML, got ${got}.` });
}

function describeIssue(file: string, { path, line, column, message }: SpecIssue): string {
  const place = [file, line, column].filter((part) => part !== null).join(':');
  return `${place}${path === '' ? '' : ` ${path}`}: ${message}`;
}
