import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, expectAccessible, open, test } from './page-test.mjs';

/** Pictures that were looked at; taken anew where it is asked for, never in passing. */
const PICTURES = resolve(fileURLToPath(import.meta.url), '../../../docs/images/live');
const TAKES = process.env.LIESWEEP_SCREENSHOTS === 'yes';

const SWEEP = `name: rotations
system:
  oracles: [squared-norm]
grid:
  dimension: [2, 3]
  generators: { from: 1, to: 4 }
restarts: 8
training:
  steps: 1500
`;

const WIDTHS = [380, 1280];
const THEMES = ['light', 'dark'];

/** Each view, by the word that its pictures begin with. */
const VIEWS = (id) => [
  { name: 'sweeps', at: '/' },
  { name: 'phase-diagram', at: `/sweeps/${id}` },
  { name: 'trials', at: `/sweeps/${id}/trials` },
  { name: 'cell', at: `/sweeps/${id}/cells/0` },
  { name: 'compare', at: '/compare' },
  { name: 'fleet', at: '/fleet' },
  { name: 'new-sweep', at: '/new?from=example&of=quick' },
];

async function recordedSweep({ origin, token }, request) {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await request.post(`${origin}/api/v1/sweeps`, { headers, data: { sweepFile: SWEEP } });
  expect(answer.status()).toBe(200);
  const { sweepId } = await answer.json();
  await expect
    .poll(async () => (await (await request.get(`${origin}/api/v1/sweeps/${sweepId}`, { headers })).json()).stage)
    .toBe('complete');
  return sweepId;
}

for (const theme of THEMES) {
  for (const width of WIDTHS) {
    test(`every view is accessible and fits, ${theme}, ${String(width)} px wide`, async ({
      browser,
      deployment,
      request,
      faults,
    }) => {
      const id = await recordedSweep(deployment, request);
      const context = await browser.newContext({
        ...{ viewport: { width, height: 900 }, colorScheme: theme, reducedMotion: 'reduce' },
      });
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
      for (const { name, at } of VIEWS(id)) {
        await test.step(name, async () => {
          await open(page, deployment, at);
          await settled(page);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(overflow, `${name} is wider than the window`).toBeLessThanOrEqual(0);
          if (TAKES) {
            await mkdir(PICTURES, { recursive: true });
            await page.screenshot({ path: join(PICTURES, `${name}-${String(width)}-${theme}.png`) });
          }
          await expectAccessible(page);
        });
      }
      await context.close();
    });
  }
}

/** Nothing is being read any more. */
async function settled(page) {
  await expect(page.getByText(/^Reading .* …$/)).toHaveCount(0);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}
