/**
 * The keys that come from a phone's secret, and what is sealed with them. Ciphers are tweetnacl's: Curve25519, XSalsa20-Poly1305, SHA-512.
 * Random bytes are always handed in: where a host has none, tweetnacl would refuse.
 */
import nacl from 'tweetnacl'
import { fromBase64, fromUtf8, join, toBase64, toHex, utf8 } from './bytes'
import type { FieldHost } from './ports'

type Random = FieldHost['random']

/** Of a record's text: SHA-512, its first 32 bytes, hex. The same on the phone, on the wire and at the service. */
export const hashText = (text: string): string => toHex(nacl.hash(utf8(text)).subarray(0, 32))

/** Stands for a person in names of the storage: who that is cannot be read from it. */
export const markOf = (person: string): string => hashText(`field work of ${person}`).slice(0, 16)

export interface FieldKeys {
  secret: Uint8Array
  /** Lies open on the phone: what is recorded while it is locked is sealed to it. */
  publicKey: Uint8Array
  boxKey: Uint8Array
  /** For the lists, and for what is written while the phone is open: no curve is reckoned, which an old phone feels. */
  listKey: Uint8Array
  recordKey: Uint8Array
}

const SECRET = 32

/** @returns undefined where it is no secret */
export function keysFrom(secret: Uint8Array | undefined): FieldKeys | undefined {
  if (secret?.length !== SECRET) return undefined
  const derive = (use: string) => nacl.hash(join(utf8(`league field work, ${use}: `), secret)).slice(0, 32)
  const { publicKey, secretKey } = nacl.box.keyPair.fromSecretKey(derive('box'))
  return { secret, publicKey, boxKey: secretKey, listKey: derive('list'), recordKey: derive('record') }
}

/** Sealed with a key that is at hand: `s` and base64 of nonce and box. */
export function sealBytes(bytes: Uint8Array, key: Uint8Array, random: Random): string {
  const nonce = random(nacl.secretbox.nonceLength)
  return `s${toBase64(join(nonce, nacl.secretbox(bytes, nonce, key)))}`
}

/** @returns undefined where the key is another or the text was tampered with */
export function openBytes(sealed: string, key: Uint8Array): Uint8Array | undefined {
  if (!sealed.startsWith('s')) return undefined
  const bytes = fromBase64(sealed.slice(1))
  if (bytes === undefined || bytes.length < nacl.secretbox.nonceLength) return undefined
  const nonce = bytes.subarray(0, nacl.secretbox.nonceLength)
  return nacl.secretbox.open(bytes.subarray(nacl.secretbox.nonceLength), nonce, key) ?? undefined
}

const BOX_KEY = nacl.box.publicKeyLength
const nonceFor = (ephemeral: Uint8Array, to: Uint8Array) =>
  nacl.hash(join(ephemeral, to)).subarray(0, nacl.box.nonceLength)

/** Sealed to the public key alone, by a key that is thrown away: `b` and base64 of that key's public half and the box. */
export function sealTo(publicKey: Uint8Array, text: string, random: Random): string {
  const { publicKey: half, secretKey } = nacl.box.keyPair.fromSecretKey(random(nacl.box.secretKeyLength))
  return `b${toBase64(join(half, nacl.box(utf8(text), nonceFor(half, publicKey), publicKey, secretKey)))}`
}

/** A text that is to be read on this phone only: with the key where it is open, to the public key where it is locked. */
export function sealText(text: string, keys: FieldKeys | undefined, publicKey: Uint8Array, random: Random): string {
  return keys === undefined ? sealTo(publicKey, text, random) : sealBytes(utf8(text), keys.recordKey, random)
}

/** @returns undefined where it was sealed to somebody else, or is damaged */
export function openText(sealed: string, keys: FieldKeys): string | undefined {
  if (!sealed.startsWith('b')) {
    const opened = openBytes(sealed, keys.recordKey)
    return opened && fromUtf8(opened)
  }
  const bytes = fromBase64(sealed.slice(1))
  if (bytes === undefined || bytes.length < BOX_KEY) return undefined
  const half = bytes.subarray(0, BOX_KEY)
  const opened = nacl.box.open(bytes.subarray(BOX_KEY), nonceFor(half, keys.publicKey), half, keys.boxKey)
  return opened === null ? undefined : fromUtf8(opened)
}
