import { readFile } from 'node:fs/promises';
import { expect, open, test } from './page-test.mjs';

test.describe.configure({ mode: 'serial' });

/** Points whose squared length is the label: what keeps it are the rotations. */
function dataFile() {
  let state = 1;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return (4 * state) / 2_147_483_647 - 2;
  };
  const rows = Array.from({ length: 300 }, () => {
    const point = [next(), next(), next()];
    return [...point, point.reduce((sum, each) => sum + each * each, 0)].map((each) => each.toFixed(6)).join();
  });
  return Buffer.from(['x,y,z,energy', ...rows].join('\n'));
}

/** Long enough to be paused, short enough to be waited for. */
const FORMULA = `name: steered
system:
  oracles: [squared-norm] # of the whole vector
grid:
  dimension: [4, 5]
  generators: { from: 1, to: 9 }
restarts: 8
training:
  steps: 2000
`;

/** The recorded trials of the sweep that is looked at, and all of them. */
async function trials(page) {
  const bar = page.getByRole('progressbar', { name: 'Recorded trials', exact: true });
  return [Number(await bar.getAttribute('aria-valuenow')), Number(await bar.getAttribute('aria-valuemax'))];
}

const recorded = (page) => async () => (await trials(page))[0];

const stage = (page, word) => expect(page.getByRole('region', { name: 'Status' })).toContainText(word);

test('a newcomer starts a sweep of a data file from the page, and watches its cells fill', async ({
  page,
  deployment,
}) => {
  await page.goto(deployment.address);
  await page.getByRole('link', { name: 'New sweep' }).last().click();
  // The token is neither in the address nor in the history.
  expect(page.url()).not.toContain(deployment.token);
  await page.getByLabel('Data file').setInputFiles({ name: 'points.csv', mimeType: 'text/csv', buffer: dataFile() });
  await expect(page.getByText('Ready to start.')).toBeVisible();
  await expect(page.getByLabel('Use energy as')).toHaveValue('label');
  await expect(page.getByLabel('Sweep file, YAML')).toHaveValue(/features: \[x, y, z\]/);
  await page.getByRole('button', { name: 'Start the sweep' }).click();
  await expect(page).toHaveURL(/#\/sweeps\/points-[0-9a-f]+/);
  await stage(page, 'complete');
  const [done, all] = await trials(page);
  expect(done).toBe(all);
  await expect(page.getByText('so(3)').first()).toBeVisible();
});

test('what is wrong with a sweep file stands where it is, with the nearest word', async ({ page, deployment }) => {
  await open(page, deployment, '/new?from=formula');
  const text = page.getByLabel('Sweep file, YAML');
  await text.fill(FORMULA.replace('dimension', 'dimensoin'));
  const issue = page.getByRole('listitem').filter({ hasText: 'did you mean dimension?' });
  await expect(issue).toContainText('Line 5');
  await expect(page.getByRole('button', { name: 'Start the sweep' })).toBeDisabled();
  await issue.getByRole('button').click();
  await expect(text).toBeFocused();
  await text.fill(FORMULA);
  await expect(page.getByText('Ready to start.')).toBeVisible();
  // The form writes into the text, and leaves what it does not know.
  await page.getByRole('textbox', { name: 'Restarts' }).fill('12');
  await expect(text).toHaveValue(FORMULA.replace('restarts: 8', 'restarts: 12'));
  await expect(text).toHaveValue(/# of the whole vector/);
  await text.fill(FORMULA);
  await expect(page.getByRole('textbox', { name: 'Restarts' })).toHaveValue('8');
});

test('a sweep is paused, survives the death of its orchestrator, is resumed and extended', async ({
  page,
  deployment,
}) => {
  await open(page, deployment, '/new?from=formula');
  await page.getByLabel('Sweep file, YAML').fill(FORMULA);
  await page.getByLabel('Project').fill('blue');
  await page.getByRole('button', { name: 'Start the sweep' }).click();
  await expect(page).toHaveURL(/#\/sweeps\/steered-[0-9a-f]+/);
  await expect.poll(recorded(page)).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Pause' }).click();
  await stage(page, 'paused');

  const killed = deployment.processOf('orchestrator');
  expect(killed).toBeDefined();
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => deployment.processOf('orchestrator')).not.toBe(killed);
  await expect.poll(() => deployment.processOf('orchestrator')).toBeDefined();

  const [before, all] = await trials(page);
  expect(before).toBeLessThan(all);
  // It may be complete before anybody sees it run again.
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(recorded(page)).toBeGreaterThan(before);
  await stage(page, 'complete');
  expect(await trials(page)).toEqual([all, all]);

  await page.getByRole('button', { name: /^Steer/ }).click();
  await page.getByRole('menuitem', { name: /^Extend/ }).click();
  await expect(page.getByText('Ready to start.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Restarts' }).fill('9');
  await expect(page.getByText('Ready to start.')).toBeVisible();
  await page.getByRole('button', { name: /^Extend steered/ }).click();
  await expect(page).toHaveURL(/#\/sweeps\/steered-[0-9a-f]+/);
  await expect.poll(async () => (await trials(page))[1]).toBe((9 * all) / 8);
  await expect.poll(recorded(page)).toBe((9 * all) / 8);
});

test('a cell is opened with the keyboard, and its generators are there', async ({ page, deployment }) => {
  await open(page, deployment, '/');
  await page.getByRole('link', { name: /^points/ }).click();
  const cell = page.getByRole('gridcell').first();
  await cell.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/cells\/\d+/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('3');
  await expect(page.getByRole('heading', { name: 'Generators' }).first()).toBeVisible();
});

test('sweeps are compared', async ({ page, deployment }) => {
  await open(page, deployment, '/');
  await page.getByRole('link', { name: 'Compare' }).click();
  await page.getByRole('button', { name: '+ points' }).click();
  await page.getByRole('button', { name: '+ steered' }).click();
  await expect(page.getByRole('region', { name: 'What differs' })).toContainText('restarts');
  await expect(page.getByRole('region', { name: 'Heat maps, on one scale' })).toBeVisible();
  // What is compared is in the address.
  expect(page.url()).toMatch(/sweeps=points-[0-9a-f]+(,|%2C)steered-[0-9a-f]+/);
});

test('all trials are exported', async ({ page, deployment }) => {
  await open(page, deployment, '/');
  await page.getByRole('link', { name: /^points/ }).click();
  const [, all] = await trials(page);
  await page.getByRole('button', { name: 'Download' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /trials.*CSV/i }).click();
  const file = await (await downloading).path();
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  expect(lines).toHaveLength(all + 1);
});

test('whoever has no token is asked for one, and keeps the view', async ({ page, deployment }) => {
  await page.goto(`${deployment.origin}/#/fleet`);
  await page.getByLabel('Token').fill('x'.repeat(43));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Token').fill(deployment.token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Fleet' })).toBeVisible();
  await expect(page.getByText('slots busy').first()).toBeVisible();
  expect(page.url()).toMatch(/#\/fleet$/);
});

test('a session that ends is signed in to again, and nothing of the view is lost', async ({
  page,
  deployment,
  context,
}) => {
  await open(page, deployment, '/new?from=formula');
  const text = page.getByLabel('Sweep file, YAML');
  await text.fill(FORMULA);
  await expect(page.getByRole('status').filter({ hasText: /^Ready to start\.$/ })).toBeVisible();
  await context.clearCookies();
  await page.getByRole('textbox', { name: 'Restarts' }).fill('10');
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByLabel('Token').fill(deployment.token);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toBeHidden();
  await expect(text).toHaveValue(FORMULA.replace('restarts: 8', 'restarts: 10'));
  await expect(page.getByText('Ready to start.')).toBeVisible();
  expect(page.url()).toMatch(/#\/new\?from=formula$/);
});
