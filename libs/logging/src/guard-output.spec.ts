import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { guardOutput } from './guard-output.js';
import { ownControl, ownSequence } from './own-sequence.js';

fc.configureGlobal({ seed: 20_230_104 });

function guarded(): { output: PassThrough; written: () => string } {
  const output = new PassThrough();
  guardOutput(output);
  return { output, written: () => String(output.read() ?? '') };
}

test('the colours of this program arrive as the terminal takes them', () => {
  const { output, written } = guarded();
  output.write(`${ownSequence('32m')}green${ownSequence('39m')} ${ownSequence('2K')}`);
  expect(written()).toBe('\u001b[32mgreen\u001b[39m \u001b[2K');
});

test('a bell and a link of this program arrive as they are, and what stands around them is guarded', () => {
  const { output, written } = guarded();
  output.write(`\u0007${ownControl('\u0007')}\u001b]8;;x\u0007${ownControl('\u001b]8;;file://h/p\u001b\\\\')}`);
  expect(written()).toBe('\\u0007\u0007\\u001b]8;;x\\u0007\u001b]8;;file://h/p\u001b\\\\');
});

test('a sequence that comes with data arrives as text, whatever colours stand around it', () => {
  const { output, written } = guarded();
  output.write(`${ownSequence('1m')}a\u001b[31mb\u001b[0m${ownSequence('22m')}\n`);
  expect(written()).toBe('\u001b[1ma\\u001b[31mb\\u001b[0m\u001b[22m\n');
});

test('what data can write is not taken for this program’s own', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom('\u001b', '[', ';', 'm', '9', '\u009b'), fc.string())), (pieces) => {
      const { output, written } = guarded();
      output.write(pieces.join(''));
      return !/(?![\n\t])\p{Cc}/u.test(written());
    }),
  );
});

test('bytes are guarded like text, also where a character is cut between two of them', async () => {
  const { output, written } = guarded();
  const bytes = Buffer.from('λ\u009b2J');
  await pipeline(Readable.from([bytes.subarray(0, 1), bytes.subarray(1, 3), bytes.subarray(3)]), output, {
    end: false,
  });
  expect(written()).toBe('λ\\u009b2J');
});

test('a sequence of this program’s own is none to those who count what is shown', () => {
  expect(stripVTControlCharacters(`${ownSequence('48;5;3m')}x${ownSequence('0m')}`)).toBe('x');
});
