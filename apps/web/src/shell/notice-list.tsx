import { useSyncExternalStore, type ReactElement } from 'react';
import { Button } from '../components/button.js';
import { classes } from '../style/classes.js';
import styles from './notice-list.module.css';
import { notices } from './notices.js';

/** What has happened lately, at the edge of the page, and said to assistive technology. */
export function NoticeList(): ReactElement {
  const list = useSyncExternalStore(notices.subscribe, notices.current);
  return (
    <div className={styles.list} role="status" aria-live="polite">
      {list.map(({ id, text, isBad }) => (
        <div key={id} className={classes(styles.notice, isBad && styles.bad)}>
          <span>{text}</span>
          <Button
            tone="quiet"
            isSmall
            label="Close"
            onPress={() => {
              notices.close(id);
            }}
          >
            ✕
          </Button>
        </div>
      ))}
    </div>
  );
}
