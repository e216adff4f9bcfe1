import { S3Client } from '@aws-sdk/client-s3';
import type { TensorStore } from '@liesweep/sweep';
import { S3Objects } from './s3-objects.js';
import { S3TensorStore } from './s3-tensor-store.js';
import { parseS3Uri } from './s3-uri.js';

/** Where an endpoint is named, the region is often a formality, and the client does not do without one. */
const REGION_OF_ENDPOINT = 'us-east-1';

/** Attempts per request, with pauses that grow to 20 s in between. */
const MOST_ATTEMPTS = 4;

const CONNECTION_LIMIT_MS = 5_000;

/** Longest silence of a server within a request. */
const SILENCE_LIMIT_MS = 30_000;

/**
 * The tensor store in a bucket of S3, or of a server that speaks S3 with conditional writes. The bucket must exist.
 *
 * Endpoint, region and credentials come from where every program of AWS has them: AWS_ENDPOINT_URL_S3 or
 * AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, profiles, the roles of pods and machines.
 * Where an endpoint is named, buckets are part of the path, not of the host.
 *
 * @throws InvalidStoreUriError when the URI is not `s3://bucket/prefix`
 * @throws StoreUnavailableError when the bucket cannot be listed
 */
export async function openS3TensorStore(uri: string): Promise<TensorStore> {
  const location = parseS3Uri(uri);
  const { AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL, AWS_REGION, AWS_PROFILE } = process.env;
  const hasEndpoint = (AWS_ENDPOINT_URL_S3 ?? AWS_ENDPOINT_URL) !== undefined;
  const client = new S3Client({
    ...(hasEndpoint && { forcePathStyle: true }),
    ...(hasEndpoint && AWS_REGION === undefined && AWS_PROFILE === undefined && { region: REGION_OF_ENDPOINT }),
    followRegionRedirects: !hasEndpoint,
    maxAttempts: MOST_ATTEMPTS,
    // Content has its own digest, which is checked; a checksum that fails earlier would have another name.
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECTION_LIMIT_MS,
      requestTimeout: SILENCE_LIMIT_MS,
      throwOnRequestTimeout: true,
      socketTimeout: SILENCE_LIMIT_MS,
    },
  });
  const objects = new S3Objects(client, location);
  await objects.assertReadable();
  return new S3TensorStore(objects);
}
