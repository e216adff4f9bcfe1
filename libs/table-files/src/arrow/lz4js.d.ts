/** The part of lz4js that is used; it comes without types. */
declare module 'lz4js' {
  export function compress(bytes: Uint8Array): Uint8Array;
  export function decompress(frame: Uint8Array): Uint8Array;
}
