import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { tencentCodes } from './codes'

/** A call as it came in. */
export interface SignedCall {
  method: string
  path: string
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: string
}

const EXPIRES = {
  seconds: 300,
  since: '2026-11-23',
  source: 'cloud.tencent.com/document/api/382/52072: five minutes',
} as const
const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d{2}-\d{2})\/([^/]+)\/tc3_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/

/**
 * Checks Tencent Cloud's signature, version 3 (TC3-HMAC-SHA256). Gives undefined when it is right, else the code that the real
 * service answers with. The host is signed without its port, as the client library does it.
 */
export function refuseSignature(
  { method, path, headers, body }: SignedCall,
  { secretId, secretKey, now }: { secretId: string; secretKey: string; now: Date },
): string | undefined {
  const header = (name: string) => String(headers[name] ?? '')
  const parts = AUTHORIZATION.exec(header('authorization'))
  if (!parts) return tencentCodes.authorization
  const [, givenId = '', date = '', service = '', signed = '', signature = ''] = parts
  if (givenId !== secretId) return tencentCodes.secretId
  const timestamp = Number(header('x-tc-timestamp'))
  if (!(Math.abs(now.getTime() / 1000 - timestamp) <= EXPIRES.seconds)) return tencentCodes.expired
  if (new Date(timestamp * 1000).toISOString().slice(0, 10) !== date) return tencentCodes.expired
  const names = signed.split(';')
  if (!names.includes('host') || !names.includes('content-type')) return tencentCodes.authorization

  const values = names.map((name) => (name === 'host' ? header(name).replace(/:\d+$/, '') : header(name)))
  const signedLines = names.map((name, i) => `${name}:${values[i]?.trim() ?? ''}\n`).join('')
  const canonical = [method, path, '', signedLines, signed, sha256(body)].join('\n')
  const toSign = ['TC3-HMAC-SHA256', timestamp, `${date}/${service}/tc3_request`, sha256(canonical)].join('\n')
  const key = [date, service, 'tc3_request'].reduce<Buffer>(hmac, Buffer.from(`TC3${secretKey}`))
  return timingSafeEqual(hmac(key, toSign), Buffer.from(signature, 'hex')) ? undefined : tencentCodes.signed
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
