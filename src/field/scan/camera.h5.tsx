/** The browser's camera in the page: reads codes until one is found. Pictures never leave this function. */
import { useEffect, useRef, useState } from 'react'
import { fieldScanWords as words } from '../../../types/words/field-scan'

export const hasCamera = true

/** How a picture is looked at: large enough for a licence's code at arm's length, seldom enough for an old phone. Own choice, 2026-11-29. */
const look = { longest: 800, everyMs: 180 } as const

interface CameraProps {
  onRead: (text: string) => void
  /** Not to be had: not allowed, or there is none. */
  onNone: (why: 'refused' | 'none') => void
}

const wanted: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
}

export function Camera({ onRead, onNone }: CameraProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [opening, setOpening] = useState(true)
  const newest = useRef({ onRead, onNone })
  newest.current = { onRead, onNone }
  useEffect(() => {
    let here = true
    const isHere = () => here
    let timer: ReturnType<typeof setTimeout> | undefined
    let stream: MediaStream | undefined
    const stop = () =>
      stream?.getTracks().forEach((track) => {
        track.stop()
      })
    const canvas = document.createElement('canvas')
    const run = async () => {
      // Only over a safe connection does a browser hand out the camera at all.
      const [media, reader] = [navigator.mediaDevices as MediaDevices | undefined, import('jsqr')]
      reader.catch(() => undefined)
      if (!media) throw Object.assign(new Error('no camera'), { name: 'NotFoundError' })
      stream = await media.getUserMedia(wanted)
      // The page went while the person was being asked: nobody else would turn the camera off.
      if (!isHere()) {
        stop()
        return
      }
      const { default: jsQR } = await reader
      const shown = video.current
      if (!isHere() || !shown) return
      shown.srcObject = stream
      await shown.play()
      setOpening(false)
      const surface = canvas.getContext('2d', { willReadFrequently: true })
      const read = () => {
        if (!here || !surface) return
        const scale = Math.min(1, look.longest / Math.max(1, shown.videoWidth, shown.videoHeight))
        canvas.width = Math.max(1, Math.round(shown.videoWidth * scale))
        canvas.height = Math.max(1, Math.round(shown.videoHeight * scale))
        surface.drawImage(shown, 0, 0, canvas.width, canvas.height)
        const { data, width, height } = surface.getImageData(0, 0, canvas.width, canvas.height)
        const found = jsQR(data, width, height, { inversionAttempts: 'dontInvert' })
        if (found && found.data !== '') newest.current.onRead(found.data)
        else timer = setTimeout(read, look.everyMs)
      }
      read()
    }
    run().catch((error: unknown) => {
      if (!here) return
      const { name } = (error ?? {}) as { name?: string }
      newest.current.onNone(name === 'NotAllowedError' || name === 'SecurityError' ? 'refused' : 'none')
    })
    return () => {
      here = false
      if (timer) clearTimeout(timer)
      stop()
    }
  }, [])
  return (
    <div className="scan-camera">
      <video ref={video} className="scan-video" aria-label={words.camera} playsInline muted />
      {opening && (
        <p className="second scan-opening" role="status">
          {words.opening}
        </p>
      )}
    </div>
  )
}
