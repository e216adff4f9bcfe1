/**
 * Why a server's TLS certificate is not believed, by the code of Node's error.
 *
 * @param remedy how to name an authority to this kind of client
 */
export function certificateReasons(remedy: string): readonly (readonly [code: string, reason: string])[] {
  return [
    ['DEPTH_ZERO_SELF_SIGNED_CERT', `its certificate is signed by nobody known; ${remedy}`],
    ['SELF_SIGNED_CERT_IN_CHAIN', `its certificate is signed by nobody known; ${remedy}`],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', `its certificate cannot be verified; ${remedy}`],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', `its certificate cannot be verified; ${remedy}`],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another host'],
    ['CERT_HAS_EXPIRED', 'its certificate has expired'],
  ];
}
