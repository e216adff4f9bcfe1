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
  weights: { closure: 1 }
restarts: 8
training:
  steps: 1500
`;

/** The cell of n = 3 and N_g = 3, of eight. */
const SO_3 = 6;

const WIDTHS = [1280, 380];
const THEMES = ['light', 'dark'];

/** Each view, by the word that its pictures begin with. */
const VIEWS = [
  { name: 'sweeps', at: () => '/' },
  { name: 'phase-diagram', at: (id) => `/sweeps/${id}` },
  { name: 'trials', at: (id) => `/sweeps/${id}/trials` },
  { name: 'cell', at: (id) => `/sweeps/${id}/cells/${String(SO_3)}` },
  { name: 'compare', at: (id) => `/compare?sweeps=${id}~0,${id}~1` },
  { name: 'fleet', at: () => '/fleet' },
  { name: 'new-sweep', at: () => '/new?from=example&of=quick' },
  { name: 'not-there', at: () => '/sweeps/nothing-0123456789abcdef0123' },
];

/** A sweep that has been trained; asked again, it is the same. */
async function recordedSweep({ origin, token }, request) {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await request.post(`${origin}/api/v1/sweeps`, { headers, data: { sweepFile: SWEEP } });
  expect(answer.status()).toBe(200);
  const { sweepId } = await answer.json();
  const stage = async () => (await (await request.get(`${origin}/api/v1/sweeps/${sweepId}`, { headers })).json()).stage;
  await expect.poll(stage).toBe('complete');
  return sweepId;
}

for (const { name, at } of VIEWS) {
  test(`the view ${name} is accessible and fits, narrow and wide, light and dark`, async ({
    page,
    deployment,
    request,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, deployment, at(await recordedSweep(deployment, request)));
    await inEveryLook(page, name);
  });
}

test('the form that asks for a token is accessible and fits, narrow and wide, light and dark', async ({
  page,
  deployment,
}) => {
  await page.goto(deployment.origin);
  await expect(page.getByLabel('Token')).toBeVisible();
  await inEveryLook(page, 'sign-in');
});

/** Looks at what is shown in both themes and both widths. */
async function inEveryLook(page, name) {
  for (const width of WIDTHS) {
    for (const colorScheme of THEMES) {
      await test.step(`${String(width)} px, ${colorScheme}`, async () => {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await settled(page);
        const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        expect(overflow, 'it is wider than the window').toBeLessThanOrEqual(0);
        if (TAKES) {
          await mkdir(PICTURES, { recursive: true });
          await page.screenshot({ path: join(PICTURES, `${name}-${String(width)}-${colorScheme}.png`) });
        }
        await expectAccessible(page);
      });
    }
  }
}

/** Nothing is being read any more. */
async function settled(page) {
  await expect(page.getByText(/^Reading .* …$/)).toHaveCount(0);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}
