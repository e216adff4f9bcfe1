import { PassThrough } from 'node:stream';
import { InterruptedError } from '../errors/interrupted-error.js';
import { takeProposals, withQuestions } from './questions.js';

function terminal(): { readonly input: PassThrough; readonly output: PassThrough } {
  return { input: new PassThrough(), output: new PassThrough() };
}

it('asks one line each, shows what is proposed, and takes it for an empty answer', async () => {
  const { input, output } = terminal();
  const answers = withQuestions({ input, output }, async (ask) => {
    const first = await ask('Name', 'mine');
    const second = await ask('Oracle', 'norm');
    return [first, second, await ask('File', '')];
  });
  input.write('  yours \n\ndata.csv\n');
  expect(await answers).toEqual(['yours', 'norm', 'data.csv']);
  expect(String(output.read())).toBe('Name [mine]: Oracle [norm]: File: ');
});

it('is interrupted at the end of the input, and by Ctrl-C, and listens to neither afterwards', async () => {
  const listeners = process.listenerCount('SIGINT');
  for (const stop of [(input: PassThrough) => input.end(), () => process.emit('SIGINT')]) {
    const { input, output } = terminal();
    const asked = withQuestions({ input, output }, (ask) => ask('Name', 'mine'));
    stop(input);
    await expect(asked).rejects.toBeInstanceOf(InterruptedError);
  }
  expect(process.listenerCount('SIGINT')).toBe(listeners);
});

it('hands on what goes wrong between two questions', async () => {
  const { input, output } = terminal();
  const wrong = new Error('no');
  await expect(withQuestions({ input, output }, () => Promise.reject(wrong))).rejects.toBe(wrong);
});

it('takes every proposal where nobody is asked', async () => {
  expect(await takeProposals('Name', 'mine')).toBe('mine');
});
