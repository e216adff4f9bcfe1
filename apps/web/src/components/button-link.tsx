import type { ReactElement, ReactNode } from 'react';
import { classes } from '../style/classes.js';
import styles from './button.module.css';

/** The classes of a link that looks like a button: for `Link` of the router. */
export function buttonClasses(tone: 'plain' | 'primary' | 'quiet' = 'plain', isSmall = false): string {
  return classes(styles.button, styles[tone], isSmall && styles.small);
}

/** A link to a file of the server, or out of the page, that looks like a button. */
export function ButtonLink({
  href,
  children,
  isDownload = false,
}: {
  readonly href: string;
  readonly children: ReactNode;
  readonly isDownload?: boolean;
}): ReactElement {
  return (
    <a
      className={buttonClasses()}
      href={href}
      {...(isDownload ? { download: '' } : { target: '_blank', rel: 'noreferrer' })}
    >
      {children}
    </a>
  );
}
