import { reportSample } from '../testing/report-sample.js';
import { runSection } from './run-section.js';

test('a duration that was not recorded is said to be so', () => {
  const sample = reportSample();
  const { markup } = runSection({ ...sample, run: { ...sample.run, wallSeconds: 200, trainedSeconds: NaN } });
  expect(markup).toContain('3 min 20 s');
  expect(markup).toContain('not recorded');
});

test('what was found in the data file is listed, and nothing where there is nothing to say', () => {
  const sample = reportSample();
  const { markup } = runSection({ ...sample, run: { ...sample.run, data: ['8 of 9 rows taken', 'mind <x>'] } });
  expect(markup).toContain('<h3>Data</h3>');
  expect(markup).toContain('<li>mind &lt;x&gt;</li>');
  expect(runSection(sample).markup).not.toContain('<h3>Data</h3>');
});
