/** Texts as bytes and back: mini-programs have neither TextEncoder nor btoa. */

const STEP = 0x2000
/** Characters from their codes; in steps, since a call takes only so many arguments. */
function fromCodes(codes: Uint8Array | Uint16Array, length: number): string {
  let text = ''
  for (let at = 0; at < length; at += STEP) {
    const part = codes.subarray(at, Math.min(at + STEP, length))
    text += String.fromCharCode.apply(null, part as unknown as number[])
  }
  return text
}

/** UTF-8. Half of a surrogate pair becomes U+FFFD, as it does in every host's own encoder and on the wire. */
export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3)
  let at = 0
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i)
    if (code >= 0xd800 && code < 0xe000) {
      const low = code < 0xdc00 ? text.charCodeAt(i + 1) : 0
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00)
        i++
      } else code = 0xfffd
    }
    if (code < 0x80) bytes[at++] = code
    else if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6)
      bytes[at++] = 0x80 | (code & 63)
    } else if (code < 0x10000) {
      bytes[at++] = 0xe0 | (code >> 12)
      bytes[at++] = 0x80 | ((code >> 6) & 63)
      bytes[at++] = 0x80 | (code & 63)
    } else {
      bytes[at++] = 0xf0 | (code >> 18)
      bytes[at++] = 0x80 | ((code >> 12) & 63)
      bytes[at++] = 0x80 | ((code >> 6) & 63)
      bytes[at++] = 0x80 | (code & 63)
    }
  }
  return bytes.slice(0, at)
}

/** The text of bytes that `utf8` made. */
export function fromUtf8(bytes: Uint8Array): string {
  const codes = new Uint16Array(bytes.length)
  let length = 0
  let at = 0
  const more = () => (bytes[at++] ?? 0) & 63
  while (at < bytes.length) {
    const first = bytes[at++] ?? 0
    if (first < 0x80) codes[length++] = first
    else if (first < 0xe0) codes[length++] = ((first & 31) << 6) | more()
    else if (first < 0xf0) codes[length++] = ((first & 15) << 12) | (more() << 6) | more()
    else {
      const code = (((first & 7) << 18) | (more() << 12) | (more() << 6) | more()) - 0x10000
      codes[length++] = 0xd800 + (code >> 10)
      codes[length++] = 0xdc00 + (code & 1023)
    }
  }
  return fromCodes(codes, length)
}

/** How many bytes a text has on the wire. */
export function utf8Length(text: string): number {
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    // Each half of a pair counts two, a lone one three; a batch may be taken for a little larger than it is.
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : 3
  }
  return length
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const CODES = new Uint8Array(64)
const VALUES = new Uint8Array(128).fill(255)
for (let i = 0; i < 64; i++) {
  CODES[i] = LETTERS.charCodeAt(i)
  VALUES[LETTERS.charCodeAt(i)] = i
}

export function toBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  let to = 0
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]]
    codes[to++] = CODES[a >> 2] ?? 0
    codes[to++] = CODES[((a & 3) << 4) | (b >> 4)] ?? 0
    codes[to++] = at + 1 < bytes.length ? (CODES[((b & 15) << 2) | (c >> 6)] ?? 0) : 61
    codes[to++] = at + 2 < bytes.length ? (CODES[c & 63] ?? 0) : 61
  }
  return fromCodes(codes, to)
}

/** @returns undefined where it is no base64 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.slice(-2) === '==' ? 2 : text.slice(-1) === '=' ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let to = 0
  for (let at = 0; at < text.length; at += 4) {
    let four = 0
    for (let i = 0; i < 4; i++) {
      const code = text.charCodeAt(at + i)
      const isPadding = code === 61 && at + i >= text.length - padding
      const value = isPadding ? 0 : code < 128 ? (VALUES[code] ?? 255) : 255
      if (value > 63) return undefined
      four = (four << 6) | value
    }
    if (to < bytes.length) bytes[to++] = (four >> 16) & 255
    if (to < bytes.length) bytes[to++] = (four >> 8) & 255
    if (to < bytes.length) bytes[to++] = four & 255
  }
  return bytes
}

export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i++) text += `0${(bytes[i] ?? 0).toString(16)}`.slice(-2)
  return text
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A random UUID (version 4), from 16 random bytes. */
export function uuidFrom(random: Uint8Array): string {
  const bytes = random.slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = toHex(bytes)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** What a kept or received text says as JSON; undefined where it says nothing. */
export function fromJson(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** An object's fields, of whatever kind; empty for anything else. */
export const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
