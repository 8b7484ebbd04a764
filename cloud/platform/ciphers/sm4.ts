import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { CipherError, type Suite } from './suite'

const IV_BYTES = 16
const BLOCK_BYTES = 16
const TAG_BYTES = 32
const SM4_KEY_BYTES = 16
/** RFC 5869, 2.2: no salt is a block of zeros as long as the digest. */
const NO_SALT = Buffer.alloc(32)

/**
 * SM4-CBC with HMAC-SM3, encrypt then authenticate (SM4-GCM is absent from Node's OpenSSL). Layout: iv, ciphertext, tag.
 * The tag covers what the value is bound to, with its length in front, so that no byte can change sides.
 */
export const sm4: Suite = {
  name: 'sm4',
  version: 1,

  under(key) {
    const extracted = digest(NO_SALT, key)
    const cipherKey = expand(extracted, 'encrypt', SM4_KEY_BYTES)
    const tagKey = expand(extracted, 'authenticate', TAG_BYTES)
    return {
      encrypt(plain, bound) {
        const iv = randomBytes(IV_BYTES)
        const cipher = createCipheriv('sm4-cbc', cipherKey, iv)
        const body = Buffer.concat([iv, cipher.update(plain), cipher.final()])
        return Buffer.concat([body, tagOf(tagKey, body, bound)])
      },
      decrypt(sealed, bound) {
        if (sealed.length < IV_BYTES + BLOCK_BYTES + TAG_BYTES) throw new CipherError('sealed value is too short')
        const body = sealed.subarray(0, -TAG_BYTES)
        if (!timingSafeEqual(sealed.subarray(-TAG_BYTES), tagOf(tagKey, body, bound)))
          throw new CipherError('sealed value does not authenticate')
        const decipher = createDecipheriv('sm4-cbc', cipherKey, body.subarray(0, IV_BYTES))
        return Buffer.concat([decipher.update(body.subarray(IV_BYTES)), decipher.final()])
      },
    }
  },

  derive,
  digest,
}

function derive(key: Buffer, use: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sm3', key, Buffer.alloc(0), `sm4:${use}`, length))
}

/** HKDF's second half, for what fits into one block: with its first half done once for all uses of a key it is `derive` at a third of the cost, which each value pays. */
const expand = (extracted: Buffer, use: string, length: number): Buffer =>
  digest(extracted, Buffer.concat([Buffer.from(`sm4:${use}`), Buffer.of(1)])).subarray(0, length)

function digest(key: Buffer, data: Buffer): Buffer {
  return createHmac('sm3', key).update(data).digest()
}

function tagOf(tagKey: Buffer, body: Buffer, bound: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bound.length)
  return digest(tagKey, Buffer.concat([length, bound, body]))
}
