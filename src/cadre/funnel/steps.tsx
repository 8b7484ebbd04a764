import { useState } from 'react'
import type { Funnel, FunnelStep, InvitationAnswer } from '../../../types/invitations'
import { funnelStepWords, funnelWords as words } from '../../../types/words/funnel-pages'
import { sayCount } from '../../../types/words/pool-pages'
import { useWide } from '../../client/use-wide'
import { Button } from '../../components/button/button'
import { useElder } from '../../theme/elder'
import './steps.css'

const steps = Object.keys(funnelStepWords) as FunnelStep[]
const answers = Object.keys(words.answer) as InvitationAnswer[]

interface Counted {
  step: FunnelStep
  n: number
  /** Who came as far as the step before; of the first: who is invited. */
  before: number
}

const countedOf = (funnel: Funnel): Counted[] =>
  steps.map((step, i) => {
    const previous = steps[i - 1]
    return { step, n: funnel.steps[step], before: previous === undefined ? funnel.invited : funnel.steps[previous] }
  })

/** The same in figures, with what each share is of. */
function FunnelTable({ rows, invited }: { rows: readonly Counted[]; invited: number }) {
  return (
    <div className="funnel-table number" role="table" aria-label={words.heading}>
      <div className="funnel-tr funnel-th" role="row">
        {words.heads.map((head) => (
          <p key={head} className="small" role="columnheader">
            {head}
          </p>
        ))}
      </div>
      {rows.map(({ step, n, before }) => (
        <div key={step} className="funnel-tr" role="row">
          <p role="rowheader">{funnelStepWords[step]}</p>
          <p role="cell">{sayCount(n)}</p>
          <p role="cell">
            {words.percent(n, before)}
            <span className="small funnel-of">{words.ofBefore(n, before)}</span>
          </p>
          <p role="cell">
            {words.percent(n, invited)}
            <span className="small funnel-of">{words.ofBefore(n, invited)}</span>
          </p>
        </div>
      ))}
    </div>
  )
}

interface StepsProps {
  funnel: Funnel
  /** The day on which it was counted: ISO. */
  on: string
  /** Days of the first and the last invitation counted. */
  from?: string | null
  to?: string | null
}

/** The way from sent to founded as seven bars, each with its number and its shares; the table beside it says the same. */
export function FunnelSteps({ funnel, on, from = null, to = null }: StepsProps) {
  const wide = useWide()
  const elder = useElder()
  const isDesk = wide && !elder
  const [asked, setAsked] = useState(false)
  const { invited } = funnel
  const rows = countedOf(funnel)
  const answered = answers.filter((answer) => funnel.answers[answer] > 0)
  return (
    <section className="card funnel" aria-label={words.heading}>
      <h2 className="card-title">{words.heading}</h2>
      <p className="second number">{words.base(invited, on)}</p>
      {from !== null && to !== null && <p className="second number">{words.days(from, to)}</p>}
      <div className="funnel-both">
        <ul className="plain-list funnel-bars">
          {rows.map(({ step, n, before }) => {
            const [share, all] = [words.percent(n, before), words.percent(n, invited)]
            return (
              <li key={step} className="funnel-step" aria-label={words.bar(funnelStepWords[step], n, share, all)}>
                <div className="row" aria-hidden="true">
                  <p className="funnel-name">{funnelStepWords[step]}</p>
                  <p className="funnel-number number">{words.number(n)}</p>
                </div>
                <div className="funnel-track" aria-hidden="true">
                  <div
                    className={`funnel-fill${step === 'founded' ? ' funnel-last' : ''}`}
                    style={{ width: invited === 0 ? '0' : `${(100 * n) / invited}%` }}
                  />
                </div>
                <p className="small number" aria-hidden="true">
                  {step === 'sent' ? words.share(all) : words.shares(share, all)}
                </p>
              </li>
            )
          })}
        </ul>
        {(isDesk || asked) && <FunnelTable rows={rows} invited={invited} />}
      </div>
      {!isDesk && (
        <Button id="funnel-table" kind="link" expanded={asked} onClick={() => setAsked(!asked)}>
          {asked ? words.tableClose : words.table}
        </Button>
      )}
      {answered.length > 0 && (
        <>
          <h3 className="heading">{words.answers}</h3>
          {answered.map((answer) => (
            <div key={answer} className="row">
              <p className="second">{words.answer[answer]}</p>
              <p className="second number">{words.number(funnel.answers[answer])}</p>
            </div>
          ))}
        </>
      )}
      {funnel.stopped > 0 && <p className="second number funnel-stopped">{words.stopped(funnel.stopped)}</p>}
      {funnel.revisited > 0 && <p className="second number">{words.revisited(funnel.revisited)}</p>}
    </section>
  )
}
