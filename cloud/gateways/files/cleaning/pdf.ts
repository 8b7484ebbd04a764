/**
 * Documents are not drawn anew: whatever could act when one is opened is refused instead. Names are looked for everywhere, written
 * plainly or with escapes, also in packed streams; what cannot be looked into (encrypted, unusual packing) is refused too.
 */
import { inflateSync } from 'node:zlib'
import { cleaningRules } from './rules'

/** Names that a scan never has. Long enough not to turn up in a picture's bytes by chance. */
const REFUSED = [
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'XFA',
  'Encrypt',
  'Rendition',
  // Ways of packing that hide names from this look, or that readers were attacked through.
  'ASCIIHexDecode',
  'ASCII85Decode',
  'LZWDecode',
  'RunLengthDecode',
  'JBIG2Decode',
  'Crypt',
] as const

const NAMES = new RegExp(`/(${REFUSED.join('|')})(?![A-Za-z0-9])`)
/** A name may write any of its characters as #xx (ISO 32000-1, 7.3.5). */
const unescape = (text: string) =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
const isActive = (text: string) => NAMES.test(text) || (text.includes('#') && NAMES.test(unescape(text)))

/** What may stand behind the end mark: line ends, and what a scanner pads with. */
const MOST_TAIL = 1024

/** @returns false where it could act, hides something, or carries a second file */
export function isPlainPdf(pdf: Buffer): boolean {
  const text = pdf.toString('latin1')
  const end = text.lastIndexOf('%%EOF')
  if (!text.startsWith('%PDF-') || end < 0) return false
  const tail = text.slice(end + 5)
  if (tail.length > MOST_TAIL || /[^\s\0]/.test(tail)) return false
  // The end record of a zip, or a page's first mark: a second kind of file in one.
  if (text.includes('PK\x05\x06') || /<script|<html/i.test(text)) return false
  if (isActive(text)) return false
  for (const found of text.matchAll(/stream\r?\n/g)) {
    // The word also ends `endstream`.
    if (text.slice(found.index - 3, found.index) === 'end') continue
    const unpacked = unpack(pdf.subarray(found.index + found[0].length))
    if (unpacked === 'too-large') return false
    if (unpacked !== undefined && isActive(unpacked)) return false
  }
  return true
}

/** Undefined where it is not packed this way: a photo, fonts. */
function unpack(packed: Buffer): string | 'too-large' | undefined {
  // The first byte of zlib says its method (RFC 1950).
  if (((packed[0] ?? 0) & 0x0f) !== 8) return undefined
  try {
    return inflateSync(packed, { maxOutputLength: cleaningRules.stream.max }).toString('latin1')
  } catch (error) {
    const isTooLarge =
      typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return isTooLarge ? 'too-large' : undefined
  }
}
