/** What a cipher suite does: authenticated encryption of bytes under a key of 32 bytes, and a keyed digest. */
export interface Suite {
  name: SuiteName
  /** First byte of everything it writes: never reused for another meaning. */
  version: number
  /** Encrypts and decrypts under one key; what is derived from it is derived once. */
  under(key: Buffer): UnderKey
  /** Derives a key for one use from a longer-lived one (HKDF, RFC 5869). */
  derive(key: Buffer, use: string, length: number): Buffer
  /** Keyed digest, 32 bytes. */
  digest(key: Buffer, data: Buffer): Buffer
}

export interface UnderKey {
  /** Encrypts; the result carries its own nonce and tag. Neither `bound` nor the key is part of it. */
  encrypt(plain: Buffer, bound: Buffer): Buffer
  /** Throws a CipherError unless key, `bound` and every bit are those of `encrypt`. */
  decrypt(sealed: Buffer, bound: Buffer): Buffer
}

/** `sm4`: the national ciphers (GM/T 0002, 0004). `aes`: where a platform's hardware or rules want the international ones. */
export type SuiteName = 'sm4' | 'aes'

/** A value cannot be opened: damaged, foreign, or under a key that is gone. Its message never holds a value or a key. */
export class CipherError extends Error {
  override readonly name = 'CipherError'
}

/** Sizes of keys in bytes, by the standards of the suites. */
export const KEY_BYTES = 32
