import { InvalidSweepError, type SpecIssue } from '../errors.js';
import type { SweepSpec } from '../sweep-spec.js';
import { checkDimensionGiven, checkDimensions, checkTrialCount } from './cross-checks.js';
import { describeValue, problemsOf, type FilePath, type Problem } from './problems.js';
import { sweepFileSchema } from './sweep-file-schema.js';
import { readYaml, type YamlText } from './yaml-text.js';

/** A person corrects these first; more would hide them. */
const MOST_ISSUES = 20;

/**
 * Reads a sweep file: YAML (or JSON, which is YAML), with defaults filled in, axes expanded and units converted.
 *
 * @throws InvalidSweepError with everything that is wrong with the file, in its order
 */
export function parseSweepFile(text: string): SweepSpec {
  const yaml = readYaml(text);
  const { value } = yaml;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = `expected a mapping with the keys name, system and grid, got ${describeValue(value)}`;
    throw new InvalidSweepError([{ path: '', line: null, column: null, message }]);
  }
  const parsed = sweepFileSchema.safeParse(value);
  const problems = [...(parsed.success ? [] : problemsOf(parsed.error.issues, value)), ...crossProblems(value)];
  const dimension = parsed.data?.grid.dimension;
  if (parsed.success && dimension !== undefined && problems.length === 0) {
    return { ...parsed.data, grid: { ...parsed.data.grid, dimension } };
  }
  throw new InvalidSweepError(locateProblems(problems, yaml));
}

/** Checks between sections, each as soon as the sections it compares are valid in themselves. */
function crossProblems(value: object): Problem[] {
  const { system, data, grid, restarts } = sweepFileSchema.shape;
  const section = (key: string): unknown => Object.entries(value).find(([each]) => each === key)?.[1];
  const parsedGrid = grid.safeParse(section('grid')).data;
  if (parsedGrid === undefined) return [];
  const { dimension, ...axes } = parsedGrid;
  if (dimension === undefined) return data.safeParse(section('data')).success ? checkDimensionGiven(parsedGrid) : [];
  const parsedSystem = system.safeParse(section('system')).data;
  const parsedRestarts = restarts.safeParse(section('restarts')).data;
  return [
    ...(parsedSystem === undefined ? [] : checkDimensions(parsedSystem.oracles, dimension)),
    ...(parsedRestarts === undefined
      ? []
      : checkTrialCount({ grid: { ...axes, dimension }, restarts: parsedRestarts })),
  ];
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
