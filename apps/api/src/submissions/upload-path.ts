const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** No folder, no hidden file, no pattern, and nothing that a shell or a path reads otherwise. */
const NAME = /^\w[\w. -]{0,119}$/;

const LONGEST_STEM = 60;
const LONGEST_EXTENSION = 20;

/** An uploaded file, as a sweep file names it. */
export interface UploadName {
  /** `sha256:…` of its bytes. */
  readonly digest: string;
  /** What it is called; only its ending means anything: the format. */
  readonly name: string;
}

/** What a sweep file names an upload by: `upload:sha256:…/name`. */
export function uploadPath({ digest, name }: UploadName): string {
  return `upload:${digest}/${name}`;
}

/** The upload that a path in a sweep file names; undefined for every other path. */
export function parseUploadPath(path: string): UploadName | undefined {
  const [, digest = '', name = ''] = /^upload:([^/]*)\/([^/]*)$/.exec(path) ?? [];
  return DIGEST.test(digest) && NAME.test(name) ? { digest, name } : undefined;
}

/** A name that is harmless everywhere, with the ending of the one that was given. */
export function harmlessName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const [, stem = '', extension = ''] = /^(.*?)((?:\.[A-Za-z0-9]{1,8}){0,2})$/s.exec(last) ?? [];
  const plain = stem
    .replaceAll(/[^\w-]+/g, '_')
    .replace(/^[-_]+$|^-+/, '')
    .slice(0, LONGEST_STEM);
  return `${plain === '' ? 'data' : plain}${extension.slice(0, LONGEST_EXTENSION)}`;
}
