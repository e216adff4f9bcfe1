import { useEffect, type ReactElement, type ReactNode } from 'react';
import styles from './page.module.css';

/**
 * What every view is put into: the title of the document, the heading that takes the focus after navigation, and a line of
 * actions beside it.
 */
export function Page({
  title,
  heading,
  above,
  actions,
  children,
}: {
  /** Of the document, without the program’s name. */
  readonly title: string;
  /** The heading, where it is more than the title. */
  readonly heading?: ReactNode;
  /** What stands above the heading, such as the way back. */
  readonly above?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  useEffect(() => {
    document.title = `${title} · Liesweep`;
  }, [title]);
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <div className={styles.title}>
          {above === undefined ? null : <nav aria-label="Way back">{above}</nav>}
          <h1 tabIndex={-1}>{heading ?? title}</h1>
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
