import { reportSample } from '../testing/report-sample.js';
import { runSection } from './run-section.js';

test('a duration that was not recorded is said to be so', () => {
  const sample = reportSample();
  const { markup } = runSection({ ...sample, run: { ...sample.run, wallSeconds: 200, trainedSeconds: NaN } });
  expect(markup).toContain('3 min 20 s');
  expect(markup).toContain('not recorded');
});
