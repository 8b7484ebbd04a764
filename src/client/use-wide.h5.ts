import { useEffect, useState } from 'react'

/** From here on a page is a desk's (LOOK.md); the same width stands in the style sheets. */
const query = (onPaper: boolean) => window.matchMedia(`(min-width: 1024px)${onPaper ? ', print' : ''}`)

/**
 * Whether there is the width of a desk, also when the window changes.
 * @param onPaper printed too, though a sheet is narrower: for what is a table there
 */
export function useWide(onPaper = false): boolean {
  const [wide, setWide] = useState(() => query(onPaper).matches)
  useEffect(() => {
    const asked = query(onPaper)
    const changed = () => setWide(asked.matches)
    // Browsers of 2016 know only this one.
    asked.addListener(changed)
    return () => asked.removeListener(changed)
  }, [onPaper])
  return wide
}
