import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Menu } from '../components/menu.js';
import { signOut, useSession } from './session.js';
import styles from './shell.module.css';

/** Who is signed in, what they may do and see, and the way out. */
export function SignedIn(): ReactElement | null {
  const queries = useQueryClient();
  const session = useSession();
  if (session?.name == null) return null;
  const may =
    session.readOnly || session.scope === 'read' ? 'may look' : session.scope === 'submit' ? 'may steer' : 'may do all';
  const sees = session.project === null ? 'all projects' : `project ${session.project}`;
  return (
    <Menu
      tone="quiet"
      isSmall
      label={`Signed in as ${session.name}`}
      trigger={<span className={styles.who}>{session.name}</span>}
      entries={[
        { id: 'who', label: `${session.name} ${may}`, hint: `${sees} of ${session.server}`, isDisabled: true },
        { id: 'out', label: 'Sign out', onPress: () => void signOut(queries) },
      ]}
    />
  );
}
