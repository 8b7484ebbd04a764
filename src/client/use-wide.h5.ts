import { useEffect, useState } from 'react'

/** From here on a page is a desk's (LOOK.md); the same width stands in the style sheets. */
const query = () => window.matchMedia('(min-width: 1024px)')

/** Whether there is the width of a desk, also when the window changes. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => query().matches)
  useEffect(() => {
    const asked = query()
    const changed = () => setWide(asked.matches)
    // Browsers of 2016 know only this one.
    asked.addListener(changed)
    return () => asked.removeListener(changed)
  }, [])
  return wide
}
