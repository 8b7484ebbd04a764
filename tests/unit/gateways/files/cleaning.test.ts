/** Uploads: pictures are drawn anew, documents that could act are refused, and nothing hostile costs more than the rules allow. */
import { deflateSync } from 'node:zlib'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { decode, encode } from 'jpeg-js'
import { PNG } from 'pngjs'
import { createCleaner } from '../../../../cloud/gateways/files/cleaning/clean'
import { cleanJpeg, cleanPng, UnreadablePicture } from '../../../../cloud/gateways/files/cleaning/image'
import { isPlainPdf } from '../../../../cloud/gateways/files/cleaning/pdf'
import { openFolderStore } from '../../../../cloud/gateways/files/folder'

/** Left half red, right half blue: told apart after any turning. */
const pixels = (width: number, height: number) => {
  const data = Buffer.alloc(width * height * 4, 255)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set(x < width / 2 ? [255, 0, 0] : [0, 0, 255], (y * width + x) * 4)
  return { width, height, data }
}
const plainJpeg = encode(pixels(32, 16), 95).data
const GPS = 'GPS 30.2741 N 120.1551 E 示例路'

/** EXIF with an orientation and a place in its text, as a phone writes it. */
function withExif(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x0112, 10)
  tiff.writeUInt16LE(3, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(orientation, 18)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(GPS)])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

const crcOf = (chunk: Buffer) => {
  let crc = ~0
  for (const byte of chunk) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}
const chunk = (name: string, content: Buffer) => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(content.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crcOf(body), body.length + 4)
  return out
}
const header = (width: number, height: number, interlace = 0) => {
  const content = Buffer.alloc(13)
  content.writeUInt32BE(width, 0)
  content.writeUInt32BE(height, 4)
  content.set([8, 6, 0, 0, interlace], 8)
  return chunk('IHDR', content)
}
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const bomb = (interlace: number) =>
  Buffer.concat([
    SIGNATURE,
    header(64, 64, interlace),
    chunk('IDAT', deflateSync(Buffer.alloc(200_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])

describe('a picture', () => {
  it('comes out without the place it was taken at, and without what hung on behind', () => {
    const hidden = '<script>alert(1)</script>PK\x05\x06'
    for (const cleaned of [
      cleanJpeg(Buffer.concat([withExif(plainJpeg, 1), Buffer.from(hidden)])),
      cleanPng(
        Buffer.concat([
          PNG.sync.write(Object.assign(new PNG({ width: 32, height: 16 }), pixels(32, 16))).subarray(0, -12),
          chunk('tEXt', Buffer.from(`Location\0${GPS}`)),
          chunk('IEND', Buffer.alloc(0)),
          Buffer.from(hidden),
        ]),
      ),
    ]) {
      const text = cleaned.toString('latin1')
      for (const gone of ['Exif', 'GPS', 'Location', '<script', 'PK\x05\x06']) expect(text).not.toContain(gone)
    }
  })

  it.each([
    [1, 'width', 'left'],
    [2, 'width', 'right'],
    [3, 'width', 'right'],
    [4, 'width', 'left'],
    [5, 'height', 'top'],
    [6, 'height', 'top'],
    [7, 'height', 'bottom'],
    [8, 'height', 'bottom'],
  ] as const)('held as %d stands upright afterwards, though the mark is gone', (orientation, long, red) => {
    const { width, height, data } = decode(cleanJpeg(withExif(plainJpeg, orientation)), { useTArray: true })
    expect(long === 'width' ? [width, height] : [height, width]).toEqual([32, 16])
    const at = { left: [2, 8], right: [29, 8], top: [8, 2], bottom: [8, 29] }[red]
    const pixel = (at[1]! * width + at[0]!) * 4
    expect(data[pixel]).toBeGreaterThan(200)
    expect(data[pixel + 2]).toBeLessThan(60)
  })

  it.each([
    ['cut off', plainJpeg.subarray(0, plainJpeg.length - 40), cleanJpeg],
    ['nothing but a head', plainJpeg.subarray(0, 20), cleanJpeg],
    [
      'larger than any photo',
      Buffer.concat([
        SIGNATURE,
        header(60_000, 60_000),
        chunk('IDAT', deflateSync(Buffer.alloc(10))),
        chunk('IEND', Buffer.alloc(0)),
      ]),
      cleanPng,
    ],
    ['a bomb', bomb(0), cleanPng],
    ['a bomb in passes', bomb(1), cleanPng],
    ['cut off', SIGNATURE, cleanPng],
  ] as const)('%s is refused at once', (_, content, clean) => {
    const before = Date.now()
    expect(() => clean(content)).toThrow()
    expect(Date.now() - before).toBeLessThan(2000)
  })

  it('of a size that no memory holds is refused by its header alone', () => {
    const huge = Buffer.from(plainJpeg)
    const frame = huge.indexOf(Buffer.from([0xff, 0xc0]))
    huge.writeUInt16BE(65_000, frame + 5)
    huge.writeUInt16BE(65_000, frame + 7)
    expect(() => cleanJpeg(huge)).toThrow(UnreadablePicture)
  })
})

describe('a document', () => {
  const pdf = (body: string | Buffer, tail = '') =>
    Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(body), Buffer.from(`\nstartxref\n0\n%%EOF\n${tail}`)])
  const stream = (content: string) =>
    Buffer.concat([
      Buffer.from('1 0 obj\n<</Filter/FlateDecode>>\nstream\n'),
      deflateSync(Buffer.from(content)),
      Buffer.from('\nendstream\nendobj'),
    ])

  it('that only shows pages is kept', () => {
    expect(isPlainPdf(pdf('1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj'))).toBe(true)
    expect(isPlainPdf(pdf(stream('BT /F1 12 Tf (JavaScript is a word here) Tj ET')))).toBe(true)
  })
  it.each([
    ['runs a script', pdf('<</S/JavaScript/JS(app.alert(1))>>')],
    ['runs one under an escaped name', pdf('<</S/J#61vaScript/JS(1)>>')],
    ['runs one out of a packed stream', pdf(stream('5 0 <</S /JavaScript /JS (1)>>'))],
    ['starts a program', pdf('<</S/Launch/F(cmd.exe)>>')],
    ['carries a file', pdf('<</Names<</EmbeddedFiles 3 0 R>>>>')],
    ['cannot be looked into', pdf('<</Encrypt 4 0 R>>')],
    ['is packed in an unusual way', pdf('<</Filter[/ASCII85Decode/FlateDecode]>>')],
    ['is also an archive', pdf('1 0 obj\nendobj', 'PK\x05\x06' + '\0'.repeat(18))],
    ['is also a page', pdf('<html><script>1</script>')],
    ['has something behind its end', pdf('1 0 obj\nendobj', 'x'.repeat(10))],
    ['is not ended', Buffer.from('%PDF-1.7\n')],
    ['unpacks without end', pdf(Buffer.concat([Buffer.from('stream\n'), deflateSync(Buffer.alloc(100_000_000))]))],
  ])('that %s is refused', (_, content) => {
    expect(isPlainPdf(content)).toBe(false)
  })
})

describe('the store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cleaning-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const whole = async function* (content: Buffer) {
    yield Promise.resolve(content)
  }

  it('keeps what was drawn anew, never what was sent; of a refused file nothing', async () => {
    const files = await openFolderStore(folder, createCleaner())
    const limit = { bytes: 10_000_000 }
    const [stored, refused, active] = await Promise.all([
      files.store(whole(withExif(plainJpeg, 6)), limit),
      files.store(whole(plainJpeg.subarray(0, plainJpeg.length - 40)), limit),
      files.store(whole(Buffer.from('%PDF-1.7\n<</S/JavaScript>>\n%%EOF')), limit),
    ])
    expect(refused).toEqual({ outcome: 'refused', reason: 'unreadable' })
    expect(active).toEqual({ outcome: 'refused', reason: 'unsafe' })
    if (stored?.outcome !== 'stored') throw new Error('refused')
    const found = await files.find(stored.key)
    const content = await buffer(found!.content)
    expect(content.length).toBe(stored.bytes)
    expect(content.toString('latin1')).not.toContain('Exif')
    expect(decode(content, { useTArray: true })).toMatchObject({ width: 16, height: 32 })
    expect(
      readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
    ).toHaveLength(1)
  })

  it('does not keep the requests waiting while a large photo is drawn', async () => {
    const files = await openFolderStore(folder, createCleaner())
    const large = encode(pixels(3000, 2000), 80).data
    let longest = 0
    let last = Date.now()
    const beat = setInterval(() => {
      longest = Math.max(longest, Date.now() - last)
      last = Date.now()
    }, 10)
    const stored = await files.store(whole(large), { bytes: 20_000_000 })
    clearInterval(beat)
    expect(stored.outcome).toBe('stored')
    // Starting the thread takes a moment of its own; drawing six million pixels takes many times this.
    expect(longest).toBeLessThan(1000)
  })
})
