/** A square code, drawn on the phone itself: needs no network and tells nobody. */
import { create } from 'qrcode/lib/core/qrcode'

const QUIET = 4

const bytesOf = (ascii: string) => {
  const bytes = new Uint8Array(ascii.length)
  for (let i = 0; i < ascii.length; i++) bytes[i] = ascii.charCodeAt(i)
  return bytes
}

/**
 * @param address of ASCII, as addresses are
 * @returns an image's address; SVG, which every host shows and which is sharp at any size
 */
export function drawCode(address: string): string {
  // As bytes: for texts the library wants an encoder that mini-programs lack.
  const { modules } = create([{ data: bytesOf(address), mode: 'byte' }], { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const rows: string[] = []
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      let width = 0
      while (x + width < size && data[y * size + x + width]) width++
      if (width > 0) rows.push(`M${x + QUIET} ${y + QUIET}h${width}v1h-${width}z`)
      x += width
    }
  const whole = size + 2 * QUIET
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}" width="480" height="480" shape-rendering="crispEdges"><path fill="white" d="M0 0h${whole}v${whole}H0z"/><path fill="black" d="${rows.join('')}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
