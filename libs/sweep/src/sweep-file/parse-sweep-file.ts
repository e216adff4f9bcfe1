import { InvalidSweepError, type SpecIssue } from '../errors.js';
import type { DataFacts } from '../data-facts.js';
import { dataOf, type DataSpec } from '../data/index.js';
import { oracleOf } from '../oracles/index.js';
import type { FilePath, Problem } from '../schema/problem.js';
import type { SweepSpec, SystemSpec } from '../sweep-spec.js';
import { checkCandidates, checkDimensions, checkSparsity, checkTrialCount } from './cross-checks.js';
import { checkColumnsOfParticles, checkData, checkDimension, fixedDimension, labelCountOf } from './data-checks.js';
import { checkDrawnRows } from './drawn-rows.js';
import { checkTrajectoryLabels } from './trajectory-checks.js';
import { checkConserved } from './conserved-checks.js';
import { checkFields, checkLabelAction, checkLayout, checkParticles } from './field-checks.js';
import { nameSystem } from './name-system.js';
import { checkOracles } from './oracle-checks.js';
import { describeValue, problemsOf } from './problems.js';
import { sweepFileSchema } from './sweep-file-schema.js';
import { withParticles } from './with-particles.js';
import { readYaml, type YamlText } from './yaml-text.js';

/** A person corrects these first; more would hide them. */
const MOST_ISSUES = 20;

/** A sweep file that is valid as far as it can be told without the data file that it names. */
export interface OpenSweepFile {
  /** The specification, without what only the data file says. */
  readonly spec: SweepSpec;
  /**
   * The specification of a sweep over a data file.
   *
   * @param facts what was found in the data file
   * @throws InvalidSweepError with everything in the sweep file that does not fit them, in its order
   */
  readonly resolve: (facts: DataFacts) => SweepSpec;
  /** The error of a sweep file whose values are refused for reasons that it cannot know, each at its place in the text. */
  readonly refuse: (problems: readonly Problem[]) => InvalidSweepError;
}

/**
 * Reads a sweep file: YAML (or JSON, which is YAML), with defaults filled in, axes expanded and units converted. It is read once:
 * what is in its data file is told afterwards.
 *
 * @throws InvalidSweepError with everything that is wrong with the file, in its order
 */
export function openSweepFile(text: string): OpenSweepFile {
  const { specWith, refuse } = readSections(text);
  return { spec: specWith(undefined), resolve: specWith, refuse };
}

/**
 * The specification that a sweep file gives, at once with what is known of its data file.
 *
 * @throws InvalidSweepError with everything that is wrong with the file, in its order
 */
export function parseSweepFile(text: string, facts?: DataFacts): SweepSpec {
  return readSections(text).specWith(facts);
}

/** A sweep file that was read once. */
interface ReadSections extends Pick<OpenSweepFile, 'refuse'> {
  readonly specWith: (facts: DataFacts | undefined) => SweepSpec;
}

function readSections(text: string): ReadSections {
  const yaml = readYaml(text);
  const { value } = yaml;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = `expected a mapping with the keys name, system and grid, got ${describeValue(value)}`;
    throw new InvalidSweepError([{ path: '', line: null, column: null, message }]);
  }
  const parsed = sweepFileSchema.safeParse(value);
  const ownProblems = parsed.success ? [] : problemsOf(parsed.error.issues, value);
  const sections = sectionsOf(value);
  const refuse = (problems: readonly Problem[]): InvalidSweepError =>
    new InvalidSweepError(locateProblems(problems, yaml));
  const specWith = (facts: DataFacts | undefined): SweepSpec => {
    const problems = [...ownProblems, ...crossProblems(sections, facts)];
    if (parsed.success && problems.length === 0) {
      const { grid } = parsed.data;
      const data = identifiedData(parsed.data.data, facts);
      const { system } = withParticles(parsed.data.system, data);
      const dimension = grid.dimension ?? fixedDimension(system, data, facts);
      const named = nameSystem(system, data, dimension);
      return {
        ...parsed.data,
        ...{ data, system: identifiedSystem(named.system, facts), grid: { ...grid, dimension: dimension ?? [] } },
      };
    }
    throw refuse(problems);
  };
  return { specWith, refuse };
}

/** The sections that are compared with each other, each undefined where it is not valid in itself. */
function sectionsOf(value: object) {
  const { system, data, grid, restarts, training, candidates, conserved } = sweepFileSchema.shape;
  const section = (key: string): unknown => Object.entries(value).find(([each]) => each === key)?.[1];
  return {
    parsedSystem: system.safeParse(section('system')).data,
    parsedData: data.safeParse(section('data')).data,
    parsedGrid: grid.safeParse(section('grid')).data,
    parsedTraining: training.safeParse(section('training')).data,
    parsedRestarts: restarts.safeParse(section('restarts')).data,
    parsedCandidates: candidates.safeParse(section('candidates')).data ?? [],
    parsedConserved: conserved.safeParse(section('conserved')).data,
  };
}

/** Checks between sections, each as soon as the sections it compares are valid in themselves. */
function crossProblems(sections: ReturnType<typeof sectionsOf>, facts: DataFacts | undefined): Problem[] {
  const { parsedGrid, parsedTraining, parsedRestarts, parsedCandidates, parsedConserved } = sections;
  const parsedData = sections.parsedData && identifiedData(sections.parsedData, facts);
  const grouped = sections.parsedSystem && parsedData && withParticles(sections.parsedSystem, parsedData);
  const parsedSystem = grouped?.system ?? sections.parsedSystem;
  const dimension = parsedGrid?.dimension ?? fixedDimension(parsedSystem, parsedData, facts);
  const named = parsedSystem && parsedData && nameSystem(parsedSystem, parsedData, dimension);
  const system = named?.system ?? parsedSystem;
  return [
    ...(grouped?.problems ?? []),
    ...(system === undefined ? [] : checkOracles(system, parsedTraining)),
    ...(named === undefined ? [] : named.problems),
    ...(system === undefined ? [] : checkFields(system, parsedGrid, parsedTraining, parsedCandidates)),
    ...(system === undefined || parsedData === undefined ? [] : checkData(system, parsedData, facts)),
    ...(system === undefined || parsedData === undefined ? [] : checkTrajectoryLabels(system, parsedData)),
    ...(system === undefined || parsedData === undefined ? [] : checkColumnsOfParticles(system, parsedData, facts)),
    ...(system === undefined || parsedGrid === undefined ? [] : checkSparsity(system, parsedGrid)),
    ...(system === undefined || parsedGrid === undefined || parsedData === undefined
      ? []
      : checkDimension(parsedGrid, system, parsedData, facts)),
    ...(system === undefined || dimension === undefined
      ? []
      : [
          ...checkDimensions(system.oracles, dimension),
          ...checkCandidates(parsedCandidates, system, dimension),
          ...(named?.problems.length === 0
            ? [
                ...checkParticles(system, dimension),
                ...checkLayout(system, parsedData, dimension),
                ...checkLabelAction(system, dimension, labelCountOf(system, facts)),
              ]
            : []),
          ...(parsedData === undefined ? [] : checkDrawnRows(system, parsedData, dimension)),
          ...(parsedData === undefined ? [] : checkConserved(parsedConserved, system, parsedData, dimension)),
        ]),
    ...(parsedGrid === undefined || dimension === undefined || parsedRestarts === undefined
      ? []
      : checkTrialCount({ grid: { ...parsedGrid, dimension }, restarts: parsedRestarts })),
  ];
}

/** Data with what was found in their file. */
function identifiedData(data: DataSpec, facts: DataFacts | undefined): DataSpec {
  return facts === undefined ? data : (dataOf(data).identifiedBy?.(data, facts) ?? data);
}

/** A system with what was found in the files that its oracles name. */
function identifiedSystem(system: SystemSpec, facts: DataFacts | undefined): SystemSpec {
  if (facts === undefined) return system;
  return {
    ...system,
    oracles: system.oracles.map((oracle) => oracleOf(oracle).identifiedBy?.(oracle, facts) ?? oracle),
  };
}

function locateProblems(problems: readonly Problem[], yaml: YamlText): SpecIssue[] {
  const issues = problems.slice(0, MOST_ISSUES).map(({ path, message }): SpecIssue => {
    const place = yaml.locate(path);
    return { path: formatPath(path), line: place?.line ?? null, column: place?.column ?? null, message };
  });
  issues.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  const left = problems.length - issues.length;
  if (left > 0) issues.push({ path: '', line: null, column: null, message: `and ${String(left)} more issues` });
  return issues;
}

/** Such as `system.oracles[1].signature`. */
function formatPath(path: FilePath): string {
  const parts = path.map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${formatKey(key)}`));
  return parts.join('').replace(/^\./, '');
}

function formatKey(key: string): string {
  return /^[\w-]{1,64}$/.test(key) ? key : describeValue(key);
}
