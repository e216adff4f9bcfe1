import type { Sweep } from '@liesweep/api-contract';
import type { ReactElement } from 'react';
import { LoadingDots } from '../../components/loading-dots.js';
import { useCall } from '../../api/use-call.js';
import { verdictText } from './verdict-text.js';
import styles from './sweeps-view.module.css';

const MINUTE = 60_000;

/** What a sweep has found, in a few words; asked again while it trains. */
export function ShortVerdict({ sweep }: { readonly sweep: Sweep }): ReactElement {
  const { sweepId, recorded, stage } = sweep;
  const { data, isPending, isError } = useCall(
    'getVerdicts',
    { params: { sweepId } },
    { enabled: recorded > 0, everyMs: stage === 'running' ? MINUTE / 6 : false },
  );
  if (recorded === 0) return <span className={styles.none}>nothing yet</span>;
  if (isError) return <span className={styles.none}>–</span>;
  if (isPending) return <LoadingDots />;
  const { first, second } = verdictText(data.verdicts, data.total);
  return (
    <span title={`${first} ${second}`}>
      {first}
      <span className={styles.second}>{second}</span>
    </span>
  );
}
