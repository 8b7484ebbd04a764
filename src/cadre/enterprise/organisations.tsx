import { useState } from 'react'
import type { RevealReason } from '../../../types/casework'
import type { EnterprisePage } from '../../../types/enterprise'
import { asIsoDay } from '../../../types/day-said'
import { limits } from '../../../types/limits'
import type { OrganisationOfEnterprise } from '../../../types/organisations'
import { caseWords } from '../../../types/words/cadre'
import { sayDay } from '../../../types/words/dates'
import { organisationCardWords as words, organisationKindWords } from '../../../types/words/organisations'
import { call, failureOf } from '../../client/cloud'
import { fieldMessage } from '../../client/failure'
import type { Failure } from '../../client/failure'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { DayField } from '../../components/day/day'
import { Problem } from '../../components/problem/problem'
import { useRevealed } from '../reveal/use-revealed'

const reasons = (Object.keys(caseWords.revealReasons) as RevealReason[]).map(
  (reason) => [reason, caseWords.revealReasons[reason]] as const,
)

function sayDays(one: OrganisationOfEnterprise): string {
  const { foundedOn, termEndsOn, termOver, endedOn } = one
  return [
    foundedOn && words.founded(sayDay(foundedOn)),
    termEndsOn && (termOver ? words.termOver(sayDay(termEndsOn)) : words.term(sayDay(termEndsOn))),
    endedOn && words.ended(sayDay(endedOn)),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The secretary behind a mask, until the name is needed for a stated reason. */
function Secretary({ found, one }: { found: EnterprisePage; one: OrganisationOfEnterprise }) {
  const { shown, show } = useRevealed<'name'>()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  if (one.secretaryMasked === null) return <p className="second">{words.secretaryNone}</p>
  const reveal = async (reason: RevealReason) => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    try {
      show('name', (await call('revealSecretary', { id: found.id, organisation: one.id, reason })).value)
      setAsking(false)
    } catch (error) {
      setFailure(failureOf(error))
    }
    setBusy(false)
  }
  return (
    <>
      <div className="row">
        <p className="grow">
          <span className="second">{`${words.secretary} `}</span>
          {shown.name ?? one.secretaryMasked}
        </p>
        {found.may.includes('revealContact') && !shown.name && (
          <Button
            id={`secretary-${one.id}`}
            kind="link"
            className="enterprise-reveal"
            expanded={asking}
            onClick={() => setAsking(!asking)}
          >
            {words.reveal}
          </Button>
        )}
      </div>
      {shown.name && (
        <p className="small" role="status">
          {caseWords.remask(limits.reveal.seconds)}
        </p>
      )}
      {asking && !shown.name && (
        <Choices
          id={`secretary-why-${one.id}`}
          label={caseWords.revealWhy.name}
          options={reasons}
          taken={null}
          onTake={(reason) => void reveal(reason)}
        />
      )}
      <Problem failure={failure} />
    </>
  )
}

/** That one was dissolved, by its day; or that this was entered by mistake. */
function End({
  found,
  one,
  onDone,
}: {
  found: EnterprisePage
  one: OrganisationOfEnterprise
  onDone: (said: string) => void
}) {
  const [open, setOpen] = useState(false)
  const [endedOn, setEndedOn] = useState('')
  const { write, busy, failure, clear } = useWrite('endOrganisation', `end:${one.id}`)
  const enter = async (day: string | null) => {
    const answer = await write({ id: found.id, organisation: one.id, endedOn: day })
    if (!answer) return
    setOpen(false)
    onDone(day === null ? words.resumeDone : words.endDone)
  }
  const atDay = fieldMessage(failure, 'endedOn')
  if (one.endedOn !== null)
    return (
      <div className="enterprise-part">
        <Button id={`resume-${one.id}`} kind="link" busy={busy} className="pool-fold" onClick={() => void enter(null)}>
          {busy ? words.ending : words.resume}
        </Button>
        <Problem failure={failure} />
      </div>
    )
  if (!open)
    return (
      <Button id={`end-${one.id}`} kind="link" className="pool-fold" onClick={() => setOpen(true)}>
        {words.end}
      </Button>
    )
  return (
    <div className="enterprise-part">
      <DayField
        id="ended-on"
        label={words.endedOn}
        value={endedOn}
        error={atDay}
        onInput={(value) => {
          setEndedOn(value)
          clear()
        }}
      />
      <Problem failure={atDay === undefined ? failure : undefined} />
      <Button id="end-confirm" className="enterprise-act" busy={busy} onClick={() => void enter(asIsoDay(endedOn))}>
        {busy ? words.ending : words.endConfirm}
      </Button>
      <Button id="end-cancel" kind="link" onClick={() => setOpen(false)}>
        {words.cancel}
      </Button>
    </div>
  )
}

/** The League organisations that stand at the enterprise, and those that did. */
export function Organisations({ found, onChanged }: { found: EnterprisePage; onChanged: () => void }) {
  const [said, setSaid] = useState('')
  return (
    <section className="card">
      <h2 className="card-title">{words.title}</h2>
      {said && (
        <p className="state state-accepted" role="status">
          {`✓ ${said}`}
        </p>
      )}
      {found.organisations.length === 0 && <p className="second">{words.none}</p>}
      {found.organisations.map((one) => (
        <div key={one.id} className="enterprise-part">
          <p className="pool-name">{one.name}</p>
          <p className="second">{[organisationKindWords[one.kind], sayDays(one)].filter(Boolean).join(' · ')}</p>
          <Secretary found={found} one={one} />
          {found.may.includes('correct') && (
            <End
              found={found}
              one={one}
              onDone={(sentence) => {
                setSaid(sentence)
                onChanged()
              }}
            />
          )}
        </div>
      ))}
    </section>
  )
}
