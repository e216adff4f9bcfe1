import { parseSweepFile, specDigest, sweepId } from '@liesweep/sweep';
import { sweepInput } from './sweep-input.js';

function sweepOn(device: string) {
  const spec = parseSweepFile(
    `name: a\nsystem: { oracles: [squared-norm] }\ngrid: { dimension: 2, generators: 1 }\nexecution: { device: ${device} }\n`,
  );
  return { spec, sweepId: sweepId(spec), specDigest: specDigest(spec) };
}

test('names the specification, and the trainers of the device that it asks for', () => {
  const sweep = sweepOn('gpu');
  expect(sweepInput(sweep, { deviceClass: 'cpu', slots: 2 })).toEqual({
    ...{ sweepId: sweep.sweepId, specDigest: sweep.specDigest, slots: 2, window: 64, trainQueue: 'train-gpu' },
    specName: `specs/${sweep.sweepId}/${sweep.specDigest.slice('sha256:'.length)}.json`,
  });
});

test('leaves the choice of the device to the environment where it asks for none', () => {
  expect(sweepInput(sweepOn('auto'), { deviceClass: 'mig', slots: 1 }).trainQueue).toBe('train-mig');
});

test.each([
  [1, 64],
  [16, 64],
  [17, 68],
  [undefined, 64],
])('has shards enough in flight for %s slots: %i', (slots, window) => {
  expect(sweepInput(sweepOn('auto'), { deviceClass: 'cpu', slots })).toMatchObject({ window, slots: slots ?? 8 });
});
