import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { InputOf } from '../../../types/registry'
import { caseActWords as words } from '../../../types/words/case-acts'
import { sayDay } from '../../../types/words/dates'
import { asIsoDay } from '../../../types/day-said'
import { impossibleCounts } from '../../../types/headcount-rules'
import { fieldMessage } from '../../client/failure'
import { toFirstError } from '../../client/to-error'
import { useCall } from '../../client/use-call'
import { useDraft } from '../../client/use-draft'
import { useWrite } from '../../client/use-write'
import { Bar } from '../../components/bar/bar'
import { Button } from '../../components/button/button'
import { Findings } from '../../components/findings/findings'
import { Problem } from '../../components/problem/problem'
import type { CadreCase } from '../../../types/casework'
import { formFor, inputOf, isAsked, type ActName } from './act-table'
import { PaperBefore, usePaper } from './paper'
import { Asked } from './questions'
import { advisedOf, Recommended } from './recommended'

interface ActFormProps {
  act: ActName
  id: string
  /** The case as it stands. */
  found: CadreCase
  /** Which round of the case this is: an act of an earlier one is another act. */
  round: number
  /** What is known already, by field: nothing is asked for twice. */
  known: Readonly<Record<string, string>>
  /** The name of the street that is filled in. */
  named?: string
  head: ReactNode
  onDone: (said: string) => void
  onCancel: () => void
  onStale: () => void
  /** Told how to go one step back within the form; it says whether there was one. */
  onBack: (back: () => boolean) => void
}

/** One act as a form in place of the page: what it asks, what it means for the enterprise, one red button. */
export function ActFormPage({
  act,
  id,
  found,
  round,
  known,
  named = '',
  head,
  onDone,
  onCancel,
  onStale,
  onBack,
}: ActFormProps) {
  const form = formFor(act, found, known)
  const empty = Object.fromEntries(form.questions.map(({ name }) => [name, known[name] ?? '']))
  const draft = useDraft(`case-act:${act}:${id}`, empty)
  const [sure, setSure] = useState(false)
  // Each act's input is checked by the service; the table has put it together by the function's own fields.
  const {
    write,
    busy,
    failure: refused,
    clear,
  } = useWrite(form.function as 'logContact', `${act}:${id}:${round}`, {
    hold: true,
  })
  const { data: founding } = useCall('getFounding', form.looksAt === 'founding' ? { id } : undefined)
  const term = founding?.term ?? null
  const hasChoice = term !== null && term.most > term.least
  const { decision, number = '', on = '', years = '' } = draft.values
  const paper = usePaper(
    form.paper === undefined || decision !== 'granted'
      ? undefined
      : {
          id,
          kind: form.paper,
          on: asIsoDay(on),
          ...(number.trim() === '' ? {} : { number: number.trim() }),
          ...(years === '' ? {} : { years: Number(years) }),
        },
  )
  // Not asked again of who defers as the rules recommend, or takes the proposed term; what was typed stays.
  useEffect(() => {
    if (founding === undefined) return
    const offersYears = hasChoice && form.questions.some(({ kind }) => kind === 'years')
    const filled =
      act === 'defer'
        ? advisedOf(founding.recommendation)
        : offersYears
          ? { years: String(founding.term?.proposed ?? '') }
          : {}
    for (const [name, advised] of Object.entries(filled))
      if (advised !== '' && (draft.values[name] ?? '') === '') draft.type(name, advised)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as the recommendation comes: what is emptied by hand stays empty
  }, [founding])
  useEffect(() => {
    onBack(() => {
      paper.close()
      return paper.content !== undefined
    })
    return () => onBack(() => false)
  })
  const failure = refused ?? paper.problem
  // Told before the act or by it: it is the same sentence, and the same answer to it.
  const odd = paper.odd.find(({ field }) => field === 'number')?.message
  const isNumberOdd = odd !== undefined || fieldMessage(refused, 'number') !== undefined
  // Only what this form asks; what cannot be is told while it is typed and not taken.
  const impossible: Partial<Record<string, string>> = form.questions.some(({ kind }) => kind === 'count')
    ? impossibleCounts(draft.values)
    : {}
  const submit = async () => {
    if (Object.keys(impossible).length > 0) {
      toFirstError()
      return
    }
    paper.forget()
    const input = { id, ...inputOf(form, draft.values), ...(sure ? { sure: true } : {}) }
    const answer = await write(input as unknown as Omit<InputOf<'logContact'>, 'key'>)
    if (answer === undefined) {
      toFirstError()
      return
    }
    draft.done()
    onDone(`${words.acts[act]}：${words.done}`)
  }
  const look = () => {
    clear()
    void paper.look()
  }
  if (paper.content !== undefined) return <PaperBefore content={paper.content} onBack={paper.close} />
  const shown = form.questions.filter(
    (question) => isAsked(question, draft.values) && (question.kind !== 'years' || hasChoice),
  )
  const asked = shown.map((question) => question.name)
  const elsewhere = failure?.fields.some(({ field }) => asked.includes(field)) === true
  return (
    <>
      <div className="page-body">
        {head}
        <section className="card">
          <h2 className="card-title">{words.acts[act]}</h2>
          {words.leads[act] !== undefined && <p className="second">{words.leads[act]}</p>}
          {founding && (act === 'decide' || act === 'defer') && (
            <Recommended recommendation={founding.recommendation} />
          )}
          {act === 'reply' && <Findings found={founding?.findings ?? []} />}
          {act === 'confirm' && <Findings found={founding?.election?.findings ?? []} />}
          {act === 'renew' && founding?.electionWindow && (
            <p className="second">
              {words.electionWindow(sayDay(founding.electionWindow.earliest), sayDay(founding.electionWindow.latest))}
            </p>
          )}
          {shown.map((question) => (
            <Asked
              key={question.name}
              offered={
                question.name === 'number' && act !== 'renew' ? (founding?.proposedNumber ?? undefined) : undefined
              }
              question={question}
              value={draft.values[question.name] ?? ''}
              error={
                impossible[question.name] ??
                fieldMessage(failure, question.name) ??
                (question.name === 'number' ? odd : undefined)
              }
              guides={founding?.guides ?? []}
              term={term}
              between={act === 'settle' ? found.disputants : []}
              named={named === '' ? undefined : { value: known.office ?? '', name: named }}
              onType={(value) => {
                draft.type(question.name, value)
                // Whoever was sure of one number, on one day, was not asked about another.
                if (question.name === 'number' || question.name === 'on') setSure(false)
                clear()
                paper.forget()
              }}
            />
          ))}
          {isNumberOdd && (
            <Button id="act-sure" onClick={() => setSure(true)}>
              {sure ? `✓ ${words.sure}` : words.sure}
            </Button>
          )}
          {form.paper !== undefined && decision === 'granted' && (
            <Button id="act-paper" className="case-part" busy={paper.looking} waiting={busy} onClick={look}>
              {paper.looking ? words.paper.looking : words.paper.look}
            </Button>
          )}
          <Problem
            failure={elsewhere ? undefined : failure}
            onRetry={failure?.name === 'caseMoved' ? onStale : undefined}
          />
        </section>
      </div>
      <Bar className="bar-pair">
        <Button id="act-confirm" kind="primary" className="bar-first" busy={busy} onClick={() => void submit()}>
          {busy ? words.busy : (words.saves[act] ?? words.acts[act])}
        </Button>
        <Button id="act-cancel" className="bar-second" onClick={onCancel}>
          {words.back}
        </Button>
      </Bar>
    </>
  )
}
