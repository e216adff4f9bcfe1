import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHART } from './chart.mjs';
import { createChecks } from './checks.mjs';
import { bringGoTools } from './go-tools.mjs';
import { must } from './run.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The chart's README, from its template and the comments in values.yaml.
 *
 * @returns {Promise<string>}
 */
export async function renderChartReadme(progress) {
  const helmDocs = join(await bringGoTools('helm-docs', progress), 'helm-docs');
  const flags = ['--chart-search-root', CHART, '--log-level', 'warning', '--dry-run'];
  return `${(await must(helmDocs, flags)).trimEnd()}\n`;
}

/** Where the README is kept, and the command that writes it. */
export const CHART_README = join(CHART, 'README.md');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { writeFile } = await import('node:fs/promises');
  await writeFile(CHART_README, await renderChartReadme(createChecks()));
  console.log(`wrote ${relative(ROOT, CHART_README)}`);
}
