import {
  BadInputError,
  dataNotes,
  dataWarnings,
  filesOf,
  InvalidSweepError,
  isFileData,
  openSweepFile,
  specDigest,
  sweepId,
  sweepWarnings,
  trialCount,
  type FileDataset,
  type NamedFile,
  type SpecIssue,
  type SweepSpec,
} from '@liesweep/sweep';
import { loadData } from '../load-data.js';
import { largeDataWarnings } from './large-data-warnings.js';
import { velocityWarnings } from './velocity-lines.js';

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

/** What a sweep file is called, and where the files are that it names. */
export interface SweepPlace {
  /** In messages. */
  readonly name: string;
  /**
   * The folder that the paths of a sweep file are relative to, once every file is there.
   *
   * @param files that the sweep file names, wherever in it
   * @param refuse makes what is wrong with one of them the error of the sweep file
   */
  readonly folderOf: (
    files: readonly NamedFile[],
    refuse: (problems: readonly { readonly file: NamedFile; readonly message: string }[]) => Error,
  ) => string | Promise<string>;
}

/**
 * Validates the text of a sweep file, and the data file that it names.
 *
 * @throws BadInputError with one line per issue: `file:line:column path: message`; its cause is an InvalidSweepError where the
 *   text itself is at fault. What `folderOf` throws
 */
export async function checkSweepText(text: string, place: SweepPlace): Promise<SweepFile> {
  try {
    const { spec, dataset, featureNames } = await readSpec(text, place);
    const { warnings, ...follows } = whatFollows(spec);
    return { text, dataset, featureNames, ...follows, warnings: [...warnings, ...largeDataWarnings(dataset)] };
  } catch (error) {
    if (error instanceof InvalidSweepError) {
      const lines = error.issues.map((issue) => describeIssue(place.name, issue));
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
async function readSpec(
  text: string,
  { folderOf }: SweepPlace,
): Promise<Pick<SweepFile, 'spec' | 'dataset' | 'featureNames'>> {
  const { spec, resolve, refuse } = openSweepFile(text);
  const { data, system, seed } = spec;
  const folder = await folderOf(filesOf(spec), (problems) =>
    refuse(problems.map(({ file, message }) => ({ path: file.path, message }))),
  );
  if (!isFileData(data)) return { spec, dataset: undefined, featureNames: [] };
  const { facts, dataset, featureNames } = await loadData({ data, system, seed }, folder);
  return { spec: resolve(facts), dataset, featureNames };
}

function describeIssue(file: string, { path, line, column, message }: SpecIssue): string {
  const place = [file, line, column].filter((part) => part !== null).join(':');
  return `${place}${path === '' ? '' : ` ${path}`}: ${message}`;
}
