/** A sheet as a phone sees it: askew, from the side, out of focus, in poor light. The same seed gives the same photo. */
import jsQR from 'jsqr'
import type { Picture } from './poppler'

/** mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export interface Shot {
  /** Degrees. */
  turned: number
  /** How much smaller the far edge is than the near one, 0 to 1. */
  perspective: number
  /** Standard deviation of the blur in pixels of the photo. */
  blur: number
  /** Standard deviation of the noise, of 255. */
  noise: number
  /** Light that is left, 1 is all; and how much darker the corners are. */
  light: number
  vignette: number
}

/** Pixels of the photo's side, as few as a preview has; of these the code takes half: held so that the viewfinder shows it whole. */
const SIDE = 480
const SHARE = 0.5

/** @param at the code on the sheet, in pixels of it */
export function photograph(
  sheet: Picture,
  at: { x: number; y: number; w: number },
  shot: Shot,
  random: () => number,
): Picture {
  const scale = at.w / (SIDE * SHARE)
  const [cos, sin] = [Math.cos((shot.turned * Math.PI) / 180), Math.sin((shot.turned * Math.PI) / 180)]
  const [cx, cy] = [at.x + at.w / 2 + (random() - 0.5) * at.w * 0.3, at.y + at.w / 2 + (random() - 0.5) * at.w * 0.3]
  const taken = new Float32Array(SIDE * SIDE)
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const [u, v] = [x - SIDE / 2, y - SIDE / 2]
      // Farther up is farther away: a line of the photo spans more of the sheet.
      const far = 1 / (1 + (shot.perspective * v) / SIDE)
      const [px, py] = [u * far * scale, v * far * scale]
      taken[y * SIDE + x] = sample(sheet, cx + cos * px - sin * py, cy + sin * px + cos * py, scale)
    }
  const soft = blur(taken, shot.blur)
  const grey = new Uint8Array(SIDE * SIDE)
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const edge = ((x / SIDE - 0.5) ** 2 + (y / SIDE - 0.5) ** 2) * 2
      const value = (soft[y * SIDE + x] ?? 0) * shot.light * (1 - shot.vignette * edge) + 12
      grey[y * SIDE + x] = Math.max(0, Math.min(255, value + normal(random) * shot.noise))
    }
  return { width: SIDE, height: SIDE, grey }
}

/** The mean of the sheet's pixels that fall into one of the photo; beside the sheet lies a table. */
function sample({ width, height, grey }: Picture, x: number, y: number, scale: number): number {
  const reach = Math.max(0, Math.floor(scale / 2))
  let [sum, n] = [0, 0]
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const [i, j] = [Math.round(x) + dx, Math.round(y) + dy]
      sum += i < 0 || j < 0 || i >= width || j >= height ? 120 : (grey[j * width + i] ?? 0)
      n++
    }
  return sum / n
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

function blur(values: Float32Array, sigma: number): Float32Array {
  if (sigma === 0) return values
  const reach = Math.ceil(sigma * 3)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const pass = (from: Float32Array, step: number, limit: (at: number) => number) => {
    const to = new Float32Array(from.length)
    for (let at = 0; at < from.length; at++) {
      let sum = 0
      const place = limit(at)
      for (let i = -reach; i <= reach; i++) {
        const off = Math.max(-place, Math.min(SIDE - 1 - place, i))
        sum += (weights[i + reach] ?? 0) * (from[at + off * step] ?? 0)
      }
      to[at] = sum / total
    }
    return to
  }
  return pass(
    pass(values, 1, (at) => at % SIDE),
    SIDE,
    (at) => Math.floor(at / SIDE),
  )
}

/** What a decoder reads; undefined for nothing. */
export function decode({ width, height, grey }: Picture): string | undefined {
  const rgba = new Uint8ClampedArray(width * height * 4)
  grey.forEach((value, i) => {
    rgba.fill(value, 4 * i, 4 * i + 3)
    rgba[4 * i + 3] = 255
  })
  // Printed dark on light: the other way round need not be tried.
  return jsQR(rgba, width, height, { inversionAttempts: 'dontInvert' })?.data
}

/** A part of a picture. */
export function cut({ width, grey }: Picture, x: number, y: number, w: number, h: number): Picture {
  const part = new Uint8Array(w * h)
  for (let row = 0; row < h; row++) part.set(grey.subarray((y + row) * width + x, (y + row) * width + x + w), row * w)
  return { width: w, height: h, grey: part }
}
