import { Link, Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { NoticeList } from './notice-list.js';
import { Connection, Disconnected } from './connection.js';
import { SignedIn } from './signed-in.js';
import { ThemeSwitch } from './theme-switch.js';
import styles from './shell.module.css';

/** What stands around every view: where one can go, whether the page is live, and who has signed in. */
export function Shell(): ReactElement {
  return (
    <div className={styles.shell}>
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          // The fragment is the address of the view: the focus moves without it.
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        Skip to the view
      </a>
      <header className={styles.header}>
        <Link to="/" className={styles.brand} aria-label="Liesweep, all sweeps">
          <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
            <circle cx="16" cy="16" r="11" fill="none" stroke="currentColor" strokeWidth="2.6" />
            <path d="M16 5a11 5.5 0 0 1 0 22M5 16h22" fill="none" stroke="currentColor" strokeWidth="2.6" />
          </svg>
          <span className={styles.name}>Liesweep</span>
        </Link>
        <nav aria-label="Views" className={styles.nav}>
          {VIEWS.map(({ to, name }) => (
            <Link key={to} to={to} activeOptions={{ exact: to === '/', includeSearch: false }} activeProps={CURRENT}>
              {name}
            </Link>
          ))}
        </nav>
        <div className={styles.side}>
          <Connection />
          <SignedIn />
          <ThemeSwitch />
        </div>
      </header>
      <Disconnected />
      <main id="main" tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <NoticeList />
    </div>
  );
}

const CURRENT = { 'aria-current': 'page' } as const;

const VIEWS = [
  { to: '/', name: 'Sweeps' },
  { to: '/new', name: 'New sweep' },
  { to: '/compare', name: 'Compare' },
  { to: '/fleet', name: 'Fleet' },
] as const;
