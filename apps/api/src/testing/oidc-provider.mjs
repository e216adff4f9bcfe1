/**
 * An OpenID provider on loopback for specs. Whoever signs in as `alice@example.org+physicists+admins` is alice, of these groups.
 * Says `{ issuer }` to its parent when it listens, and ends with it.
 *
 * LIESWEEP_TEST_CALLBACK: where it sends people back to. LIESWEEP_TEST_CLAIMS: `token` puts all claims into the identity
 * itself, else they are in the answer about the user. LIESWEEP_TEST_ALGORITHM: by which it signs.
 */
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const {
  LIESWEEP_TEST_CALLBACK: callback,
  LIESWEEP_TEST_CLAIMS: place,
  LIESWEEP_TEST_ALGORITHM: algorithm,
} = process.env;
const keys = [
  {
    ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
    alg: 'RS256',
    kid: 'rsa',
  },
  {
    ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
    alg: 'ES256',
    kid: 'ec',
  },
];

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'liesweep',
        client_secret: 'secret-of-the-client',
        redirect_uris: [callback],
        id_token_signed_response_alg: algorithm ?? 'RS256',
      },
    ],
    claims: { openid: ['sub'], email: ['email'], groups: ['groups'] },
    scopes: ['openid', 'email', 'groups'],
    conformIdTokenClaims: place !== 'token',
    cookies: { keys: ['of the spec'] },
    enabledJWA: { idTokenSigningAlgValues: ['RS256', 'ES256'] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context, id) => {
      const [email, ...groups] = id.split('+');
      return { accountId: id, claims: () => ({ sub: id, email, groups }) };
    },
    jwks: { keys },
    pkce: { required: () => true },
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client.clientId,
        accountId: context.oidc.session.accountId,
      });
      grant.addOIDCScope('openid email groups');
      await grant.save();
      return grant;
    },
  });
  server.on('request', provider.callback());
  process.send({ issuer });
});
process.once('disconnect', () => process.exit(0));
