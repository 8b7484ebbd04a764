/** A film of a square code, as a camera would see it: one still picture in YUV4MPEG2, which Chromium plays as its camera. */
import { create } from 'qrcode'

const SIZE = { width: 640, height: 480 } as const

export function filmOf(text: string): Buffer {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const scale = Math.floor((SIZE.height * 0.7) / modules.size)
  const left = Math.floor((SIZE.width - scale * modules.size) / 2)
  const top = Math.floor((SIZE.height - scale * modules.size) / 2)
  const light = Buffer.alloc(SIZE.width * SIZE.height, 220)
  for (let y = 0; y < scale * modules.size; y++)
    for (let x = 0; x < scale * modules.size; x++)
      if (modules.get(Math.floor(y / scale), Math.floor(x / scale))) light[(top + y) * SIZE.width + left + x] = 20
  const colour = Buffer.alloc((SIZE.width * SIZE.height) / 2, 128)
  const head = Buffer.from(`YUV4MPEG2 W${SIZE.width} H${SIZE.height} F10:1 Ip A1:1 C420\n`)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colour])
  return Buffer.concat([head, frame, frame])
}
