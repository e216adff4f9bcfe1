import { loadClientConfigProfile, toClientOptions } from '@temporalio/envconfig';
import { errorMessage } from '@liesweep/sweep/errors';
import { BadInputError, InfrastructureError } from '@liesweep/sweep/explained-error';

/** A Temporal server and a namespace in it. */
export interface TemporalTarget {
  readonly address: string;
  readonly namespace: string;
  /** Options of the connection, such as TLS; of an embedded server there are none. */
  readonly connectionOptions: ReturnType<typeof toClientOptions>['connectionOptions'];
  /** It is the only server with this namespace: one that answers at the address without it is another's. */
  readonly isOwn?: boolean;
}

/** The server that this command has started itself. */
export function embeddedTarget(port: number, namespace: string): TemporalTarget {
  return { ...targetAt(`127.0.0.1:${String(port)}`, namespace), isOwn: true };
}

/** A namespace of a server without TLS. */
export function targetAt(address: string, namespace = 'default'): TemporalTarget {
  return { address, namespace, connectionOptions: { address } };
}

/**
 * The server that TEMPORAL_ADDRESS or a profile of `temporal.toml` names; undefined when none is named.
 *
 * @throws InfrastructureError when the configuration cannot be read
 */
export function configuredTarget(): TemporalTarget | undefined {
  try {
    const profile = loadClientConfigProfile();
    if (profile.address === undefined) {
      return undefined;
    }
    const { connectionOptions, namespace } = toClientOptions(profile);
    return { address: profile.address, namespace: namespace ?? 'default', connectionOptions };
  } catch (error) {
    throw new InfrastructureError(
      {
        happened: `Temporal's configuration cannot be read: ${errorMessage(error)}`,
        remedy: 'Correct TEMPORAL_CONFIG_FILE, TEMPORAL_PROFILE and the other TEMPORAL_ variables, or unset them.',
      },
      { cause: error },
    );
  }
}

/**
 * The server that the environment names.
 *
 * @throws BadInputError when it names none; InfrastructureError when the configuration cannot be read
 */
export function deploymentTarget(): TemporalTarget {
  const target = configuredTarget();
  if (target !== undefined) return target;
  throw new BadInputError({
    happened: 'No Temporal server is named.',
    remedy:
      'Set TEMPORAL_ADDRESS, or TEMPORAL_PROFILE of a temporal.toml; to train on this machine use `liesweep run`.',
  });
}
