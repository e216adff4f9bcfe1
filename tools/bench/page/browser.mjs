// A page in Debian's Chromium, without a screen: how soon it shows something, what it needs for that, and how fluent it is.
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';

const ROUNDS = 5;
/** What is not shown by then is not waited for. */
export const SHOWN_LIMIT_MS = 120_000;
const SIZE = { width: 1280, height: 800 };

/** Starts the browser; `signIn` is where a visit gives it a cookie. */
export async function openBrowser(signIn) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const context = await browser.newContext({ viewport: SIZE });
  if (signIn !== undefined) {
    const page = await context.newPage();
    await page.goto(signIn);
    await page.waitForLoadState('networkidle');
    await page.close();
  }
  return { context, close: () => browser.close() };
}

/**
 * Opens a page with an empty cache, several times.
 *
 * @param {string} shown a selector: when it is there, the data are shown
 * @returns {Promise<{ paintMs: number, dataMs: number, dataBytes: number, scriptBytes: number }>} medians; bytes of scripts as
 *   gzip makes them, of data as JSON; dataMs is infinite where nothing was shown in two minutes
 */
export async function timeToShow(context, url, shown, rounds = ROUNDS) {
  const visits = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    const bodies = [];
    page.on('response', (response) => {
      const type = response.request().resourceType();
      if (type === 'script' || type === 'fetch' || type === 'xhr') {
        bodies.push(
          response.body().then(
            (body) => ({ type, body }),
            () => undefined,
          ),
        );
      }
    });
    await page.goto(url, { waitUntil: 'commit' });
    const dataMs = await page
      .waitForFunction((selector) => globalThis.document.querySelector(selector) !== null && performance.now(), shown, {
        ...{ polling: 'raf', timeout: SHOWN_LIMIT_MS },
      })
      .then((handle) => handle.jsonValue())
      .catch(() => Infinity);
    const received = (await Promise.race([Promise.all(bodies), page.waitForTimeout(2000).then(() => [])])).filter(
      Boolean,
    );
    const paintMs = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    );
    const bytesOf = (isScript, size) =>
      received.filter(({ type }) => (type === 'script') === isScript).reduce((sum, { body }) => sum + size(body), 0);
    visits.push({
      ...{ paintMs, dataMs, dataBytes: bytesOf(false, (body) => body.length) },
      scriptBytes: bytesOf(true, (body) => gzipSync(body).length),
    });
    await page.close();
  }
  const median = (field) => visits.map((visit) => visit[field]).toSorted((a, b) => a - b)[Math.floor(rounds / 2)];
  return Object.fromEntries(Object.keys(visits[0]).map((field) => [field, median(field)]));
}

/**
 * Frames while something is done on a page.
 *
 * @returns {Promise<{ rate: number, late: number, worstMs: number }>} frames a second, the share of gaps above 20 ms, and the
 *   longest gap
 */
export async function framesWhile(page, work) {
  await page.evaluate(() => {
    globalThis.frameTimes = [];
    const next = (time) => {
      globalThis.frameTimes.push(time);
      globalThis.nextFrame = globalThis.requestAnimationFrame(next);
    };
    globalThis.nextFrame = globalThis.requestAnimationFrame(next);
  });
  await work();
  const times = await page.evaluate(() => {
    globalThis.cancelAnimationFrame(globalThis.nextFrame);
    return globalThis.frameTimes;
  });
  const gaps = times.slice(1).map((time, at) => time - times[at]);
  const lasted = times.at(-1) - times[0];
  return {
    rate: (gaps.length / lasted) * 1000,
    late: gaps.filter((gap) => gap > 20).length / gaps.length,
    worstMs: Math.max(...gaps),
  };
}
