/**
 * Envelope encryption of personal values. Each person has a key of their own, kept wrapped by the master key; forgetting a
 * person is deleting that one wrapped key. Both suites can always be read; the configured one writes.
 */
import { randomBytes } from 'node:crypto'
import { aes } from './aes'
import { sm4 } from './sm4'
import { CipherError, KEY_BYTES, type Suite, type SuiteName } from './suite'

export interface CiphersOptions {
  /** The suite that writes. */
  suite: SuiteName
  /** Master keys of 32 bytes each. The first wraps; the others only unwrap what they wrapped before a rotation. */
  masterKeys: readonly Buffer[]
  /** Key of 32 bytes for blind indexes; it does not rotate, or every index has to be computed anew. */
  indexKey: Buffer
}

export interface Ciphers {
  /** A fresh person key, wrapped: what is stored beside the person. */
  newPersonKey(): Buffer
  /** The same person key wrapped by the first master key in the configured suite; after a rotation. */
  rewrap(wrappedKey: Buffer): Buffer
  /** True when `rewrap` would change nothing but the nonce. */
  isCurrent(wrappedKey: Buffer): boolean
  /** True when a sealed value is of the configured suite; sealing the opened value anew makes it so. */
  isSealedCurrent(sealed: Buffer): boolean
  /**
   * Seals a value for a person. `bound` names its place (person and field); it must be the same at `open` and is not stored,
   * so that a value copied to another place does not open there.
   */
  seal(wrappedKey: Buffer, plain: string, bound: string): Buffer
  /** Opens what `seal` wrote. Throws a CipherError on anything else. */
  open(wrappedKey: Buffer, sealed: Buffer, bound: string): string
  /**
   * Keyed digest (32 bytes) by which equal values are found without being readable. `purpose` separates indexes. Callers
   * normalise the value first. It is the same under both suites: a phone must still be found after a change of suite.
   */
  blind(purpose: string, value: string): Buffer
}

const SUITES: Readonly<Record<SuiteName, Suite>> = { sm4, aes }
/** Blind indexes are HMAC-SM3 whichever suite writes. */
const INDEXER: Suite = sm4
const KEY_ID_BYTES = 4
const HEADER_BYTES = 1 + KEY_ID_BYTES

/** Throws when a key has the wrong length or none is given: at start, not at the first value. */
export function createCiphers({ suite, masterKeys, indexKey }: CiphersOptions): Ciphers {
  const [current] = masterKeys
  if (!current) throw new CipherError('no master key given')
  for (const key of [...masterKeys, indexKey])
    if (key.length !== KEY_BYTES) throw new CipherError(`keys have ${KEY_BYTES} bytes`)
  if (masterKeys.some((key) => key.equals(indexKey))) throw new CipherError('the index key must not be a master key')
  const writer = SUITES[suite]
  // What is derived from the master keys is derived here, once: each value that is opened begins with it.
  const wrappers = new Map(
    Object.values(SUITES).flatMap((each) =>
      masterKeys.map(
        (key) => [keyIdOf(each, key).toString('hex'), each.under(each.derive(key, 'wrap', KEY_BYTES))] as const,
      ),
    ),
  )
  const currentId = keyIdOf(writer, current)

  const wrapperOf = (id: Buffer) => {
    const wrapper = wrappers.get(id.toString('hex'))
    if (!wrapper) throw new CipherError('person key is wrapped by a master key that is not configured')
    return wrapper
  }
  const wrap = (personKey: Buffer) => {
    const header = Buffer.concat([Buffer.of(writer.version), currentId])
    return Buffer.concat([header, wrapperOf(currentId).encrypt(personKey, header)])
  }
  const unwrap = (wrappedKey: Buffer) => {
    const header = wrappedKey.subarray(0, HEADER_BYTES)
    // A key's id is of its suite: a version that does not belong to it finds none, or fails to authenticate.
    suiteOf(wrappedKey)
    return wrapperOf(header.subarray(1)).decrypt(wrappedKey.subarray(HEADER_BYTES), header)
  }
  const indexKeys = new Map<string, Buffer>()
  const indexKeyFor = (purpose: string) => {
    const known = indexKeys.get(purpose) ?? INDEXER.derive(indexKey, `index:${purpose}`, KEY_BYTES)
    indexKeys.set(purpose, known)
    return known
  }
  const placeOf = (reader: Suite, bound: string) => Buffer.concat([Buffer.of(reader.version), Buffer.from(bound)])

  return {
    newPersonKey: () => wrap(randomBytes(KEY_BYTES)),
    rewrap: (wrappedKey) => wrap(unwrap(wrappedKey)),
    isCurrent: (wrappedKey) =>
      wrappedKey[0] === writer.version && wrappedKey.subarray(1, HEADER_BYTES).equals(currentId),
    isSealedCurrent: (sealed) => sealed[0] === writer.version,
    seal(wrappedKey, plain, bound) {
      const sealed = writer.under(unwrap(wrappedKey)).encrypt(Buffer.from(plain), placeOf(writer, bound))
      return Buffer.concat([Buffer.of(writer.version), sealed])
    },
    open(wrappedKey, sealed, bound) {
      const reader = suiteOf(sealed)
      return reader.under(unwrap(wrappedKey)).decrypt(sealed.subarray(1), placeOf(reader, bound)).toString()
    },
    blind: (purpose, value) => INDEXER.digest(indexKeyFor(purpose), Buffer.from(value)),
  }
}

function suiteOf(sealed: Buffer): Suite {
  const suite = Object.values(SUITES).find(({ version }) => version === sealed[0])
  if (!suite) throw new CipherError('sealed value is of an unknown version')
  return suite
}

/** Names a master key without telling anything of it. */
function keyIdOf(suite: Suite, masterKey: Buffer): Buffer {
  return suite.derive(masterKey, 'key id', KEY_ID_BYTES)
}
