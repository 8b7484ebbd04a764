import type { ReactNode } from 'react'
import { noteTouch } from '../../client/touch'
import './field.css'

interface FieldProps {
  id: string
  label: string
  value: string
  onInput: (value: string) => void
  placeholder?: string
  /** A sentence that says what is wrong and what to do; the mark before it keeps colour from being the only sign. */
  error?: string
  hint?: string
  /** Said when the value has been checked and is right. */
  good?: string
  /** `pin` is not shown while it is typed. */
  type?: 'text' | 'tel' | 'pin'
  /** What a browser may fill in: `tel`, `one-time-code`, `name`, `organization`. */
  fill?: string
  maxLength?: number
  lines?: boolean
  /** The one thing to do on its page: may be typed into at once. */
  focus?: boolean
  /** A button on the same line. */
  beside?: ReactNode
}

/** Hidden digits: the number pad beside them is told to a browser by `inputMode`, to a mini-program by its kind of input. */
const kinds = {
  text: { type: 'text' },
  tel: { type: 'tel' },
  pin:
    process.env.TARO_ENV === 'h5'
      ? { type: 'password', inputMode: 'numeric' as const }
      : { type: 'number', password: 'true' },
}

/** The value of an input event on every face: browsers tell it by the element, mini-programs by the event's detail. */
function valueOf(event: { target: EventTarget; detail?: unknown }): string {
  const detail = event.detail as { value?: unknown } | undefined
  if (typeof detail === 'object' && typeof detail.value === 'string') return detail.value
  return (event.target as { value?: string }).value ?? ''
}

/** A labelled input whose hint or error is read out with it. */
export function Field(props: FieldProps) {
  const {
    id,
    label,
    value,
    onInput,
    placeholder,
    error,
    hint,
    good,
    type = 'text',
    fill,
    maxLength,
    lines,
    focus,
    beside,
  } = props
  const said = error ?? good ?? hint
  const shared = {
    id,
    className: `field-input${lines ? ' field-area' : ''}${error ? ' field-wrong' : ''}`,
    value,
    placeholder,
    maxLength: maxLength ?? 200,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': said ? `${id}-said` : undefined,
    onInput: (event: { target: EventTarget; detail?: unknown }) => {
      // A mini-program tells of typing nowhere else.
      noteTouch()
      onInput(valueOf(event))
    },
  }
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="field-line">
        {lines ? (
          <textarea {...shared} />
        ) : (
          <input {...shared} {...kinds[type]} autoComplete={fill ?? 'off'} autoFocus={focus} />
        )}
        {beside}
      </div>
      {error ? (
        <p id={`${id}-said`} className="field-error" role="alert">
          {`⚠ ${error}`}
        </p>
      ) : good ? (
        <p id={`${id}-said`} className="field-good" role="status">
          {`✓ ${good}`}
        </p>
      ) : hint ? (
        <p id={`${id}-said`} className="field-hint" role="status">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
