import type { Configuration } from 'openid-client';
import type { OidcConfig } from '../access-config.js';

/** What is kept in the browser between its way to the provider and back. */
export interface Departure {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** A person whom the provider has signed in. */
export interface ProvenPerson {
  readonly name: string;
  readonly groups: readonly string[];
}

/**
 * The OpenID provider: authorization code with PKCE. It is asked what it can do when somebody signs in for the first time, so
 * that the server starts without it.
 */
export class Provider {
  readonly #config: OidcConfig;
  readonly #callback: URL;
  #client: Promise<Configuration> | undefined;

  /** @param callback where the provider sends people back to; registered there */
  constructor(config: OidcConfig, callback: URL) {
    this.#config = config;
    this.#callback = callback;
  }

  /**
   * @returns where to send the browser, and what it has to come back with
   * @throws Error where the provider does not answer
   */
  async depart(): Promise<{ readonly url: URL; readonly departure: Departure }> {
    const [openid, client] = await Promise.all([import('openid-client'), this.#discovered()]);
    const departure = {
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      verifier: openid.randomPKCECodeVerifier(),
    };
    const url = openid.buildAuthorizationUrl(client, {
      redirect_uri: this.#callback.href,
      scope: this.#config.scope,
      state: departure.state,
      nonce: departure.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(departure.verifier),
      code_challenge_method: 'S256',
    });
    return { url, departure };
  }

  /**
   * @param search of the address at which the browser has come back
   * @throws Error where the answer is not for this departure, or the identity is not signed as it must be
   */
  async arrive(search: string, { state, nonce, verifier }: Departure): Promise<ProvenPerson> {
    const [openid, client] = await Promise.all([import('openid-client'), this.#discovered()]);
    const url = new URL(this.#callback);
    url.search = search;
    const tokens = await openid.authorizationCodeGrant(client, url, {
      ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
    });
    const proven = tokens.claims();
    if (proven === undefined) throw new Error('the provider sent no identity');
    const claims = hasAll(proven, this.#config)
      ? proven
      : { ...(await openid.fetchUserInfo(client, tokens.access_token, proven.sub)), ...proven };
    return { name: nameOf(claims), groups: listOf(claims[this.#config.groupsClaim]) };
  }

  #discovered(): Promise<Configuration> {
    this.#client ??= this.#discover().catch((error: unknown) => {
      this.#client = undefined; // the next who signs in asks again
      throw error;
    });
    return this.#client;
  }

  async #discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret, algorithm } = this.#config;
    const openid = await import('openid-client');
    const isPlain = new URL(issuer).protocol === 'http:'; // of loopback alone, as the configuration has it
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; it is for loopback alone
    const execute = isPlain ? { execute: [openid.allowInsecureRequests] } : undefined;
    const found = await openid.discovery(new URL(issuer), clientId, undefined, openid.None(), execute);
    const methods = found.serverMetadata().token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const authentication =
      clientSecret === undefined
        ? openid.None()
        : methods.includes('client_secret_basic')
          ? openid.ClientSecretBasic(clientSecret)
          : openid.ClientSecretPost(clientSecret);
    const client = new openid.Configuration(
      found.serverMetadata(),
      clientId,
      { id_token_signed_response_alg: algorithm },
      authentication,
    );
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- as above
    if (isPlain) openid.allowInsecureRequests(client);
    openid.enableNonRepudiationChecks(client); // the signature too, though it came from the provider itself
    return client;
  }
}

type Claims = Readonly<Record<string, unknown>>;

function hasAll(claims: Claims, { groupsClaim }: OidcConfig): boolean {
  return groupsClaim in claims && ('email' in claims || 'preferred_username' in claims);
}

function nameOf({ email, preferred_username: username, sub }: Claims): string {
  const LONGEST = 200;
  const name = [email, username, sub].find((one) => typeof one === 'string' && one !== '');
  return String(name).slice(0, LONGEST);
}

function listOf(groups: unknown): readonly string[] {
  if (typeof groups === 'string') return [groups];
  return Array.isArray(groups) ? groups.filter((group) => typeof group === 'string') : [];
}
