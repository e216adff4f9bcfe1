import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { prettyStream, type TextOutput } from '@liesweep/logging';

const INTERVAL_MS = 200;

/**
 * Shows what all processes of a run write to its log from now on, for people.
 *
 * @returns a function that shows the rest and ends this
 */
export function followLog(file: string, output: TextOutput): () => void {
  const pretty = prettyStream(output);
  let position = sizeOf(file);
  let rest = '';
  const decoder = new TextDecoder();
  const showNew = (): void => {
    const end = sizeOf(file);
    if (end <= position) {
      return;
    }
    const lines = `${rest}${decoder.decode(readBetween(file, position, end), { stream: true })}`.split('\n');
    position = end;
    rest = lines.pop() ?? '';
    for (const line of lines) {
      pretty.write(`${line}\n`);
    }
  };
  const timer = setInterval(showNew, INTERVAL_MS);
  return () => {
    clearInterval(timer);
    showNew();
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function readBetween(file: string, from: number, end: number): Uint8Array {
  const buffer = Buffer.alloc(end - from);
  const descriptor = openSync(file, 'r');
  try {
    return buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, from));
  } finally {
    closeSync(descriptor);
  }
}
