/** Scanning in a browser, which reads no codes by itself: a photo, and a reader that is only loaded when somebody scans. */
import { asImage } from './as-image'
import { chooseFile } from './choose-photo.h5'

/** The longest side that is looked at, in pixels: larger photos cost seconds on an old phone. Own choice, 2026-11-24. */
const LONGEST = 1600

async function load(file: File): Promise<HTMLImageElement> {
  const image = new Image()
  const loaded = new Promise<void>((resolve, reject) => {
    image.onload = () => resolve()
    image.onerror = () => reject(new Error('no picture'))
  })
  image.src = await asImage(file)
  await loaded
  return image
}

/** Asks for a photo and reads the code on it; see scan.ts. */
export async function scan(): Promise<{ text: string } | 'unread' | undefined> {
  const file = await chooseFile(true, 'scan-photo')
  if (!file) return undefined
  try {
    const [{ default: jsQR }, image] = await Promise.all([import('jsqr'), load(file)])
    const scale = Math.min(1, LONGEST / Math.max(image.naturalWidth, image.naturalHeight))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale))
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale))
    const surface = canvas.getContext('2d')
    if (!surface) return 'unread'
    surface.drawImage(image, 0, 0, canvas.width, canvas.height)
    const { data, width, height } = surface.getImageData(0, 0, canvas.width, canvas.height)
    const found = jsQR(data, width, height)
    return found ? { text: found.data } : 'unread'
  } catch {
    return 'unread'
  }
}
