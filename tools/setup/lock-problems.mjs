/** A whole SHA-512 in base64: what npm writes for everything that the registry holds today. */
const SHA_512 = /^sha512-[A-Za-z0-9+/]{86}==$/;

/**
 * What is wrong with a lockfile: packages that could be exchanged on the way, and addresses that bind it to one registry.
 *
 * npm leaves out the hashes of packages for other platforms when it updates a lockfile on a machine that does not install
 * them; `npm view NAME@VERSION dist.integrity` says them.
 *
 * @param {{ packages: Record<string, { link?: boolean, integrity?: string, resolved?: string }> }} lockfile
 * @returns {string[]} one sentence for each
 */
export function lockProblems({ packages }) {
  return Object.entries(packages).flatMap(([path, { link, integrity, resolved }]) => {
    const isOurs = link === true || !/(^|\/)node_modules\//.test(path);
    if (isOurs) return [];
    return [
      ...(SHA_512.test(integrity ?? '') ? [] : [`${path} has no integrity by SHA-512`]),
      ...(resolved === undefined ? [] : [`${path} says where it was downloaded: ${resolved}`]),
    ];
  });
}
