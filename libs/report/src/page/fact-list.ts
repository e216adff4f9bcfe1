import { fragment, prose, type Html } from './fragment.js';

/** Terms with their values, side by side. */
export function factList(facts: readonly (readonly [term: string, value: string | number])[]): Html {
  return fragment`<dl class="facts">
    ${facts.map(
      ([term, value]) =>
        fragment`<div>
          <dt>${prose(term)}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
