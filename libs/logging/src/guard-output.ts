import { StringDecoder } from 'node:string_decoder';
import { guardedText } from './own-sequence.js';

/** What can be guarded: standard output or error, or anything else that is written to as they are. */
export type GuardedOutput = Pick<NodeJS.WritableStream, 'write'>;

/**
 * Puts a guard on an output of this process: whatever is written to it from now on, by whichever part, steers no terminal.
 * Names, paths and messages come from files that others made; what of them is no text is shown as `\u001b`.
 */
export function guardOutput(output: GuardedOutput): void {
  const write = output.write.bind(output) as (text: string, ...rest: readonly unknown[]) => boolean;
  const decoder = new StringDecoder('utf8');
  output.write = (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean =>
    write(guardedText(typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk))), ...rest);
}
