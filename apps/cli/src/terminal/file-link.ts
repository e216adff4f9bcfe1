import { hostname } from 'node:os';
import type { WriteStream } from 'node:tty';
import { pathToFileURL } from 'node:url';
import { ownControl } from '@liesweep/logging/terminal';

const LINK = '\u001b]8;;';
const END = '\u001b\\';

/** Since this version VTE, which GNOME's terminal and others are made of, does not crash on links. */
const FIRST_VTE = 5000;

/** What terminals that show links call themselves. */
const PROGRAMS: ReadonlySet<string> = new Set([
  'iTerm.app',
  'WezTerm',
  'vscode',
  'ghostty',
  'Hyper',
  'rio',
  'WarpTerminal',
]);
const TERMS = /^(?:xterm-kitty|xterm-ghostty|alacritty|foot|contour|wezterm)/;

/**
 * The text as a link to a file where the output is a terminal that is known to show links (OSC 8), else the text alone.
 * FORCE_HYPERLINK=1 and =0 say otherwise for a terminal that is not known.
 */
export function fileLink(
  path: string,
  text: string,
  stream: Pick<WriteStream, 'isTTY'>,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  if (!showsLinks(stream, environment)) return text;
  const url = pathToFileURL(path); // whatever steers a terminal is percent-encoded
  return `${ownControl(`${LINK}file://${encodeURIComponent(hostname())}${url.pathname}${END}`)}${text}${ownControl(`${LINK}${END}`)}`;
}

function showsLinks(stream: Pick<WriteStream, 'isTTY'>, environment: NodeJS.ProcessEnv): boolean {
  if (!stream.isTTY) return false;
  const forced = environment.FORCE_HYPERLINK ?? '';
  if (forced !== '') return forced !== '0' && forced !== 'false';
  const { TERM = '', TERM_PROGRAM = '', VTE_VERSION = '0', WT_SESSION, KONSOLE_VERSION, CI } = environment;
  if (CI !== undefined || TERM === 'dumb') return false;
  return (
    PROGRAMS.has(TERM_PROGRAM) ||
    TERMS.test(TERM) ||
    Number(VTE_VERSION) >= FIRST_VTE ||
    WT_SESSION !== undefined ||
    KONSOLE_VERSION !== undefined
  );
}
