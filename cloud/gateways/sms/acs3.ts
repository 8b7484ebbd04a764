/** Alibaba Cloud's signature, version 3 (ACS3-HMAC-SHA256): both sides (help.aliyun.com/document_detail/2593177.html). */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { aliyunCodes } from './aliyun-codes'

const ALGORITHM = 'ACS3-HMAC-SHA256'
const EXPIRES = {
  seconds: 900,
  since: '2026-11-28',
  source: 'help.aliyun.com/document_detail/2593177.html: x-acs-date is valid for 15 minutes',
} as const

export interface Acs3Call {
  method: string
  path: string
  query: Readonly<Record<string, string>>
  /** Names in lower case. Signed: host and every x-acs-… but none else. */
  headers: Readonly<Record<string, string>>
  body: string
}

/** Sorted, encoded as RFC 3986 wants it. */
export function canonicalQuery(query: Readonly<Record<string, string>>): string {
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  return Object.entries(query)
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** The header `authorization` of a call. */
export function signAcs3(call: Acs3Call, { keyId, keySecret }: { keyId: string; keySecret: string }): string {
  const names = Object.keys(call.headers)
    .filter((name) => name === 'host' || name.startsWith('x-acs-'))
    .sort()
  return `${ALGORITHM} Credential=${keyId},SignedHeaders=${names.join(';')},Signature=${signature(call, names, keySecret)}`
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

function signature({ method, path, query, headers, body }: Acs3Call, names: readonly string[], secret: string): string {
  const lines = names.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`).join('')
  const canonical = [method, path, canonicalQuery(query), lines, names.join(';'), sha256(body)].join('\n')
  return createHmac('sha256', secret)
    .update(`${ALGORITHM}\n${sha256(canonical)}`)
    .digest('hex')
}

const AUTHORIZATION = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([\w;-]+),Signature=([0-9a-f]{64})$/
const REQUIRED = [
  'host',
  'x-acs-action',
  'x-acs-content-sha256',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-version',
]

/** Checks a call. Gives undefined when it is right, else the code that the real service answers with. */
export function refuseAcs3(
  call: Acs3Call,
  { keyId, keySecret, now, nonces }: { keyId: string; keySecret: string; now: Date; nonces: Set<string> },
): string | undefined {
  const parts = AUTHORIZATION.exec(call.headers.authorization ?? '')
  if (!parts) return aliyunCodes.incomplete
  const [, givenId = '', signed = '', given = ''] = parts
  if (givenId !== keyId) return aliyunCodes.keyId
  const names = signed.split(';')
  const isWhole = Object.keys(call.headers).every((name) => !name.startsWith('x-acs-') || names.includes(name))
  if (!isWhole || REQUIRED.some((name) => !names.includes(name))) return aliyunCodes.incomplete
  const date = call.headers['x-acs-date'] ?? ''
  const age = Math.abs(now.getTime() - Date.parse(date)) / 1000
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date) || !(age <= EXPIRES.seconds)) return aliyunCodes.expired
  if (call.headers['x-acs-content-sha256'] !== sha256(call.body)) return aliyunCodes.signed
  const right = signature(call, names, keySecret)
  if (!timingSafeEqual(Buffer.from(right, 'hex'), Buffer.from(given, 'hex'))) return aliyunCodes.signed
  const nonce = call.headers['x-acs-signature-nonce'] ?? ''
  if (nonces.has(nonce)) return aliyunCodes.nonce
  nonces.add(nonce)
  return undefined
}
