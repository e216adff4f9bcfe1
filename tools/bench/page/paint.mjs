// How soon do our views show a sweep of 100 000 trials, and how fluent are they?
import { framesWhile, openBrowser, timeToShow } from './browser.mjs';

const DOING_MS = 5000;
const SCRIPT_LIMIT_KB = 230;
const PAINT_LIMIT_MS = 1000;
const FRAMES_AIMED_AT = 50;
const WHEEL_PIXELS = 240;

/** A row that has come, in a table that keeps only what is seen. */
const ROW = '[role="table"] [role="cell"], tbody td';
const MAP = '[role="grid"] [role="gridcell"][aria-label]';

const viewsOf = ({ sweepId }) => [
  ['sweeps', '#/', ROW],
  ['phase diagram', `#/sweeps/${sweepId}`, MAP],
  ['trials', `#/sweeps/${sweepId}/trials`, ROW],
];

const pageOf = ({ url }, address) => `${url}/${address}`;

/** What each view takes, as the comparison with another page has it. */
export async function shownBy(server, sweep) {
  const { context, close } = await openBrowser(pageOf(server, `#token=${server.secret}`));
  try {
    const shown = [];
    for (const [what, address, selector] of viewsOf(sweep)) {
      shown.push({ what: `Liesweep, ${what}`, ...(await timeToShow(context, pageOf(server, address), selector)) });
    }
    return shown;
  } finally {
    await close();
  }
}

/** Lines of what was measured of our views. */
export async function measurePaint(server, sweep) {
  const lines = ['| view | first paint ms | first data ms | data kB | script kB, gzip |', '|---|---|---|---|---|'];
  const shown = await shownBy(server, sweep);
  for (const { what, paintMs, dataMs, dataBytes, scriptBytes } of shown) {
    lines.push(
      `| ${what} | ${paintMs.toFixed(0)} | ${dataMs.toFixed(0)} | ${(dataBytes / 1000).toFixed(0)} | ${(scriptBytes / 1000).toFixed(0)} |`,
    );
  }
  lines.push('', `Aimed at: first paint ≤ ${PAINT_LIMIT_MS} ms, script ≤ ${SCRIPT_LIMIT_KB} kB.`, '');
  lines.push('| what is done for 5 s | frames a second | gaps above 20 ms | longest gap ms |', '|---|---|---|---|');
  for (const [what, { rate, late, worstMs }] of await fluency(server, sweep)) {
    lines.push(`| ${what} | ${rate.toFixed(0)} | ${(100 * late).toFixed(0)} % | ${worstMs.toFixed(0)} |`);
  }
  lines.push('', `Aimed at: ≥ ${FRAMES_AIMED_AT} frames a second, or what an empty page has.`);
  return lines;
}

async function fluency(server, sweep) {
  const { context, close } = await openBrowser(pageOf(server, `#token=${server.secret}`));
  try {
    const results = [];
    const [, diagram, trials] = viewsOf(sweep);
    const empty = await context.newPage();
    await empty.setContent('<canvas style="width: 600px; height: 400px"></canvas>');
    results.push(['hovering over an empty page', await framesWhile(empty, () => hover(empty, 'canvas'))]);
    await empty.close();
    const map = await opened(context, pageOf(server, diagram[1]), diagram[2]);
    results.push(['hovering over the phase diagram', await framesWhile(map, () => hover(map, '[role="grid"]'))]);
    await map.close();
    const table = await opened(context, pageOf(server, trials[1]), trials[2]);
    results.push(['scrolling through the trials', await framesWhile(table, () => scroll(table, '[role="table"]'))]);
    await table.close();
    return results;
  } finally {
    await close();
  }
}

async function opened(context, url, shown) {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector(shown, { state: 'attached' });
  return page;
}

/** Moves over an element in lines, as a hand does. */
async function hover(page, selector) {
  const { x, y, width, height } = await page.locator(selector).first().boundingBox();
  const end = performance.now() + DOING_MS;
  for (let step = 0; performance.now() < end; step += 1) {
    await page.mouse.move(
      x + width * (0.05 + 0.9 * ((step * 0.013) % 1)),
      y + height * (0.05 + 0.9 * ((step * 0.0037) % 1)),
    );
  }
}

/** Turns the wheel over an element. */
async function scroll(page, selector) {
  const { x, y, width, height } = await page.locator(selector).first().boundingBox();
  await page.mouse.move(x + width / 2, y + Math.min(height, 400) / 2);
  const end = performance.now() + DOING_MS;
  while (performance.now() < end) {
    await page.mouse.wheel(0, WHEEL_PIXELS);
    await page.waitForTimeout(16);
  }
}
