import { useState } from 'react'
import { limits } from '../../../types/limits'
import { readUscc } from '../../../types/uscc'
import type { Correction } from '../../../types/uscc'
import { fieldWords } from '../../../types/words/fields'
import { applyWords, findWords } from '../../../types/words/owner'
import { Button } from '../../components/button/button'
import { Field } from '../../components/field/field'
import { correctedSaid, standing, usccSaid } from './uscc-said'

export interface Typed {
  name: string
  uscc: string
  address: string
}

interface NewcomerProps {
  values: Typed
  onType: (field: keyof Typed, value: string) => void
  error: (field: keyof Typed) => string | undefined
  /** True when the pool was asked and holds no such enterprise. */
  isUnlisted: boolean
  onBack: () => void
}

/** An enterprise that no list holds: three fields, and the same way from here on. */
export function Newcomer({ values, onType, error, isUnlisted, onBack }: NewcomerProps) {
  const [corrections, setCorrections] = useState<readonly Correction[]>([])
  const said = usccSaid(values.uscc)
  const corrected = correctedSaid(corrections)
  const typeUscc = (typed: string) => {
    const reading = readUscc(typed)
    setCorrections(standing(reading, corrections))
    onType('uscc', reading.code)
  }
  return (
    <section>
      <p className="second lead">{isUnlisted ? findWords.none : applyWords.lead}</p>
      <Field
        id="name"
        label={fieldWords.name.label}
        value={values.name}
        fill="organization"
        maxLength={limits.enterpriseName.max}
        placeholder={applyWords.namePlaceholder}
        error={error('name')}
        onInput={(value) => onType('name', value)}
      />
      <Field
        id="uscc"
        label={fieldWords.uscc.label}
        value={values.uscc}
        maxLength={40}
        placeholder={applyWords.usccPlaceholder}
        error={error('uscc') ?? (said.complete ? said.problem : undefined)}
        good={corrected ? undefined : said.good}
        hint={corrected ?? said.hint}
        onInput={typeUscc}
      />
      <Field
        id="address"
        label={fieldWords.address.label}
        value={values.address}
        fill="street-address"
        maxLength={limits.address.max}
        placeholder={applyWords.addressPlaceholder}
        error={error('address')}
        onInput={(value) => onType('address', value)}
      />
      <Button id="search-again" kind="link" className="find-newcomer" onClick={onBack}>
        {findWords.backToSearch}
      </Button>
    </section>
  )
}
