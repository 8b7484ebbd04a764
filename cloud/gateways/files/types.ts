/** The kinds of files that are taken: pictures that every phone makes, and scans. */
export const fileTypes = {
  jpg: { mime: 'image/jpeg', magic: [0xff, 0xd8, 0xff], source: 'ITU-T T.81, annex B: SOI and the first marker' },
  png: { mime: 'image/png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], source: 'ISO/IEC 15948, 5.2' },
  pdf: { mime: 'application/pdf', magic: [0x25, 0x50, 0x44, 0x46, 0x2d], source: 'ISO 32000-1, 7.5.2: %PDF-' },
} as const

export type FileType = keyof typeof fileTypes

/** As many first bytes as are needed to tell the kind. */
export const MAGIC_BYTES = Math.max(...Object.values(fileTypes).map(({ magic }) => magic.length))

/** The kind of a file by its first bytes; undefined for any other kind. */
export function fileTypeOf(start: Uint8Array): FileType | undefined {
  const names = Object.keys(fileTypes) as FileType[]
  return names.find((name) => fileTypes[name].magic.every((byte, i) => start[i] === byte))
}
