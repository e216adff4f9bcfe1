import AxeBuilder from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';
import { startDeployment } from './deployment.mjs';

/** Errors of the browser that are no fault of the page: an answer of the interface with a status that says no. */
const ANSWERED = /the server responded with a status of 4\d\d/i;

/**
 * Tests of the page: each has a deployment, which all of them share, and a page that asks no other origin for anything, throws
 * nothing and logs no error.
 */
export const test = base.extend({
  deployment: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what is wanted from here
    async ({}, use) => {
      const deployment = await startDeployment();
      try {
        await use(deployment);
      } finally {
        await deployment.stop();
      }
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  faults: [
    async ({ context }, use) => {
      const faults = [];
      const origins = new Set();
      context.on('page', (page) => {
        page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
        page.on('console', (message) => {
          if (message.type() === 'error' && !ANSWERED.test(message.text())) faults.push(`logged: ${message.text()}`);
        });
      });
      context.on('request', (asked) => {
        const { protocol, origin } = new URL(asked.url());
        if (protocol === 'data:' || protocol === 'blob:') return;
        origins.add(origin);
        if (!/^http:\/\/127\.0\.0\.1:\d+$/.test(origin)) faults.push(`asked another origin: ${asked.url()}`);
        if (origins.size > 1) faults.push(`asked a second origin: ${asked.url()}`);
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * Goes to a view, as somebody who has signed in.
 *
 * @param {import('@playwright/test').Page} page
 * @param {import('./deployment.mjs').Deployment} deployment
 * @param {string} view such as `/fleet`
 */
export async function open(page, { origin, token }, view) {
  const answer = await page.request.post(`${origin}/api/v1/session`, { data: { token } });
  expect(answer.ok()).toBe(true);
  await page.goto(`${origin}/#${view}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Fails with all violations of accessibility on a page, each with where it is. */
export async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
  );
  expect(found).toEqual([]);
}

export { expect };
