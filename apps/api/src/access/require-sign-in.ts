import type { Access } from './access.js';

/**
 * Refuses to start a server that other machines reach and that nobody could sign in to: it would be opened in a hurry.
 *
 * @throws Error that names the settings
 */
export async function requireSignIn(access: Access): Promise<void> {
  if (await hasSignIn(access)) return;
  if (!access.config.isExposed) {
    access.log.warn('nobody can sign in yet: make a token (liesweep token create), or set LIESWEEP_API_SECRET');
    return;
  }
  throw new Error(
    'LIESWEEP_API_HOST: other machines reach this address, and nobody could sign in. Make a token (`liesweep token create`), ' +
      'or set LIESWEEP_API_SECRET, or LIESWEEP_OIDC_ISSUER, or LIESWEEP_TRUSTED_PROXIES with LIESWEEP_PROXY_USER_HEADER; ' +
      'or listen on 127.0.0.1',
  );
}

async function hasSignIn({ config, store, now }: Access): Promise<boolean> {
  if (config.isOpen || config.secret !== undefined || config.oidc !== undefined || config.proxyHeaders !== undefined) {
    return true;
  }
  const tokens = await store.tokens();
  return tokens.some(
    ({ revokedAt, expiresAt }) => revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > now()),
  );
}
