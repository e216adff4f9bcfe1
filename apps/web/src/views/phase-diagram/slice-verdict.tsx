import type { Slice } from '@liesweep/api-contract';
import { formatShare } from '@liesweep/figures/notation';
import type { ReactElement } from 'react';
import { LoadingState } from '../../components/loading-state.js';
import { VerdictBadge } from '../../components/verdict-badge.js';
import styles from './phase-diagram-view.module.css';

/** What is decided about the group of a slice, and why; or why not, and what to add. */
export function SliceVerdict({
  slice,
  isPending,
}: {
  readonly slice: Slice | undefined;
  readonly isPending: boolean;
}): ReactElement {
  if (slice === undefined) {
    return isPending ? (
      <LoadingState what="the verdict" />
    ) : (
      <p className={styles.hint}>Nothing is recorded of this slice yet: its verdict comes with its first trials.</p>
    );
  }
  const { groupDimension, certificate, structure, learned } = slice;
  return (
    <>
      <div className={styles.verdict}>
        <VerdictBadge status={groupDimension.status} />
        <span className={styles.algebra}>{structure?.name ?? dimensionText(groupDimension.value)}</span>
        {structure?.name == null || groupDimension.value === null ? null : (
          <span className={styles.hint}>dim G = {groupDimension.value}</span>
        )}
      </div>
      <p className={styles.reason}>{groupDimension.reason}</p>
      <dl className={styles.certificate}>
        {certificate === undefined ? null : (
          <>
            <dt>Certificate</dt>
            <dd>
              {certificate.dimension === null ? '' : `dimension ${String(certificate.dimension)}: `}
              {certificate.reason}
            </dd>
          </>
        )}
        {structure === undefined ? null : (
          <>
            <dt>Algebra</dt>
            <dd>{structure.reason}</dd>
          </>
        )}
        {groupDimension.gapDecades === null ? null : (
          <>
            <dt>Gap</dt>
            <dd>{groupDimension.gapDecades.toFixed(1)} decades between vanishing and failing losses</dd>
          </>
        )}
        {learned === undefined ? null : (
          <>
            <dt>Fit</dt>
            <dd>
              {learned.fits.map(({ digest, measure, heldOut }) => (
                <span key={digest}>
                  {measure} {formatShare(heldOut)} on held-out samples.{' '}
                </span>
              ))}
              {learned.note}
            </dd>
          </>
        )}
      </dl>
    </>
  );
}

function dimensionText(value: number | null): string {
  return value === null ? 'dimension not decided' : `dim G = ${String(value)}`;
}
