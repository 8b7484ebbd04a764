import type { ReactNode } from 'react'
import './button.css'

interface ButtonProps {
  children: ReactNode
  onClick: () => void
  /** `primary` is the one red button of a page; `quiet` has an edge; `link` stands in text. */
  kind?: 'primary' | 'quiet' | 'link'
  id?: string
  /** The act is under way: said in words by `children`, further taps are ignored. */
  busy?: boolean
  /** Not possible now, and the words beside it say why. */
  waiting?: boolean
  label?: string
  /** For things that fold out. */
  expanded?: boolean
  className?: string
}

export function Button(props: ButtonProps) {
  const {
    children,
    onClick,
    kind = 'quiet',
    id,
    busy = false,
    waiting = false,
    label,
    expanded,
    className = '',
  } = props
  const stopped = busy || waiting
  const classes = [
    'button',
    `button-${kind}`,
    busy && kind === 'primary' && 'button-busy',
    stopped && 'button-waiting',
    className,
  ]
  return (
    <button
      id={id}
      className={classes.filter(Boolean).join(' ')}
      aria-label={label}
      aria-busy={busy || undefined}
      aria-disabled={stopped || undefined}
      aria-expanded={expanded}
      onClick={() => {
        if (!stopped) onClick()
      }}
    >
      {children}
    </button>
  )
}
