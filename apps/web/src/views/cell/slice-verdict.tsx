import type { ReactElement } from 'react';
import { useCall } from '../../api/use-call.js';
import { VerdictBadge } from '../../components/verdict-badge.js';
import styles from './cell.module.css';

/** What its slice says: the group dimension and why. */
export function SliceVerdict({
  sweepId,
  slice,
}: {
  readonly sweepId: string;
  readonly slice: number;
}): ReactElement | null {
  const { data } = useCall('listSlices', { params: { sweepId }, query: { from: slice, limit: 1 } });
  const found = data?.slices[0];
  if (found === undefined) return null;
  const { groupDimension, structure } = found;
  return (
    <p className={styles.verdict}>
      <VerdictBadge status={groupDimension.status} />
      <span>
        {groupDimension.value === null ? (
          'Its slice: '
        ) : (
          <>
            Group dimension of its slice: <strong>{groupDimension.value}</strong>
            {structure?.name == null ? '' : `, ${structure.name}`}.{' '}
          </>
        )}
        {groupDimension.reason}
      </span>
    </p>
  );
}
