import type { Certificate } from '@liesweep/sweep';

/**
 * What a certificate comes to: a dimension, none that these rows decide, or no answer before the data or the system change.
 */
export type CertificateStatus = 'certified' | 'undetermined' | 'refused';

/** Refusals that are the data's own fault: training on the same rows would find what is none, or nothing. */
const DATA_FAULTS: ReadonlySet<string> = new Set([
  'dependent-features',
  'few-rows',
  'too-few-rows',
  'not-finite',
  'constant',
  'constant-label',
  'surface',
  'special-rows',
  'near-dependent-functions',
]);

/** Refusals of what has no certificate, whatever the data. */
const OUT_OF_REACH: ReadonlySet<string> = new Set(['network', 'too-many-features']);

/** True where the refusal is the data's own fault. */
export function isDataFault({ refusal }: Pick<Certificate, 'refusal'>): boolean {
  return DATA_FAULTS.has(refusal ?? '');
}

/** The word for a certificate. */
export function certificateStatus(certificate: Pick<Certificate, 'groupDimension' | 'refusal'>): CertificateStatus {
  if (certificate.groupDimension !== null) return 'certified';
  return isDataFault(certificate) || OUT_OF_REACH.has(certificate.refusal ?? '') ? 'refused' : 'undetermined';
}
