import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { CipherError, KEY_BYTES, type Suite } from './suite'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM (NIST SP 800-38D) with HMAC-SHA-256 as digest. Layout: nonce, ciphertext, tag. */
export const aes: Suite = {
  name: 'aes',
  version: 2,

  under(key) {
    const cipherKey = derive(key, 'encrypt', KEY_BYTES)
    return {
      encrypt(plain, bound) {
        const nonce = randomBytes(NONCE_BYTES)
        const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce, { authTagLength: TAG_BYTES })
        cipher.setAAD(bound)
        return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
      },
      decrypt(sealed, bound) {
        if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new CipherError('sealed value is too short')
        const nonce = sealed.subarray(0, NONCE_BYTES)
        const decipher = createDecipheriv('aes-256-gcm', cipherKey, nonce, { authTagLength: TAG_BYTES })
        decipher.setAAD(bound)
        decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
        try {
          return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
        } catch (cause) {
          throw new CipherError('sealed value does not authenticate', { cause })
        }
      },
    }
  },

  derive,

  digest(key, data) {
    return createHmac('sha256', key).update(data).digest()
  },
}

function derive(key: Buffer, use: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `aes:${use}`, length))
}
