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
  /** A short code's id: 8 random characters (46 bits) of an alphabet without those that look alike. */
  newShortId: () => string
  /** What a text message can carry and a person can type: the id and two characters that check it, 10 in all. */
  shortCode: (shortId: string) => string
  /** The id inside a short code, or undefined when the check is not ours. */
  findShortId: (code: string) => string | undefined
  /** The same for a candidate's link; neither opens what the other is for. */
  candidateToken: (tokenId: string) => string
  findCandidateId: (token: string) => string | undefined
}

const ID_LENGTH = 16
const MAC_BYTES = 6
/** Own choice, 2026-11-28: without 0 O o 1 I i L l. */
const SHORT = { alphabet: '23456789ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz', id: 8, check: 2 } as const

export function createTokens(key: Buffer): Tokens {
  const mac = (purpose: string, value: string) => createHmac('sha256', key).update(`${purpose}\0${value}`).digest()
  const sign = (purpose: string, tokenId: string) => mac(purpose, tokenId).subarray(0, MAC_BYTES)
  const find = (purpose: string, token: string) => {
    const tokenId = token.slice(0, ID_LENGTH)
    const given = Buffer.from(token.slice(ID_LENGTH), 'base64url')
    const right = sign(purpose, tokenId)
    return token.length === ID_LENGTH + (MAC_BYTES * 4) / 3 &&
      given.length === right.length &&
      timingSafeEqual(given, right)
      ? tokenId
      : undefined
  }
  const shortLetter = (at: number) => SHORT.alphabet.charAt(at % SHORT.alphabet.length)
  // Two letters refuse a made-up code before the database is asked; what keeps codes from being guessed are the 46 bits.
  const check = (shortId: string) => {
    const digest = mac('short invitation', shortId)
    return Array.from({ length: SHORT.check }, (_, i) => shortLetter(digest.readUInt32BE(i * 4))).join('')
  }
  return {
    newSessionToken: () => randomBytes(32).toString('base64url'),
    hash: mac,
    derive: (use) => Buffer.from(hkdfSync('sm3', key, Buffer.alloc(0), `token:${use}`, 32)),
    newLoginCode: () => randomInt(0, 1_000_000).toString().padStart(6, '0'),
    newInvitationId: () => randomBytes((ID_LENGTH * 3) / 4).toString('base64url'),
    invitationToken: (tokenId) => tokenId + sign('invitation', tokenId).toString('base64url'),
    findInvitationId: (token) => find('invitation', token),
    newShortId: () => Array.from({ length: SHORT.id }, () => shortLetter(randomInt(SHORT.alphabet.length))).join(''),
    shortCode: (shortId) => shortId + check(shortId),
    findShortId: (code) => {
      const shortId = code.slice(0, SHORT.id)
      const given = Buffer.from(code.slice(SHORT.id))
      const right = Buffer.from(check(shortId))
      return code.length === SHORT.id + SHORT.check &&
        [...code].every((letter) => SHORT.alphabet.includes(letter)) &&
        given.length === right.length &&
        timingSafeEqual(given, right)
        ? shortId
        : undefined
    },
    candidateToken: (tokenId) => tokenId + sign('candidate', tokenId).toString('base64url'),
    findCandidateId: (token) => find('candidate', token),
  }
}
