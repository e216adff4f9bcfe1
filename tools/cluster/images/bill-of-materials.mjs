import { createHash } from 'node:crypto';

/**
 * The bill of materials of an image, as CycloneDX 1.6 says it in JSON. The same image gives the same bill.
 *
 * @typedef {{ name: string, version: string, purl: string, licence?: string, hash?: { alg: string, content: string } }} Part
 * @param {{ name: string, version: string, licence: string }} image
 * @param {readonly Part[]} parts
 */
export function billOfMaterials({ name, version, licence }, parts) {
  const components = [...new Map(parts.map((part) => [part.purl, component(part)])).values()].sort((a, b) =>
    a.purl < b.purl ? -1 : 1,
  );
  const body = {
    metadata: {
      component: {
        type: 'container',
        'bom-ref': name,
        name,
        version,
        licenses: [{ license: { id: licence } }],
      },
    },
    components,
  };
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const uuid = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`, // version 8: made of a hash
    `a${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
  return { bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: `urn:uuid:${uuid}`, version: 1, ...body };
}

/** A package of the npm registry, with the hash that the lockfile has of it. */
export function npmPart({ name, version, licence, integrity }) {
  const [, base64] = /^sha512-(.+)$/.exec(integrity ?? '') ?? [];
  const hash = base64 && { alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') };
  return { name, version, licence, purl: `pkg:npm/${name.replace('@', '%40')}@${version}`, ...(hash && { hash }) };
}

/** A wheel of the Python registry, with the hash that set-up has of it. */
export function wheelPart({ name, version, sha256 }) {
  return { name, version, purl: `pkg:pypi/${name}@${version}`, hash: { alg: 'SHA-256', content: sha256 } };
}

/**
 * The packages of Debian that a system says it has installed.
 *
 * @param {string} status the text of /var/lib/dpkg/status
 * @returns {Part[]}
 */
export function debianParts(status) {
  return status
    .split('\n\n')
    .map((paragraph) => Object.fromEntries([...paragraph.matchAll(/^([A-Za-z-]+): (.*)$/gm)].map(([, k, v]) => [k, v])))
    .filter(({ Status }) => Status === 'install ok installed')
    .map(({ Package: name, Version: version, Architecture: arch }) => ({
      ...{ name, version },
      purl: `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=${arch}`,
    }));
}

function component({ name, version, purl, licence, hash }) {
  return {
    ...{ type: 'library', 'bom-ref': purl, name, version },
    ...(hash && { hashes: [hash] }),
    ...(licence && { licenses: [licenceOf(licence)] }),
    purl,
  };
}

/** `MIT` is an identifier, `(MIT OR Apache-2.0)` an expression, and `SEE LICENSE IN x` neither. */
function licenceOf(licence) {
  if (/\b(OR|AND|WITH)\b/.test(licence)) return { expression: licence };
  return { license: /^[A-Za-z0-9.+-]+$/.test(licence) ? { id: licence } : { name: licence } };
}
