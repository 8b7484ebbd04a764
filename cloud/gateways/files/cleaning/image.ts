/**
 * A picture, drawn anew: only its pixels are taken over. Whatever else the file held (place and time of the photo, names, a second file
 * behind or inside of it) does not come along, because nothing of the old bytes does.
 */
import { inflateSync } from 'node:zlib'
import { decode, encode } from 'jpeg-js'
import { PNG } from 'pngjs'
import { orientationOf, turn } from './orientation'
import { cleaningRules } from './rules'

/** It cannot be drawn: damaged, cut off, or larger than the rules allow. */
export class UnreadablePicture extends Error {
  override readonly name = 'UnreadablePicture'
}

function mustFit(width: number, height: number): void {
  const { pixels, side } = cleaningRules
  if (width < 1 || height < 1 || width > side.max || height > side.max || width * height > pixels.max)
    throw new UnreadablePicture('size')
}

/** Size by the frame's header (ITU-T T.81, B.2.2), before anything is unpacked. */
function mustFitJpeg(jpeg: Buffer): void {
  for (let at = 2; at + 9 <= jpeg.length;) {
    if (jpeg[at] !== 0xff) throw new UnreadablePicture('marker')
    const marker = jpeg[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      mustFit(jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5))
      return
    }
    if (marker === 0xda) break
    at += 2 + jpeg.readUInt16BE(at + 2)
  }
  throw new UnreadablePicture('frame')
}

export function cleanJpeg(jpeg: Buffer): Buffer {
  mustFitJpeg(jpeg)
  // What ends before its end marker was cut off on the way: better sent again than half a licence.
  if (jpeg.lastIndexOf(Buffer.from([0xff, 0xd9])) < 0) throw new UnreadablePicture('cut off')
  const picture = decode(jpeg, {
    useTArray: true,
    formatAsRGBA: true,
    tolerantDecoding: false,
    maxResolutionInMP: cleaningRules.pixels.max / 1e6,
    maxMemoryUsageInMB: cleaningRules.heapMegabytes.max,
  })
  return encode(turn(picture, orientationOf(jpeg)), cleaningRules.jpegQuality.value).data
}

/** The file up to its own end (ISO/IEC 15948, 5.3), and the contents of its chunks by name; what follows is not looked at. */
function chunksOf(png: Buffer): { end: number; named: (name: string) => Buffer[] } {
  const found: { name: string; content: Buffer }[] = []
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at)
    if (at + 12 + length > png.length) break
    const name = png.toString('latin1', at + 4, at + 8)
    found.push({ name, content: png.subarray(at + 8, at + 8 + length) })
    at += 12 + length
    if (name === 'IEND')
      return { end: at, named: (wanted) => found.flatMap((one) => (one.name === wanted ? [one.content] : [])) }
  }
  throw new UnreadablePicture('cut off')
}

/** Most that a pixel takes unpacked: four channels of 16 bits. And rows and passes add a little. */
const MOST_BYTES = 8

export function cleanPng(png: Buffer): Buffer {
  const { end, named } = chunksOf(png)
  const header = named('IHDR')[0]
  if (header === undefined || header.length < 13) throw new UnreadablePicture('header')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  mustFit(width, height)
  // The reader unpacks some kinds without a bound: so what comes out is measured first.
  inflateSync(Buffer.concat(named('IDAT')), {
    maxOutputLength: width * height * MOST_BYTES + height * 16 + 1024,
  })
  const picture = PNG.sync.read(png.subarray(0, end))
  return PNG.sync.write(picture, { colorType: hasAlpha(picture.data) ? 6 : 2, deflateLevel: 6 })
}

function hasAlpha(data: Uint8Array): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true
  return false
}
