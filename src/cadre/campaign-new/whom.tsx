import { useEffect, useState } from 'react'
import type { CampaignChoices, LastContact } from '../../../types/campaigns'
import { limits } from '../../../types/limits'
import type { InputOf } from '../../../types/registry'
import { newCampaignWords as words } from '../../../types/words/campaign-new'
import { poolPageWords } from '../../../types/words/pool-pages'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Field } from '../../components/field/field'
import { Place } from '../pool/place'
import { useTyped } from '../pool/use-typed'

/** Whom a campaign is about; what is not asked is not there. */
export type Whom = Pick<InputOf<'createCampaign'>, 'place' | 'query' | 'trade' | 'lastContact' | 'status' | 'ownership'>

const ANY = 'any'
const lasts = Object.keys(words.lastContacts) as (LastContact | typeof ANY)[]
const statuses = ['any', 'active', 'closed', 'revoked', 'moved-out', 'unknown'] as const
const ownerships = ['any', 'non-public', 'state', 'public', 'unknown'] as const
const optionsOf = <T extends string>(values: readonly T[], names: Readonly<Record<T, string>>) =>
  values.map((value) => [value, names[value]] as const)
const unlessAny = <T extends string>(value: T | typeof ANY) => (value === ANY ? undefined : value)

interface WhomProps {
  choices: CampaignChoices
  whom: Whom
  onChange: (change: Whom) => void
}

/** Where, how long ago, which trade; registration folded away, for what is not eligible is left out anyway. */
export function WhomFields({ choices, whom, onChange }: WhomProps) {
  const { places, trades } = choices
  const [open, setOpen] = useState(whom.status !== undefined || whom.ownership !== undefined)
  const { typed, asked, type } = useTyped(whom.query)
  const query = asked === '' ? undefined : asked
  useEffect(() => {
    if (query !== whom.query) onChange({ query })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what was typed counts: `onChange` is another one each time
  }, [query])
  const [only] = places
  return (
    <section className="card">
      {places.length > 1 ? (
        <Place places={places} taken={whom.place} onTake={(place) => onChange({ place })} />
      ) : (
        only && <p className="plain-list">{words.ownPlace(only.name)}</p>
      )}
      <Choices
        id="last"
        label={words.lastContact}
        options={optionsOf(lasts, words.lastContacts)}
        taken={whom.lastContact ?? ANY}
        onTake={(value) => onChange({ lastContact: unlessAny(value) })}
      />
      <Choices
        id="trade"
        label={words.trade}
        options={[[ANY, words.anyTrade] as const, ...trades.map((trade) => [trade, trade] as const)]}
        taken={whom.trade ?? ANY}
        onTake={(value) => onChange({ trade: unlessAny(value) })}
      />
      <Field id="query" label={words.query} value={typed} maxLength={limits.enterpriseName.max} onInput={type} />
      <Button id="whom-more" kind="link" expanded={open} onClick={() => setOpen(!open)}>
        {words.more}
      </Button>
      {open && (
        <>
          <Choices
            id="status"
            label={words.status}
            options={optionsOf(statuses, poolPageWords.statuses)}
            taken={whom.status ?? ANY}
            onTake={(value) => onChange({ status: unlessAny(value) })}
          />
          <Choices
            id="ownership"
            label={words.ownership}
            options={optionsOf(ownerships, poolPageWords.ownerships)}
            taken={whom.ownership ?? ANY}
            onTake={(value) => onChange({ ownership: unlessAny(value) })}
          />
        </>
      )}
    </section>
  )
}
