import { useState } from 'react'
import { divisionPageWords as words } from '../../../types/words/division-pages'
import { Button } from '../../components/button/button'
import { Field } from '../../components/field/field'
import type { Street } from './draft'

/** Own choice, 2026-11-27: found streets that fit a phone beside what is typed. */
const SHOWN = 6

interface StreetsProps {
  all: readonly Street[]
  chosen: readonly Street[]
  /** More than one may be chosen. */
  several: boolean
  onChoose: (streets: readonly Street[]) => void
  error: string | undefined
}

/** The streets that change, found by a part of their name as it is typed. */
export function Streets({ all, chosen, several, onChoose, error }: StreetsProps) {
  const [typed, setTyped] = useState('')
  const query = typed.replace(/\s/g, '')
  const found =
    query === ''
      ? []
      : all.filter((one) => one.place.replace(' ', '').includes(query) && !chosen.some(({ code }) => code === one.code))
  const wants = several || chosen.length === 0
  return (
    <>
      {chosen.map((street) => (
        <section key={street.code} className="card row" aria-label={words.taken(street.place)}>
          <p className="grow division-place">{street.place}</p>
          <Button
            id={`leave-${street.code}`}
            kind="link"
            className="division-leave"
            label={words.leave(street.place)}
            onClick={() => onChoose(chosen.filter(({ code }) => code !== street.code))}
          >
            {words.drop}
          </Button>
        </section>
      ))}
      {wants && (
        <Field
          id="street-search"
          label={chosen.length > 0 ? words.more : several ? words.streets : words.street}
          value={typed}
          placeholder={words.searchPlaceholder}
          maxLength={60}
          error={error}
          onInput={setTyped}
        />
      )}
      {wants && query !== '' && (
        <div role="status">
          {found.length === 0 ? (
            <p className="second">{words.none}</p>
          ) : (
            <ul className="plain-list">
              {found.slice(0, SHOWN).map((street) => (
                <li key={street.code}>
                  <Button
                    id={`street-${street.code}`}
                    className="division-found"
                    onClick={() => {
                      setTyped('')
                      onChoose([...chosen, street])
                    }}
                  >
                    {street.place}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          {found.length > SHOWN && <p className="second number">{words.further(found.length - SHOWN)}</p>}
        </div>
      )}
    </>
  )
}
