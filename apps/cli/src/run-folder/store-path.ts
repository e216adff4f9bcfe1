const SCHEMES = ['sqlite:', 'file:'] as const;

/** The absolute path of a store that is a file or a folder; undefined for one that a server keeps. */
export function storePath(uri: string): string | undefined {
  const scheme = SCHEMES.find((each) => uri.startsWith(each));
  return scheme === undefined ? undefined : uri.slice(scheme.length);
}
