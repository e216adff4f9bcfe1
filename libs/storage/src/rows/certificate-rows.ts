import { certificateSchema, type Certificate } from '@liesweep/sweep';
import type { Kysely, Transaction } from 'kysely';
import { checkRow } from './check-row.js';
import { DamagedRowError } from './damaged-row-error.js';
import { readJson } from './read-json.js';
import { assertIntact, rowDigest } from './row-digest.js';
import type { CertificateRow, Tables } from './tables.js';

/** Stores a sweep's certificate of one (system, n), unless it has one. */
export async function insertCertificate(
  trx: Transaction<Tables>,
  sweepId: string,
  certificate: Certificate,
): Promise<void> {
  const row = {
    system: certificate.system,
    dimension: certificate.dimension,
    certificate: JSON.stringify(certificate),
  };
  await trx
    .insertInto('certificates')
    .values({ sweep_id: sweepId, ...row, row_digest: rowDigest(whatItSays(row)) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * One certificate per (system, n) of a sweep: its own, or else that of a sweep whose trials it reuses. A trial's key
 * fixes its data, so the certificate of the sweep that trained it was computed on the same rows.
 */
export async function selectCertificates(db: Kysely<Tables>, sweepId: string): Promise<readonly Certificate[]> {
  const own = db.selectFrom('certificates').selectAll().where('sweep_id', '=', sweepId);
  const inherited = db
    .selectFrom('trial_sources')
    .innerJoin('certificates', (match) =>
      match
        .onRef('certificates.sweep_id', '=', 'trial_sources.recorded_by')
        .onRef('certificates.system', '=', 'trial_sources.system')
        .onRef('certificates.dimension', '=', 'trial_sources.dimension'),
    )
    .selectAll('certificates')
    .where('trial_sources.sweep_id', '=', sweepId)
    .orderBy('certificates.sweep_id');
  const chosen = new Map<string, Certificate>();
  for (const row of [...(await own.execute()), ...(await inherited.execute())]) {
    const key = JSON.stringify([row.system, row.dimension]);
    if (!chosen.has(key)) {
      chosen.set(key, toCertificate(row));
    }
  }
  return [...chosen.values()].sort((a, b) => a.system.localeCompare(b.system, 'en') || a.dimension - b.dimension);
}

function toCertificate(row: CertificateRow): Certificate {
  const place = { table: 'certificates', key: `${row.system}, n = ${String(row.dimension)}, of ${row.sweep_id}` };
  assertIntact(row.row_digest, whatItSays(row), place);
  const certificate = checkRow(certificateSchema, readJson('certificate', row.certificate, place), place);
  if (certificate.system === row.system && certificate.dimension === row.dimension) return certificate;
  throw new DamagedRowError(place, 'it is the certificate of another system or n');
}

function whatItSays(row: Pick<CertificateRow, 'system' | 'dimension' | 'certificate'>): readonly (string | number)[] {
  return [row.system, row.dimension, row.certificate];
}
