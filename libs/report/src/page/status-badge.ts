import { statusSign, statusWord, type Status } from '@liesweep/phase-diagram/status-words';
import { fragment, type Html } from './fragment.js';

/** The status in words, with a sign and a colour. */
export function statusBadge(status: Status): Html {
  return fragment`<span class="badge badge-${status}"><span aria-hidden="true">${statusSign(status)}</span> ${statusWord(status)}</span>`;
}
