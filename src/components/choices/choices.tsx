import './choices.css'

interface ChoicesProps<T extends string> {
  label: string
  /** Value and words, in the order shown. */
  options: readonly (readonly [value: T, words: string])[]
  taken: T | null
  onTake: (value: T) => void
  id: string
}

/** A few answers, one tap each; a radio group to a screen reader. Taken is marked by a tick as well as by colour. */
export function Choices<T extends string>({ label, options, taken, onTake, id }: ChoicesProps<T>) {
  return (
    <div role="radiogroup" aria-label={label} id={id}>
      <p className="choices-label" aria-hidden="true">
        {label}
      </p>
      <div className="choices">
        {options.map(([value, words]) => (
          <button
            key={value}
            id={`${id}-${value}`}
            role="radio"
            aria-checked={taken === value}
            className={`button button-quiet choice${taken === value ? ' choice-taken' : ''}`}
            onClick={() => onTake(value)}
          >
            {taken === value ? `✓ ${words}` : words}
          </button>
        ))}
      </div>
    </div>
  )
}
