/** Secrets handed out to people: made here, kept only as keyed hashes or checked by their signature. */
import { createHmac, hkdfSync, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

export interface Tokens {
  /** A session token, 32 random bytes in base64url. */
  newSessionToken: () => string
  /** What is stored instead of a secret. `purpose` keeps the same secret apart between tables. */
  hash: (purpose: string, secret: string) => Buffer
  /** A key of 32 bytes for one other use (HKDF with SM3): the use learns nothing of the key that tokens are made with. */
  derive: (use: string) => Buffer
  /** Six digits. */
  newLoginCode: () => string
  /** An invitation's token: 96 random bits and 48 bits of signature, 24 characters of base64url (all in WeChat's scene alphabet). */
  newInvitationId: () => string
  invitationToken: (tokenId: string) => string
  /** The id inside a token, or undefined when the signature is not ours. */
  findInvitationId: (token: string) => string | undefined
}

const ID_LENGTH = 16
const MAC_BYTES = 6

export function createTokens(key: Buffer): Tokens {
  const mac = (purpose: string, value: string) => createHmac('sha256', key).update(`${purpose}\0${value}`).digest()
  const sign = (tokenId: string) => mac('invitation', tokenId).subarray(0, MAC_BYTES)
  return {
    newSessionToken: () => randomBytes(32).toString('base64url'),
    hash: mac,
    derive: (use) => Buffer.from(hkdfSync('sm3', key, Buffer.alloc(0), `token:${use}`, 32)),
    newLoginCode: () => randomInt(0, 1_000_000).toString().padStart(6, '0'),
    newInvitationId: () => randomBytes((ID_LENGTH * 3) / 4).toString('base64url'),
    invitationToken: (tokenId) => tokenId + sign(tokenId).toString('base64url'),
    findInvitationId: (token) => {
      const tokenId = token.slice(0, ID_LENGTH)
      const given = Buffer.from(token.slice(ID_LENGTH), 'base64url')
      const right = sign(tokenId)
      return token.length === ID_LENGTH + (MAC_BYTES * 4) / 3 &&
        given.length === right.length &&
        timingSafeEqual(given, right)
        ? tokenId
        : undefined
    },
  }
}
