import { rotationDiagram, rotationSlice } from '@liesweep/figures/testing';

import { renderReport } from './render-report.js';
import { reportSample } from '../testing/report-sample.js';
import { DISTANCE, fieldSample, MOTIONS } from '../testing/field-sample.js';
import { unbalancedTag } from '../testing/unbalanced-tag.js';

const MEGABYTE = 1_000_000;
const HOSTILE = `</style></pre><script>alert("x")</script><img src="https://e.org/x" onerror='alert(1)'>&amp;`;

/** Everything that a browser would fetch or run; namespaces name things and are never fetched, pictures inside are here already. */
function outsideReferences(page: string): string[] {
  const withoutNames = page
    .replace(/ xmlns(:xlink)?="[^"]*"/g, '')
    .replace(/<image [^>]*href="data:image\/png;base64,[\w+/=]*"[^>]*>/g, '');
  return (
    withoutNames.match(
      /<(script|link|iframe|object|embed|img|image|use|base)\b|\b(src|srcset|action)=|href="(?!#)|@import|url\((?!#)/g,
    ) ?? []
  );
}

describe('renderReport', () => {
  test('is one well-formed page with everything inside and nothing from outside', async () => {
    const page = await renderReport(reportSample());
    expect(unbalancedTag(page)).toBeUndefined();
    expect(outsideReferences(page)).toEqual([]);
    expect(page.length).toBeLessThan(3 * MEGABYTE);
    expect(page).not.toMatch(/NaN|undefined<|\[object/);
  });

  test('names every section, the verdict, the command, the versions and the digest', async () => {
    const input = reportSample();
    const page = await renderReport(input);
    const { run, phaseDiagram } = input;
    const headings = [...page.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, title]) => title);
    expect(headings).toEqual([
      'Verdict',
      'Where the loss vanishes',
      'What keeps it from vanishing',
      'Training curves',
      'Slice by slice',
      'How to continue',
      'How to read it',
      'What was run',
    ]);
    for (const text of [
      run.command,
      '24.21.0',
      '2.15.1',
      '1.32.0',
      phaseDiagram.specDigest,
      'All 8 slices are confirmed.',
      'restarts: 16',
    ]) {
      expect(page).toContain(text);
    }
  });

  test('no line ends inside a number, nor between a letter and its number', async () => {
    const page = await renderReport(reportSample());
    // `anywhere` lets a column shrink to one character, and 10 be read as 1 and 0.
    expect(page).not.toMatch(/overflow-wrap: *anywhere|word-break: *break-all/);
    const names = [...page.matchAll(/<a href="#slice-\d+">(.*?)<\/a>/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => / = |= | =/.test(name ?? ''))).toEqual([]);
  });

  test('every link inside the page has its target, and every id is there once', async () => {
    const page = await renderReport(reportSample());
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/href="#([^"]*)"|url\(#([^)]*)\)/g)].map(([, link, paint]) => link ?? paint);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  test('shows hostile text as text, wherever it comes from', async () => {
    const sample = reportSample(rotationDiagram([3], [0, 1], 4));
    const [first, second] = sample.phaseDiagram.slices;
    if (first === undefined || second === undefined) throw new Error('the sample has two slices');
    const page = await renderReport({
      ...sample,
      phaseDiagram: {
        ...sample.phaseDiagram,
        sweep: HOSTILE,
        specDigest: HOSTILE,
        slices: [{ ...first, system: HOSTILE, groupDimension: { ...first.groupDimension, reason: HOSTILE } }, second],
      },
      certificates: sample.certificates.map((certificate) => ({ ...certificate, reason: HOSTILE })),
      run: {
        ...sample.run,
        command: HOSTILE,
        startedAt: HOSTILE,
        sweepFile: { name: HOSTILE, text: HOSTILE },
        devices: [{ device: HOSTILE, backend: HOSTILE, mode: 'graph' }],
        versions: { [HOSTILE]: HOSTILE },
        problems: [HOSTILE],
      },
    });
    expect(outsideReferences(page.replace(/&lt;.*?&gt;/g, ''))).toEqual([]);
    expect(page).not.toMatch(/<script|<img/);
    expect(page.split('&lt;script&gt;').length).toBeGreaterThan(10);
    expect(unbalancedTag(page)).toBeUndefined();
    expect(page.match(/<\/style>/g)).toHaveLength(1);
  });

  test('draws the generators and structure constants of each slice that has them', async () => {
    const page = await renderReport(reportSample(rotationDiagram([2, 4], [1])));
    expect(page.match(/Generators of the detected group/g)).toHaveLength(2);
    expect(page.match(/<h3>Structure constants/g)).toHaveLength(1);
    expect(page).toContain('A single generator has no commutators');
    const widths = [...page.matchAll(/--natural:([\d.]+)px/g)].map(([, width]) => Number(width));
    expect(widths.length).toBeGreaterThan(6);
    expect(Math.min(...widths)).toBeGreaterThan(100);
  });

  test('says what is open and how to settle it', async () => {
    const slice = rotationSlice(4, 1, 4);
    const open = {
      ...slice,
      groupDimension: {
        ...slice.groupDimension,
        value: null,
        status: 'undetermined' as const,
        reason: 'The scan stops at N_g = 4.',
      },
    };
    const page = await renderReport(reportSample({ ...rotationDiagram(), slices: [open] }));
    expect(page).toContain('The group dimension is undetermined.');
    expect(page).toContain('The scan stops at N<sub>g</sub> = 4.');
    expect(page).toMatch(/How to continue.*<li><a href="#slice-0">n\u00a0=\u00a04<\/a>: The scan stops at/s);
    expect(page).not.toContain('Generators of the detected group');
  });

  test('stands without any finite loss, without slices, with one cell, with 45 generators, and with 30 slices', async () => {
    const diagram = rotationDiagram();
    const blank = diagram.slices.map((slice) => ({
      ...slice,
      cells: slice.cells.map((cell) => ({
        ...cell,
        lowestLoss: null,
        finalLoss: null,
        vanishing: false,
        dominantTerm: null,
      })),
      groupDimension: {
        ...slice.groupDimension,
        value: null,
        status: 'undetermined' as const,
        certificate: null,
        gapDecades: null,
      },
    }));
    const thirty = Array.from({ length: 30 }, (_, index) => rotationSlice(3, index / 10, 6));
    const inputs = [
      { ...reportSample({ ...diagram, slices: blank }), curves: [], certificates: [] },
      reportSample({ ...diagram, slices: [] }),
      reportSample(rotationDiagram([2], [1], 1)),
      reportSample(rotationDiagram([10], [1], 45)),
      reportSample({ ...diagram, sweep: 'a'.repeat(63), slices: thirty }),
    ];
    for (const input of inputs) {
      const page = await renderReport(input);
      expect(unbalancedTag(page)).toBeUndefined();
      expect(page).not.toMatch(/NaN|undefined<|\[object/);
      expect(page.length).toBeLessThan(4 * MEGABYTE);
    }
  }, 120_000);
});

describe('the report of a sweep over fields', () => {
  it('is one whole page that explains fields, which that of other sweeps does not', async () => {
    const page = await renderReport(fieldSample(DISTANCE, MOTIONS));
    expect(unbalancedTag(page)).toBeUndefined();
    expect(page).toContain('<h3>Generators</h3>');
    expect(page).toContain('[v, w] = Dv·w − Dw·v');
    expect(page).not.toMatch(/NaN|undefined/);
    const other = await renderReport(reportSample());
    expect(other).not.toContain('Dv·w');
    expect(other).not.toContain('.formulas');
  });
});
