import { isIP } from 'node:net';
import { z } from 'zod';
import { entries, parseGroupGrants, type GroupGrant } from './group-grants.js';
import { isLoopback } from './loopback.js';

/** Who signs people in: an OpenID provider. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** What is asked of the provider, such as `openid profile groups`. */
  readonly scope: string;
  /** The claim that holds a person's groups. */
  readonly groupsClaim: string;
  /** The only algorithm that an identity may be signed by. */
  readonly algorithm: string;
}

/** Who signs people in: a proxy in front, by headers that are believed from its own addresses alone. */
export interface ProxyHeaders {
  readonly user: string;
  readonly groups: string | undefined;
}

/** Who may do what, as the environment says. */
export interface AccessConfig {
  /** The server listens where other machines reach it. */
  readonly isExposed: boolean;
  /** A token of the widest scope that is not stored: for whoever started the server. */
  readonly secret: string | undefined;
  /** Nobody signs in, everybody may everything. */
  readonly isOpen: boolean;
  /** Names that the server may be called by in a request's Host, besides loopback's. */
  readonly hosts: readonly string[];
  /** Who may show the page in a frame. */
  readonly frameAncestors: readonly string[];
  readonly isReadOnly: boolean;
  /** Addresses of proxies whose word is taken for the address and, where `proxyHeaders` says so, for the person. */
  readonly trustedProxies: readonly string[];
  readonly proxyHeaders: ProxyHeaders | undefined;
  readonly grants: readonly GroupGrant[];
  readonly oidc: OidcConfig | undefined;
  /** Where people open the page; undefined where that is where the server listens. */
  readonly publicUrl: URL | undefined;
}

const SHORTEST_SECRET = 32;
const LONGEST_SECRET = 200;
const yes = z.enum(['yes', 'no']).default('no');
const header = z
  .string()
  .regex(/^[a-z0-9-]{1,64}$/i, 'expected the name of a header')
  .toLowerCase()
  .optional();
const list = z
  .string()
  .default('')
  .transform((text) => entries(text, ','));

/** What may stand in frame-ancestors; nothing that ends the directive. */
const FRAME_SOURCE = /^('self'|'none'|\*|[a-z][a-z0-9+.-]*:|([a-z][a-z0-9+.-]*:\/\/)?[a-z0-9*.:[\]-]+)$/i;

/** The variables that say who may do what, as keys of a zod object. */
export const ACCESS_ENVIRONMENT = {
  LIESWEEP_API_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]*$/, { error: 'expected printable characters of ASCII without blanks' })
    .min(SHORTEST_SECRET, { error: `expected at least ${String(SHORTEST_SECRET)} characters` })
    .max(LONGEST_SECRET, { error: `expected at most ${String(LONGEST_SECRET)} characters` })
    .optional(),
  LIESWEEP_API_AUTH: z.enum(['required', 'none']).default('required'),
  LIESWEEP_INSECURE_NO_AUTH: yes,
  LIESWEEP_API_HOSTS: list.refine((names) => names.every((name) => /^[a-z0-9.[\]:_-]+$/i.test(name)), {
    error: 'expected names or addresses, separated by commas, such as sweeps.example.org',
  }),
  LIESWEEP_API_FRAME_ANCESTORS: list.refine((sources) => sources.every((source) => FRAME_SOURCE.test(source)), {
    error: "expected origins, separated by commas, such as https://hub.example.org, or 'self'",
  }),
  LIESWEEP_API_READ_ONLY: yes,
  LIESWEEP_API_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'expected such as https://sweeps.example.org/' })
    .optional(),
  LIESWEEP_TRUSTED_PROXIES: list.refine((addresses) => addresses.every(isAddressRange), {
    error: 'expected addresses or ranges, separated by commas, such as 10.1.2.3, 10.2.0.0/16',
  }),
  LIESWEEP_PROXY_USER_HEADER: header,
  LIESWEEP_PROXY_GROUPS_HEADER: header,
  LIESWEEP_API_GROUPS: z
    .string()
    .default('')
    .transform((text, context) => {
      try {
        return parseGroupGrants(text);
      } catch (error) {
        context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
        return z.NEVER;
      }
    }),
  LIESWEEP_OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'expected such as https://login.example.org/realm' })
    .optional(),
  LIESWEEP_OIDC_CLIENT_ID: z.string().min(1).optional(),
  LIESWEEP_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  LIESWEEP_OIDC_SCOPE: z
    .string()
    .regex(/\bopenid\b/, 'expected openid among the scopes')
    .default('openid profile email'),
  LIESWEEP_OIDC_GROUPS_CLAIM: z.string().min(1).default('groups'),
  LIESWEEP_OIDC_ALGORITHM: z.enum(['RS256', 'PS256', 'ES256', 'EdDSA']).default('RS256'),
};

type AccessValues = z.output<z.ZodObject<typeof ACCESS_ENVIRONMENT>>;

/**
 * What the variables say together.
 *
 * @param host the address that the server listens at
 * @throws Error that names the variables that do not go together, and what to do
 */
export function accessConfig(values: AccessValues, host: string): AccessConfig {
  const isExposed = !isLoopback(host);
  const isOpen = values.LIESWEEP_API_AUTH === 'none';
  if (isOpen && isExposed && values.LIESWEEP_INSECURE_NO_AUTH !== 'yes') {
    throw new Error(
      `LIESWEEP_API_AUTH: none is for loopback, and ${host} can be reached from other machines; ` +
        'use tokens or OIDC, or set LIESWEEP_INSECURE_NO_AUTH=yes to let everybody in',
    );
  }
  const publicUrl =
    values.LIESWEEP_API_PUBLIC_URL === undefined ? undefined : folderUrl(values.LIESWEEP_API_PUBLIC_URL);
  return {
    ...{ isExposed, isOpen, publicUrl },
    secret: values.LIESWEEP_API_SECRET,
    hosts: values.LIESWEEP_API_HOSTS.map((name) => name.toLowerCase()),
    frameAncestors: values.LIESWEEP_API_FRAME_ANCESTORS,
    isReadOnly: values.LIESWEEP_API_READ_ONLY === 'yes',
    trustedProxies: values.LIESWEEP_TRUSTED_PROXIES,
    proxyHeaders: proxyHeaders(values),
    grants: values.LIESWEEP_API_GROUPS,
    oidc: oidcConfig(values),
  };
}

/** The page lies in it, so it ends with a slash. */
function folderUrl(text: string): URL {
  const url = new URL(text);
  return new URL(url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`, url.origin);
}

function proxyHeaders(values: AccessValues): ProxyHeaders | undefined {
  const user = values.LIESWEEP_PROXY_USER_HEADER;
  if (user === undefined) return undefined;
  if (values.LIESWEEP_TRUSTED_PROXIES.length === 0) {
    throw new Error(
      'LIESWEEP_PROXY_USER_HEADER: whose word is to be taken for it? Name the addresses of the proxy in LIESWEEP_TRUSTED_PROXIES',
    );
  }
  needsGrants(values, 'LIESWEEP_PROXY_USER_HEADER');
  return { user, groups: values.LIESWEEP_PROXY_GROUPS_HEADER };
}

function oidcConfig(values: AccessValues): OidcConfig | undefined {
  const issuer = values.LIESWEEP_OIDC_ISSUER;
  if (issuer === undefined) return undefined;
  const { protocol, hostname } = new URL(issuer);
  if (protocol === 'http:' && !isLoopback(hostname)) {
    throw new Error('LIESWEEP_OIDC_ISSUER: expected https; without it anybody on the way can sign in as anybody');
  }
  if (values.LIESWEEP_OIDC_CLIENT_ID === undefined) {
    throw new Error('LIESWEEP_OIDC_CLIENT_ID: expected the client that this server is for the provider');
  }
  if (values.LIESWEEP_API_PUBLIC_URL === undefined) {
    throw new Error('LIESWEEP_API_PUBLIC_URL: expected where people open the page; the provider sends them back there');
  }
  needsGrants(values, 'LIESWEEP_OIDC_ISSUER');
  return {
    issuer,
    clientId: values.LIESWEEP_OIDC_CLIENT_ID,
    clientSecret: values.LIESWEEP_OIDC_CLIENT_SECRET,
    scope: values.LIESWEEP_OIDC_SCOPE,
    groupsClaim: values.LIESWEEP_OIDC_GROUPS_CLAIM,
    algorithm: values.LIESWEEP_OIDC_ALGORITHM,
  };
}

function needsGrants({ LIESWEEP_API_GROUPS: grants }: AccessValues, because: string): void {
  if (grants.length > 0) return;
  throw new Error(
    `LIESWEEP_API_GROUPS: ${because} is set, but nobody may do anything; expected such as physicists=submit;admins=admin, ` +
      'or *=read for whoever can sign in',
  );
}

function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  return (
    version !== 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)))
  );
}
