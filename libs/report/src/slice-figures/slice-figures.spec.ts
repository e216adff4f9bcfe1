import { readdirSync } from 'node:fs';
import { rotationDiagram, withoutCertificate } from '@liesweep/figures/testing';
import type { PhaseDiagram } from '@liesweep/phase-diagram';
import type { SweepFindings } from '../findings/sweep-findings.js';
import { drawFigures } from '../page/draw-figures.js';
import { drawingFile, findFigures } from '../page/find-figures.js';
import { SWEEP_FIGURES } from '../sweep-figures/sweep-figures.js';
import { DIFFERENCE, fieldSample, MOTIONS } from '../testing/field-sample.js';
import { reportSample } from '../testing/report-sample.js';
import { rotationTensors, SAMPLE_FLOWS } from '../testing/sample-tensors.js';
import { sectionOf } from '../testing/section-of.js';
import { unbalancedTag } from '../testing/unbalanced-tag.js';
import { SLICE_FIGURES } from './slice-figures.js';

/** The sample, and flows of one generator at n = 4. */
function everything(diagram: PhaseDiagram): SweepFindings {
  const sample = reportSample(diagram);
  return {
    ...sample,
    tensorsOf: (slice, count) =>
      slice.dimension === 4 && count === 1
        ? { ...rotationTensors(4), flows: SAMPLE_FLOWS }
        : sample.tensorsOf(slice, count),
  };
}

const bare = rotationDiagram([2], [1], 1);
const NOTHING: SweepFindings = {
  ...reportSample({ ...bare, slices: bare.slices.map(withoutCertificate) }),
  ...{ certificates: [], groups: [], curves: [], tensorsOf: () => undefined },
};
const MATRICES = everything(rotationDiagram([2, 3, 4], [0, 1], 6));
const FIELDS = fieldSample(DIFFERENCE, MOTIONS, [2]);

/** A sweep that has figures of the kind. */
function manyOf({ generators }: Pick<(typeof SLICE_FIGURES)[number], 'generators'>): SweepFindings {
  return generators === 'coefficients' ? FIELDS : MATRICES;
}

/** The slices that have this kind of figure, and the beginnings of the file names of its drawings. */
function drawnBy(kind: (typeof SLICE_FIGURES)[number], findings: SweepFindings): (readonly [number, string[]])[] {
  return findings.phaseDiagram.slices.flatMap((slice, index) => {
    const found = kind.of(slice, findings);
    return found === undefined ? [] : [[index, Object.keys(found.draw('wide'))] as const];
  });
}

describe('the kinds of figures of a slice', () => {
  it('have names of their own, and draw under file names of their own', () => {
    const names = [...SLICE_FIGURES, ...SWEEP_FIGURES].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const drawings = SLICE_FIGURES.map((kind) => [
      ...new Set(drawnBy(kind, manyOf(kind)).flatMap(([, files]) => files)),
    ]);
    expect(new Set(drawings.flat()).size).toBe(drawings.flat().length);
    const tables = SLICE_FIGURES.flatMap(({ table }) => table?.file ?? []);
    expect(new Set(tables).size).toBe(tables.length);
  });

  it.each(SLICE_FIGURES)('$name has no figure and no section of a slice of which nothing is known', (kind) => {
    expect(drawnBy(kind, NOTHING)).toEqual([]);
    expect(sectionOf(kind, NOTHING, 0)).toBeUndefined();
  });

  it.each(SLICE_FIGURES)(
    '$name draws of one slice as of many, and its section shows what is drawn: all of it where it is most',
    (kind) => {
      const many = manyOf(kind);
      const found = drawnBy(kind, many);
      expect(found.flatMap(([, files]) => files)).not.toEqual([]);
      for (const [index, files] of found) {
        const { slices } = many.phaseDiagram;
        const one = { ...many, phaseDiagram: { ...many.phaseDiagram, slices: slices.slice(index, index + 1) } };
        const [[, alone] = [0, []]] = drawnBy(kind, one);
        expect(alone).toEqual(expect.arrayContaining(files));
      }
      const shown = found.map(([index]) => (sectionOf(kind, many, index) ?? '').match(/<figure /g)?.length ?? 0);
      const drawn = found.map(([, files]) => files.length);
      expect(Math.max(...shown)).toBe(Math.max(...drawn));
      shown.forEach((count, at) => {
        expect(count).toBeLessThanOrEqual(drawn[at] ?? 0);
      });
    },
  );

  it('are drawn under the same names for wide and for narrow pages', () => {
    for (const kind of SLICE_FIGURES) {
      for (const slice of manyOf(kind).phaseDiagram.slices) {
        const found = kind.of(slice, manyOf(kind));
        expect(Object.keys(found?.draw('narrow') ?? {})).toEqual(Object.keys(found?.draw('wide') ?? {}));
      }
    }
  });

  it.each([
    ['matrices', MATRICES],
    ['fields', FIELDS],
  ])('of %s are each a whole SVG, one file per drawing', async (_, findings) => {
    const figures = findFigures(findings);
    const drawn = await drawFigures(figures, 'narrow');
    const files = figures.ofSlices.flatMap((kinds, index) =>
      kinds.flatMap(({ found }) =>
        found === undefined
          ? []
          : Object.keys(found.draw('wide')).map((name) => drawingFile(figures, index, found, name)),
      ),
    );
    expect([...drawn.keys()].sort()).toEqual([...SWEEP_FIGURES.map(({ name }) => `${name}.svg`), ...files].sort());
    for (const svg of drawn.values()) expect(unbalancedTag(svg)).toBeUndefined();
  });

  it('draw nothing but the figures of the whole sweep where there is no slice', async () => {
    const empty = reportSample({ ...bare, slices: [] });
    expect([...(await drawFigures(findFigures(empty))).keys()]).toEqual(SWEEP_FIGURES.map(({ name }) => `${name}.svg`));
  });
});

it('of fields are none of matrices, and the other way round', () => {
  const namesIn = (findings: SweepFindings): string[] =>
    findFigures(findings).ofSlices.flatMap((kinds) => kinds.map(({ kind }) => kind.name));
  expect(namesIn(FIELDS)).not.toContain('algebra');
  expect(namesIn(MATRICES)).not.toContain('field-basis');
});

it.each([
  ['slice-figures', __dirname, SLICE_FIGURES],
  ['sweep-figures', `${__dirname}/../sweep-figures`, SWEEP_FIGURES],
])('every definition in %s is in the list', async (list, folder, kinds) => {
  const files = readdirSync(folder).filter((file) => !/\.spec\.ts$|^define-/.test(file) && file !== `${list}.ts`);
  const defined = await Promise.all(
    files.map(async (file) => Object.values((await import(`${folder}/${file}`)) as Record<string, unknown>)),
  );
  const known: readonly unknown[] = kinds;
  for (const members of defined) expect(members.filter((member) => known.includes(member))).toHaveLength(1);
  expect(files).toHaveLength(kinds.length);
});
