import type { ReactElement } from 'react';
import styles from './states.module.css';

/** Something is being read. Appears late, so that what is there at once does not flicker. */
export function LoadingState({ what }: { readonly what: string }): ReactElement {
  return (
    <div role="status" className={styles.loading}>
      <span aria-hidden="true" className={styles.spinner} />
      Reading {what} …
    </div>
  );
}
