import type { ReactNode } from 'react'
import './bar.css'

interface BarProps {
  children: ReactNode
  /** Stays at the end of the page instead of floating over it: for things taller than a button. */
  still?: boolean
  className?: string
}

/** The foot of a page at the thumb. Its page is `barred`, so that the bar stands at the bottom of a short page too. */
export function Bar({ children, still = false, className = '' }: BarProps) {
  return <div className={`bar${still ? ' bar-still' : ''} ${className}`.trim()}>{children}</div>
}
