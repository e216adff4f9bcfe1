import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '..', '..', '..');
const read = (path) => readFileSync(join(root, path), 'utf8');
const yaml = createRequire(join(root, 'libs/sweep/package.json'))('yaml');
const prometheus = createRequire(join(root, 'libs/worker-process/package.json'))('prom-client');

/** What Prometheus appends to the name of a histogram. */
const HISTOGRAM_SUFFIX = /_(bucket|sum|count)$/;

/** The metrics that sources create: their names stand there as whole strings. */
const ownMetrics = new Set(
  globSync('{apps,libs}/*/src/**/*-metrics.ts', { cwd: root }).flatMap((file) =>
    [...read(file).matchAll(/'(liesweep_[a-z_]+)'/g)].map(([, name]) => name),
  ),
);

function defaultMetrics() {
  const register = new prometheus.Registry();
  prometheus.collectDefaultMetrics({ register });
  return register.getMetricsAsArray().map(({ name }) => name);
}

const { groups } = yaml.parse(read('infra/prometheus/alerts.yaml'));
const rules = groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(read('infra/grafana/dashboard.json'));
const shownExpressions = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
const metricsIn = (expression) => expression.match(/\b(liesweep|nodejs|process)_[a-z0-9_]+/g) ?? [];
const isKnown = (known) => (name) => known.has(name) || known.has(name.replace(HISTOGRAM_SUFFIX, ''));

test('the sources create metrics', () => {
  assert.ok(ownMetrics.has('liesweep_trials_total') && ownMetrics.has('liesweep_trials_recorded_total'));
});

test('every expression of the dashboard and the alerts names a metric, and each exists', () => {
  const known = isKnown(new Set([...ownMetrics, ...defaultMetrics()]));
  for (const expression of [...shownExpressions, ...rules.map(({ expr }) => expr)]) {
    const names = metricsIn(expression);
    assert.ok(names.length > 0, `no metric in: ${expression}`);
    for (const name of names) assert.ok(known(name), `${name} does not exist, in: ${expression}`);
  }
});

test('every metric of ours is shown on the dashboard and documented', () => {
  const operations = read('docs/operations.md');
  const shown = shownExpressions.join('\n');
  for (const name of ownMetrics) {
    assert.ok(shown.includes(name), `${name} is not on the dashboard`);
    assert.ok(operations.includes(`\`${name}\``), `${name} is not in docs/operations.md`);
  }
});

test('every panel has a title, a query and a place of its own', () => {
  const places = new Set();
  for (const { title, targets, gridPos } of dashboard.panels) {
    assert.ok(title.length > 0 && targets.length > 0);
    places.add(`${String(gridPos.x)},${String(gridPos.y)}`);
  }
  assert.equal(places.size, dashboard.panels.length);
});

test('every alert has a name of its own, a severity, and says what to do', () => {
  for (const { alert, labels, annotations } of rules) {
    assert.match(alert, /^Liesweep[A-Z]/);
    assert.match(labels.severity, /^(critical|warning|info)$/);
    assert.ok(annotations.summary.length > 0 && annotations.description.length > 0, alert);
  }
  assert.equal(new Set(rules.map(({ alert }) => alert)).size, rules.length);
});

test('the chart installs these files and no others', () => {
  assert.equal(read('infra/helm/liesweep/monitoring/alerts.yaml'), read('infra/prometheus/alerts.yaml'));
  assert.equal(read('infra/helm/liesweep/monitoring/liesweep.json'), read('infra/grafana/dashboard.json'));
});
