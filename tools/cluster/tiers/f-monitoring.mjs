import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringGoTools } from '../go-tools.mjs';
import { must } from '../run.mjs';

const INFRA = fileURLToPath(new URL('../../../infra', import.meta.url));

/** Tier F: alerts and dashboards, as Prometheus itself reads them. */
export async function tierF({ check, say, during }) {
  const promtool = join(await bringGoTools('prometheus', { say, during }), 'promtool');
  await check('Prometheus takes every alert rule', async () => {
    const output = await must(promtool, ['check', 'rules', '--lint=all', join(INFRA, 'prometheus/alerts.yaml')]);
    return /\d+ rules found/.exec(output)?.[0];
  });
  await check('each alert fires when it should, and only then', () =>
    must(promtool, ['test', 'rules', join(INFRA, 'prometheus/alerts.test.yaml')]).then(() => undefined),
  );
  await check('Prometheus can parse every query of the dashboard', async () => {
    const dashboard = JSON.parse(await readFile(join(INFRA, 'grafana/dashboard.json'), 'utf8'));
    const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    for (const query of queries) {
      // Grafana fills this in.
      await must(promtool, ['--experimental', 'promql', 'format', query.replaceAll('$__rate_interval', '5m')]);
    }
    return `${String(queries.length)} queries`;
  });
}
