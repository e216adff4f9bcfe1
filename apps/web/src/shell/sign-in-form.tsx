import type { Problem, Session } from '@liesweep/api-contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement, SyntheticEvent } from 'react';
import { CallError } from '../api/call.js';
import { keepView, signIn } from './session.js';
import styles from './sign-in.module.css';

interface Props {
  readonly session: Session;
  /** Why the token of the address was not taken. */
  readonly refusal: Problem | null;
  /** Somebody was signed in until now. */
  readonly hasEnded?: boolean;
}

/** Takes a token, or leads to the provider that knows people. */
export function SignInForm({ session, refusal, hasEnded = false }: Props): ReactElement {
  const queries = useQueryClient();
  const entering = useMutation({ mutationFn: (token: string) => signIn(queries, token) });
  const problem = entering.error instanceof CallError ? entering.error.problem : refusal;
  const enter = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const token = new FormData(event.currentTarget).get('token');
    if (typeof token === 'string' && token.trim() !== '') entering.mutate(token.trim());
  };
  return (
    <div className={styles.card}>
      <h1 id="sign-in">{hasEnded ? 'Your session has ended' : 'Sign in to Liesweep'}</h1>
      <p className={styles.about}>
        {hasEnded ? 'Sign in again; what you look at stays as it is.' : `This page shows ${session.server}.`}
      </p>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem.detail ?? problem.title} {problem.remedy}
        </p>
      )}
      {session.signIn.includes('oidc') && (
        <a className={styles.primary} href="./auth/login" onClick={keepView}>
          Sign in with your organisation
        </a>
      )}
      {session.signIn.includes('token') && (
        <form className={styles.form} onSubmit={enter}>
          <label htmlFor="token">Token</label>
          <input
            id="token"
            name="token"
            type="password"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            required
            aria-describedby="token-help"
          />
          <p id="token-help" className={styles.help}>
            <code>liesweep ui</code> prints an address with a token in it; of a deployment, whoever runs it makes one
            with <code>liesweep token create</code>.
          </p>
          <button type="submit" className={styles.primary} disabled={entering.isPending}>
            {entering.isPending ? 'Signing in …' : 'Sign in'}
          </button>
        </form>
      )}
      {session.signIn.length === 0 && (
        <p role="alert" className={styles.problem}>
          This server offers no way to sign in. Whoever runs it must set up tokens, or name a provider.
        </p>
      )}
    </div>
  );
}
