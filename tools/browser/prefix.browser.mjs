import { startPrefixProxy } from './prefix-proxy.mjs';
import { expect, test } from './page-test.mjs';

const PREFIX = '/user/x/proxy/8080';

test('the page works below a prefix, as a proxy of JupyterHub gives it one', async ({ page, deployment }) => {
  const proxy = await startPrefixProxy(deployment.origin, PREFIX);
  try {
    const outside = [];
    page.on('request', (asked) => {
      if (!new URL(asked.url()).pathname.startsWith(`${PREFIX}/`)) outside.push(asked.url());
    });
    await page.goto(`${proxy.address}#token=${deployment.token}`);
    await expect(page.getByRole('heading', { name: 'Sweeps' })).toBeVisible();
    await page.getByRole('link', { name: 'Fleet' }).click();
    await expect(page.getByText('slots busy').first()).toBeVisible();
    await page.getByRole('link', { name: 'New sweep' }).first().click();
    await page.getByRole('button', { name: 'Write a formula' }).click();
    await expect(page.getByText('Ready to start.')).toBeVisible();
    expect(outside).toEqual([]);
  } finally {
    await page.close();
    await proxy.close();
  }
});
