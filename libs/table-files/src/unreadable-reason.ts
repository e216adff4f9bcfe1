import type { Stats } from 'node:fs';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  ELOOP: 'its links lead to each other',
  ENOTDIR: 'part of its path is no folder',
  ENAMETOOLONG: 'its name is too long',
};

/** Why the system would not read a file, in words: the code of its error where there are none for it. */
export function unreadableReason(code: string): string {
  return REASONS[code] ?? code;
}

/** What is at a path that is no file, in words; undefined of a file. Reading from a pipe or a device might never end. */
export function noFileReason(status: Stats): string | undefined {
  if (status.isFile()) return undefined;
  const kind = status.isDirectory()
    ? 'a folder'
    : status.isFIFO()
      ? 'a pipe'
      : status.isSocket()
        ? 'a socket'
        : 'a device';
  return `it is ${kind}, not a file`;
}
