/** What stood in the fragment of an address. */
export interface TokenInFragment {
  /** Null where there was none. */
  readonly token: string | null;
  /** The fragment without it, to be shown instead. */
  readonly fragment: string;
}

/**
 * Finds the token in the fragment of the page's address, `#token=…` or `#/sweeps/quick-0123?token=…`. A fragment is never sent
 * to a server; it would stay in the history of the browser, though, and so it must be replaced by what is given back.
 *
 * @param fragment with its `#`; empty where there is none
 */
export function takeToken(fragment: string): TokenInFragment {
  const [path, search] = split(fragment.replace(/^#/, ''));
  const said = new URLSearchParams(search);
  const token = said.get('token');
  if (token === null || token === '') return { token: null, fragment };
  said.delete('token');
  const rest = said.toString();
  return { token, fragment: `#${path}${rest === '' ? '' : `?${rest}`}` };
}

function split(text: string): readonly [path: string, search: string] {
  if (!text.startsWith('/')) return ['/', text.replace(/^\?/, '')];
  const at = text.indexOf('?');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
