import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { CallError } from '../api/call.js';
import { isSignedOut, sessionQuery } from './session.js';
import { SignInForm } from './sign-in-form.js';
import styles from './sign-in.module.css';

/**
 * Lets nobody further who must sign in. Where a session ends while somebody looks, the view stays as it is, behind a dialog
 * that asks them to sign in again: neither the address nor what they have typed is lost.
 */
export function SignIn({ children }: { readonly children: ReactNode }): ReactElement {
  const { data, error, refetch } = useQuery(sessionQuery);
  const wasSignedIn = useRef(false);
  useSessionEnd();
  if (data === undefined) {
    return error === null ? <Waiting /> : <Unreachable error={error} again={() => void refetch()} />;
  }
  const isSignedIn = data.session.scope !== null;
  if (isSignedIn) wasSignedIn.current = true;
  if (!wasSignedIn.current) {
    return (
      <main className={styles.page}>
        <SignInForm session={data.session} refusal={data.refusal} />
      </main>
    );
  }
  return (
    <>
      {children}
      {!isSignedIn && (
        <SignInAgain>
          <SignInForm session={data.session} refusal={data.refusal} hasEnded />
        </SignInAgain>
      )}
    </>
  );
}

/** Asks who is signed in as soon as any answer says that nobody is. */
function useSessionEnd(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const ask = (error: unknown): void => {
      if (isSignedOut(error)) void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    };
    const ends = [
      queries.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error') ask(event.action.error);
      }),
      queries.getMutationCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error') ask(event.action.error);
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [queries]);
}

function SignInAgain({ children }: { readonly children: ReactNode }): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="sign-in"
      onCancel={(event) => {
        event.preventDefault(); // nothing behind it answers
      }}
    >
      {children}
    </dialog>
  );
}

function Waiting(): ReactElement {
  return (
    <main className={styles.page} aria-busy="true">
      <p className={styles.waiting}>Connecting …</p>
    </main>
  );
}

function Unreachable({ error, again }: { readonly error: Error; readonly again: () => void }): ReactElement {
  return (
    <main className={styles.page}>
      <div className={styles.card} role="alert">
        <h1>Liesweep does not answer</h1>
        <p>{error.message}</p>
        {error instanceof CallError && error.problem.remedy !== undefined && <p>{error.problem.remedy}</p>}
        <button type="button" className={styles.primary} onClick={again}>
          Try again
        </button>
      </div>
    </main>
  );
}
