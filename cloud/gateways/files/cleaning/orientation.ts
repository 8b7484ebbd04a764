/** How a camera was held: told by EXIF, which goes away, so the picture itself is turned. */

const TAG_ORIENTATION = 0x0112
/** Where the entries of EXIF's first directory begin after its count, and how long each is (TIFF 6.0, section 2). */
const ENTRY_BYTES = 12

/** 1 to 8 as EXIF counts (CIPA DC-008, 4.6.4); 1 where nothing says otherwise. */
export function orientationOf(jpeg: Buffer): number {
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff;) {
    const marker = jpeg[at + 1] ?? 0
    if (marker === 0xda || marker === 0xd9) return 1
    const length = jpeg.readUInt16BE(at + 2)
    if (marker === 0xe1 && jpeg.toString('latin1', at + 4, at + 10) === 'Exif\0\0')
      return readOrientation(jpeg.subarray(at + 10, at + 2 + length))
    at += 2 + length
  }
  return 1
}

function readOrientation(tiff: Buffer): number {
  if (tiff.length < 10) return 1
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  const count = short(start)
  for (let i = 0; i < count; i++) {
    const entry = start + 2 + i * ENTRY_BYTES
    if (entry + ENTRY_BYTES > tiff.length) return 1
    if (short(entry) !== TAG_ORIENTATION) continue
    const value = short(entry + 8)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

export interface Pixels {
  width: number
  height: number
  /** Four bytes a pixel. */
  data: Uint8Array
}

/** The picture as it was seen. */
export function turn({ width, height, data }: Pixels, orientation: number): Pixels {
  if (orientation === 1) return { width, height, data }
  const isSideways = orientation >= 5
  const [toWidth, toHeight] = isSideways ? [height, width] : [width, height]
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height)
  const to = new Uint32Array(width * height)
  for (let y = 0; y < toHeight; y++)
    for (let x = 0; x < toWidth; x++) {
      // Where this pixel of the result comes from.
      const across = [2, 3].includes(orientation)
        ? width - 1 - x
        : [7, 8].includes(orientation)
          ? width - 1 - y
          : isSideways
            ? y
            : x
      const down = [3, 4].includes(orientation)
        ? height - 1 - y
        : [6, 7].includes(orientation)
          ? height - 1 - x
          : isSideways
            ? x
            : y
      to[y * toWidth + x] = from[down * width + across] ?? 0
    }
  return { width: toWidth, height: toHeight, data: new Uint8Array(to.buffer) }
}
