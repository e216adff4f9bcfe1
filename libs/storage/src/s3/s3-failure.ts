import { StoreUnavailableError } from '@liesweep/sweep';
import { certificateReasons } from '../certificate-reasons.js';

/** Reasons by the name that S3, its client, Node or TLS give an error. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['NoSuchBucket', 'there is no such bucket'],
  ['AccessDenied', 'access denied; the credentials need to get, put, delete and list objects there'],
  ['Forbidden', 'access denied; the credentials need to get, put, delete and list objects there'],
  ['InvalidAccessKeyId', 'the access key is unknown; check AWS_ACCESS_KEY_ID'],
  ['XAdminUserNotFound', 'the access key is unknown; check AWS_ACCESS_KEY_ID'], // versitygw's word for it
  ['SignatureDoesNotMatch', 'the secret key is wrong; check AWS_SECRET_ACCESS_KEY'],
  ['ExpiredToken', 'the credentials have expired'],
  ['InvalidToken', 'the credentials are not valid; check AWS_SESSION_TOKEN'],
  [
    'CredentialsProviderError',
    'there are no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile',
  ],
  ['PermanentRedirect', 'the bucket is in another region; set AWS_REGION'],
  ['AuthorizationHeaderMalformed', 'the bucket is in another region; set AWS_REGION'],
  ['NotImplemented', 'the server lacks a part of S3 that is needed: conditional writes'],
  ['QuotaExceeded', 'the quota is used up'],
  ['InsufficientStorage', 'its disk is full'],
  ['SlowDown', 'the server asks to slow down'],
  ['TimeoutError', 'the server does not answer in time'],
  ['AbortError', 'the server does not answer in time'],
  ['ECONNREFUSED', 'no server answers there'],
  ['ENOTFOUND', 'the host is unknown'],
  ['EAI_AGAIN', 'the host is unknown at the moment'],
  ['ECONNRESET', 'the connection was lost'],
  ['EPIPE', 'the connection was lost'],
  ['ETIMEDOUT', 'the server does not answer'],
  ['EHOSTUNREACH', 'the host cannot be reached'],
  ['ENETUNREACH', 'the host cannot be reached'],
  ['ERR_STREAM_PREMATURE_CLOSE', 'the connection was lost'],
  ...certificateReasons('name its authority with NODE_EXTRA_CA_CERTS'),
]);

/** There is no object of that name. */
export function isMissingObject(error: unknown): boolean {
  return nameOf(error) === 'NoSuchKey';
}

/** An object of that name is there. */
export function isTaken(error: unknown): boolean {
  return statusOf(error) === 412;
}

/** Somebody else is writing an object of that name, and may fail. */
export function isContested(error: unknown): boolean {
  return statusOf(error) === 409;
}

/** The object ended before its end: a new request may get the whole. */
export function isCutShort(error: unknown): boolean {
  return (
    ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'EPIPE'].includes(codeOf(error) ?? '') ||
    /aborted/i.test(messageOf(error))
  );
}

/**
 * `StoreUnavailableError` with a plain reason for whatever a request to S3 threw: its errors come from a network and a
 * server, and the same request may succeed later.
 *
 * @param place such as `s3://bucket/prefix/name`
 */
export function asS3Unavailable(place: string, error: unknown): StoreUnavailableError {
  const status = statusOf(error);
  // The client wraps errors of another realm, which leaves their name and code in the message alone.
  const keys = [codeOf(error), nameOf(error)].filter((key) => key !== undefined);
  const reason =
    keys.map((key) => REASONS.get(key)).find((known) => known !== undefined) ??
    [...REASONS].find(([key]) => messageOf(error).includes(key))?.[1] ??
    (status === undefined ? 'the request failed' : `the server answers with status ${String(status)}`);
  const detail = [nameOf(error), messageOf(error)].filter((text) => text !== undefined && text !== '').join(': ');
  return new StoreUnavailableError(`${place}: ${reason} (${detail})`, { cause: error });
}

function nameOf(error: unknown): string | undefined {
  return textOf(error, 'name');
}

function codeOf(error: unknown): string | undefined {
  return textOf(error, 'code');
}

function messageOf(error: unknown): string {
  return textOf(error, 'message') ?? '';
}

function textOf(error: unknown, key: 'name' | 'code' | 'message'): string | undefined {
  const value = typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The HTTP status that the server answered with, where it answered. */
function statusOf(error: unknown): number | undefined {
  const metadata =
    typeof error === 'object' && error !== null && '$metadata' in error ? (error.$metadata as object | null) : null;
  const status = metadata !== null && 'httpStatusCode' in metadata ? metadata.httpStatusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}
