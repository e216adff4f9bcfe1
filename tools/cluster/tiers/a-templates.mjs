import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CHART_README, renderChartReadme } from '../chart-readme.mjs';
import { CHART, COMBINATIONS, overlay, valuesFlags } from '../chart.mjs';
import { expect } from '../checks.mjs';
import { bringGoTools } from '../go-tools.mjs';
import { bringKubernetesSchemas } from '../kubernetes-schemas.mjs';
import { must, run } from '../run.mjs';

/** Kinds that the cluster learns from its operators; tier B validates them against those operators' definitions. */
const FOREIGN_KINDS = 'ScaledObject,TriggerAuthentication,ServiceMonitor,PrometheusRule';

const WRONG_VALUES = [
  ['an unknown key', ['pools.cpu.replcas=2'], /replcas/],
  ['an address without a port', ['temporal.address=temporal'], /temporal\/address/],
  ['a store that pods cannot share', ['tensors.uri=file:/data'], /tensors\/uri/],
  ['a pool whose name is no name', ['pools.GPU_1.replicas=1'], /GPU_1/],
  [
    'too little time for a checkpoint',
    ['pools.cpu.terminationGracePeriodSeconds=10'],
    /expected more than checkpointSeconds/,
  ],
  ['no database', ['rows.existingSecret='], /rows\.existingSecret/],
  ['a network without peers of Temporal', ['networkPolicy.temporal.to=null'], /networkPolicy[./]temporal/],
  ['a network without peers of PostgreSQL', ['networkPolicy.rows.to=null'], /networkPolicy[./]rows/],
  ['a network without peers of S3', ['networkPolicy.tensors.to=null'], /networkPolicy[./]tensors/],
  ['a collector of traces without peers', ['networkPolicy.traces.port=4318'], /networkPolicy[./]traces/],
  ['a page that nobody could sign in to', ['api.enabled=true'], /api: nobody could sign in/],
  [
    'a provider without groups',
    ['api.enabled=true', 'api.oidc.issuer=https://x.test', 'networkPolicy.enabled=false'],
    /api\.groups/,
  ],
  ['a provider without TLS', ['api.oidc.issuer=http://x.test'], /oidc\/issuer/],
  [
    'a header that anybody could send',
    ['api.enabled=true', 'api.proxy.userHeader=x-forwarded-email', 'api.groups=a=read'],
    /api\.proxy\.addresses/,
  ],
  [
    'a network without peers of the provider',
    [
      'api.enabled=true',
      'api.oidc.issuer=https://x.test',
      'api.oidc.clientId=l',
      'api.groups=a=read',
      'api.publicUrl=https://y.test/',
    ],
    /networkPolicy[./]oidc/,
  ],
  ['a digest that is none', ['images.digests.trainer=latest'], /images\/digests\/trainer/],
];

/** Tier A: what can be said about the chart without a cluster. */
export async function tierA({ check, say, during }) {
  const progress = { say, during };
  const helm = join(await bringGoTools('helm', progress), 'helm');
  const kubeconform = join(await bringGoTools('kubeconform', progress), 'kubeconform');
  const unittest = join(await bringGoTools('unittest', progress), 'helm-unittest');
  const schemas = await bringKubernetesSchemas(progress);

  const rendered = [];
  for (const names of COMBINATIONS) {
    await check(`${names.length === 0 ? 'the least values' : names.join(' + ')}: linted and rendered`, async () => {
      await must(helm, ['lint', '--strict', CHART, ...valuesFlags(names)]);
      rendered.push(await must(helm, ['template', 'liesweep', CHART, ...valuesFlags(names)]));
    });
  }
  await check("every rendered object fits Kubernetes' schema", async () => {
    const location = `${schemas}/{{.ResourceKind}}{{.KindSuffix}}.json`;
    const flags = ['-strict', '-summary', '-skip', FOREIGN_KINDS, '-schema-location', location, '-'];
    return (await must(kubeconform, flags, { input: rendered.join('\n---\n') })).trim();
  });
  for (const [what, settings, message] of WRONG_VALUES) {
    await check(`${what} is refused, by name`, async () => {
      const flags = ['template', 'liesweep', CHART, '--values', overlay('example')];
      const { code, stderr } = await run(helm, [...flags, ...settings.flatMap((setting) => ['--set', setting])]);
      expect(
        code !== 0 && message.test(stderr),
        `expected a message like ${String(message)}, got exit code ${code}: ${stderr}`,
      );
    });
  }
  await check('the unit tests of the templates pass', async () => {
    const output = await must(unittest, [CHART]);
    return /Tests:\s+(.*)/.exec(output)?.[1];
  });
  await check('its README says what values.yaml says', async () => {
    const isCurrent = (await readFile(CHART_README, 'utf8')) === (await renderChartReadme(progress));
    expect(isCurrent, 'write it anew: node tools/cluster/chart-readme.mjs');
  });
  await check('no password, token or key is a value', async () => {
    const text = await readFile(join(CHART, 'values.yaml'), 'utf8');
    const names = [...text.matchAll(/^\s*([A-Za-z]+):/gm)].map(([, name]) => name);
    const wrong = names.filter(
      (name) => /password|token|accesskey|secret/i.test(name) && !/^(existingSecret|secretKey|pullSecrets)$/.test(name),
    );
    expect(wrong.length === 0, `these would carry a secret: ${wrong.join(', ')}`);
  });
}
