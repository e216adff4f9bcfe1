import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode } from '../setup/pinned-node.mjs';
import { findChromium } from './chromium.mjs';

/**
 * Tests the page in a browser, against a deployment that trains: `node tools/browser/test-page.mjs`. Arguments go to Playwright.
 * With `LIESWEEP_SCREENSHOTS=yes` the pictures in docs/images/live are taken anew. Where there is no Chromium it says so, and passes.
 */
const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');

const BUILT = ['apps/web/dist/index.html', 'apps/cli/dist/main.js', 'apps/api/dist/main.js'];

const missing = BUILT.filter((file) => !existsSync(join(ROOT, file)));
const chromium = await findChromium((sentence) => console.log(sentence));
if (missing.length > 0) {
  console.error(`Not built: ${missing.join(', ')}. Run npm run setup first.`);
  process.exitCode = 1;
} else if (chromium === undefined) {
  console.log('SKIPPED: the page was not tested, for there is no Chromium on this machine.');
} else {
  const playwright = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const config = join(ROOT, 'tools', 'browser', 'playwright.config.mjs');
  // The program is started by the Node that runs the tests: it is the one that set-up has brought.
  const { path: node } = await findNode(ROOT);
  const child = spawn(node, [playwright, 'test', '--config', config, ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, LIESWEEP_CHROMIUM: chromium, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  });
  const [code] = await once(child, 'exit');
  process.exitCode = code ?? 1;
}
