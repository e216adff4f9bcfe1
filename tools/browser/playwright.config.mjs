import { defineConfig } from '@playwright/test';

/** No test says anything about speed: this only ends one that hangs, on a machine with ten times its cores’ work. */
const LIMIT_MS = 600_000;

export default defineConfig({
  testDir: '.',
  testMatch: '*.browser.mjs',
  outputDir: '../../.cache/browser',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  // What follows a step that failed would fail for that reason alone.
  maxFailures: 1,
  forbidOnly: true,
  timeout: LIMIT_MS,
  expect: { timeout: 120_000 },
  reporter: 'list',
  use: {
    actionTimeout: 120_000,
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: process.env.LIESWEEP_CHROMIUM,
      // Its sandbox needs user namespaces, which root in a container has not.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
