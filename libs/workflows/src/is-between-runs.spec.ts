import { isBetweenRuns } from './is-between-runs.js';

const refused = (code: number, message: string): Error =>
  new Error('Workflow Update failed', { cause: Object.assign(new Error(message), { code }) });
const MESSAGE =
  '9 FAILED_PRECONDITION: Unable to perform workflow execution update due to unexpected workflow task failure.';

test('an update that met its workflow while it continued as new is told from any other refusal', () => {
  expect(isBetweenRuns(refused(9, MESSAGE))).toBe(true);
  expect(isBetweenRuns(refused(9, 'namespace is not active'))).toBe(false);
  expect(isBetweenRuns(refused(5, 'workflow not found'))).toBe(false);
  expect(isBetweenRuns(new Error('Workflow Update failed'))).toBe(false);
  expect(isBetweenRuns('text')).toBe(false);
});
