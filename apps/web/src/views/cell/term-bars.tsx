import type { CellDetail } from '@liesweep/api-contract';
import { formatLoss } from '@liesweep/figures/notation';
import { LOSS_TERMS } from '@liesweep/sweep/loss-weights';
import type { ReactElement } from 'react';
import styles from './cell.module.css';
import { logAxis } from './log-axis.js';

/** The smallest term is seen too. */
const LEAST = 0.02;

/** What the bars of the terms show. */
export interface TermBarsProps {
  readonly terms: CellDetail['terms'];
  readonly weights: CellDetail['weights'];
}

/** The five weighted terms of one loss on a logarithmic axis, each with its number and its weight. */
export function TermBars({ terms, weights }: TermBarsProps): ReactElement {
  const axis = logAxis(LOSS_TERMS.flatMap((term) => (terms[term] === 0 ? [] : [terms[term]])));
  return (
    <table className={styles.terms}>
      <caption className="visually-hidden">The five terms at the step of the lowest loss, weighted by h</caption>
      <tbody>
        {LOSS_TERMS.map((term) => (
          <tr key={term} data-term={term}>
            <th scope="row">
              {term} <span className={styles.muted}>h&nbsp;=&nbsp;{weights[term]}</span>
            </th>
            <td className={styles.barCell}>
              <div
                className={styles.bar}
                style={{
                  width: `${String(100 * (terms[term] === 0 || weights[term] === 0 ? 0 : Math.max(LEAST, axis.place(terms[term]) ?? 0)))}%`,
                }}
              />
            </td>
            <td className={styles.number}>{weights[term] === 0 ? 'not asked' : formatLoss(terms[term])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
