import type { ReactElement } from 'react';
import type { CallError } from '../api/call.js';
import { classes } from '../style/classes.js';
import { Button } from './button.js';
import styles from './states.module.css';

/** What went wrong, what is safe, and what to do: a `Problem` of the interface. */
export function ErrorState({
  error,
  onRetry,
}: {
  readonly error: CallError;
  /** Tries again what failed. */
  readonly onRetry?: () => void;
}): ReactElement {
  const { title, detail, safe, remedy, issues = [] } = error.problem;
  return (
    <section role="alert" className={classes(styles.state, styles.error)}>
      <h2>{title}</h2>
      <div className={styles.text}>
        {detail === undefined || detail === title ? null : <p>{detail}</p>}
        {issues.length === 0 ? null : (
          <ul className={styles.issues}>
            {issues.map(({ path, line, message }) => (
              <li key={`${path}:${String(line)}:${message}`}>
                {path === '' ? null : <code>{path}</code>} {line === null ? '' : `line ${String(line)}: `}
                {message}
              </li>
            ))}
          </ul>
        )}
        {safe === undefined ? null : <p className={styles.muted}>{safe}</p>}
        {remedy === undefined ? null : <p>{remedy}</p>}
      </div>
      {onRetry === undefined ? null : <Button onPress={onRetry}>Try again</Button>}
    </section>
  );
}
