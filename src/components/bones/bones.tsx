import { useEffect, useState } from 'react'
import { clientWords } from '../../../types/words/common'
import './bones.css'

/** A wait shorter than this shows nothing, or the page would blink. Source: LOOK.md, Pages. */
const SHOWN_AFTER_MS = 300

/** The page's bones while its content is on the way: a title, then `blocks` cards. */
export function Bones({ blocks = 2 }: { blocks?: number }) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOWN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!shown) return null
  return (
    <div className="bones" role="status" aria-label={clientWords.loading}>
      <div className="bone bone-short" />
      {Array.from({ length: blocks }, (_, i) => (
        <div key={i} className="bone bone-block" />
      ))}
    </div>
  )
}
