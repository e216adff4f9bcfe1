import { createChecks, MissingPrerequisite } from './checks.mjs';
import { hasGo, OLDEST_GO_MINOR } from './go-tools.mjs';
import { createImageCollection } from './images/image-collection.mjs';
import { endAllOnExit } from './processes.mjs';
import { tierA } from './tiers/a-templates.mjs';
import { tierB } from './tiers/b-api-server.mjs';
import { tierC } from './tiers/c-autoscaling.mjs';
import { tierD } from './tiers/d-images.mjs';
import { tierE } from './tiers/e-node.mjs';
import { tierF } from './tiers/f-monitoring.mjs';

const TIERS = {
  A: ['A: templates, schema, unit tests', tierA],
  B: ['B: a real API server, and nodes that advertise devices', tierB],
  C: ['C: trainers come and go with the work, by KEDA', tierC],
  D: ['D: images are built, and start', tierD],
  E: ['E: a real node, and a sweep inside', tierE],
  F: ['F: alerts and dashboards, as Prometheus reads them', tierF],
};
const HELP = `Usage: npm run test:cluster [-- TIER …]

Tests the chart and the images, from cheap to real. Tiers: ${Object.values(TIERS)
  .map(([title]) => title)
  .join(' · ')}.
Brings in what it needs from package registries and ends what it starts. Needs Linux on x64, Node 20 or newer, Python 3
with pip and Go 1.${String(OLDEST_GO_MINOR)} or newer. Exit code 1 when a check failed.`;

async function main(args) {
  if (args.includes('--help')) {
    console.log(HELP);
    return;
  }
  const letters = args.length === 0 ? Object.keys(TIERS) : args;
  const unknown = letters.find((letter) => TIERS[letter] === undefined);
  if (unknown !== undefined) throw new Error(`there is no tier ${unknown}; there are ${Object.keys(TIERS).join(', ')}`);
  const checks = createChecks();
  const images = createImageCollection();
  endAllOnExit(() => images.close());
  const isGoThere = await hasGo();
  for (const letter of letters) {
    const [title, run] = TIERS[letter];
    await checks.tier(title, () => {
      if (!isGoThere)
        throw new MissingPrerequisite(
          `Go 1.${String(OLDEST_GO_MINOR)} or newer is not installed, so its tools cannot be built`,
        );
      return run({ ...checks, images });
    });
  }
  await images.close();
  const { passed, failed, skipped } = checks.counts;
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  if (failed > 0) process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error) => {
  console.error(`test:cluster: ${error.message}`);
  process.exitCode = 2;
});
