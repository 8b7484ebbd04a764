import { useEffect, useRef, useState } from 'react'
import { limits } from '../../../types/limits'

/** What was revealed goes back behind its mask by itself, and is kept nowhere. */
export function useRevealed<F extends string>() {
  const [shown, setShown] = useState<Partial<Record<F, string | undefined>>>({})
  const timers = useRef<ReturnType<typeof setTimeout>[]>([])
  useEffect(() => {
    const running = timers.current
    return () => {
      running.forEach(clearTimeout)
    }
  }, [])
  const show = (field: F, value: string) => {
    setShown((before) => ({ ...before, [field]: value }))
    timers.current.push(
      setTimeout(() => {
        setShown((before) => ({ ...before, [field]: undefined }))
      }, limits.reveal.seconds * 1000),
    )
  }
  return { shown, show }
}
