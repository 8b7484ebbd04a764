import { useEffect, useState } from 'react'

/** Own choice, 2026-11-24: shorter than between two words, longer than between two keys. */
const PAUSE_MS = 250

/** What is typed, and what of it is asked: once the keys rest. `first`: what was typed before. */
export function useTyped(first = ''): { typed: string; asked: string; type: (text: string) => void } {
  const [typed, setTyped] = useState(first)
  const [asked, setAsked] = useState(first.trim())
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return { typed, asked, type: setTyped }
}
