import { useRef } from 'react'
import { Field } from '../../components/field/field'

/** A PIN, a code of the authenticator app, a code to begin with: all have six. Source: types/factors. */
const DIGITS = 6

const plainDigits = (typed: string) => typed.normalize('NFKC').replace(/\D/g, '').slice(0, DIGITS)
export const isComplete = (digits: string) => digits.length === DIGITS

interface DigitsProps {
  id: string
  label: string
  value: string
  hidden?: boolean
  focus?: boolean
  hint?: string | undefined
  error?: string | undefined
  onType: (digits: string) => void
  /** The sixth digit was typed: once for each six. */
  onComplete?: (digits: string) => void
}

/** Six digits; the sixth acts, without a further tap. */
export function Digits({ id, label, value, hidden = false, focus, hint, error, onType, onComplete }: DigitsProps) {
  // A keyboard may hand over the same digits twice before anything was drawn.
  const told = useRef('')
  return (
    <Field
      id={id}
      label={label}
      value={value}
      type={hidden ? 'pin' : 'tel'}
      fill={hidden ? 'off' : 'one-time-code'}
      maxLength={12}
      focus={focus}
      hint={hint}
      error={error}
      onInput={(typed) => {
        const digits = plainDigits(typed)
        onType(digits)
        if (!isComplete(digits)) told.current = ''
        else if (told.current !== digits) {
          told.current = digits
          onComplete?.(digits)
        }
      }}
    />
  )
}
