import { useEffect, useRef, useState } from 'react'
import type { Role } from '../../../types/people'
import type { InputOf, OutputOf } from '../../../types/registry'
import { queueWords } from '../../../types/words/cadre'
import { assignManyWords as words } from '../../../types/words/queue-pages'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { useCall } from '../../client/use-call'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'
import type { Question } from './asked'
import { AssignTo, sayTarget, type Target } from './assign-to'

/** Whom the page offers it. Whether it may be done decides the service. */
const assigners: readonly Role[] = ['street-cadre', 'district-cadre', 'city-cadre', 'industry-cadre']

type Wanted = InputOf<'planAssigning'>
/** What a trial said, of which wish. */
interface Plan extends OutputOf<'planAssigning'> {
  of: string
}

function Form({ question, onChanged }: { question: Question; onChanged: () => void }) {
  const { data, failure: unread, reload } = useCall('listAssignees', {})
  const [target, setTarget] = useState<Target>({ office: null, person: '', reason: null })
  const [missing, setMissing] = useState(false)
  const [plan, setPlan] = useState<Plan>()
  const [planning, setPlanning] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const [said, setSaid] = useState<{ moved?: string; done?: string }>({})
  const assign = useWrite('assignMany', 'assign-many')
  const hasMoved = assign.failure?.name === 'assigningMoved'
  // The number has moved on: counted anew, told beside the old one, and asked again.
  const recount = useRef<() => void>()
  useEffect(() => {
    if (hasMoved) recount.current?.()
  }, [hasMoved])
  if (!data) return unread ? <Problem failure={unread} onRetry={reload} /> : <Bones blocks={1} />
  if (data.offices.length === 0) return <p className="second">{words.nobody}</p>

  const { sort: _, ...filter } = question
  const { office, person, reason } = target
  const wanted: Wanted | undefined =
    office === null || reason === null ? undefined : { ...filter, office, reason, ...(person === '' ? {} : { person }) }
  const of = JSON.stringify(wanted)
  const current = plan?.of === of ? plan : undefined
  const to = sayTarget(data.offices, target)

  const tryOut = async (before?: number) => {
    if (wanted === undefined) {
      setMissing(true)
      return
    }
    setPlanning(true)
    setFailure(undefined)
    setSaid({})
    assign.clear()
    try {
      const found = await call('planAssigning', wanted)
      setPlan({ ...found, of })
      if (before !== undefined)
        setSaid({ moved: before === found.given ? words.movedSame(found.given) : words.moved(before, found.given) })
    } catch (error) {
      setFailure(failureOf(error))
    }
    setPlanning(false)
  }
  recount.current = () => {
    void tryOut(plan?.given)
    onChanged()
  }
  const confirm = async (given: number) => {
    if (wanted === undefined) return
    const answer = await assign.write({ ...wanted, expected: given })
    if (answer === undefined) return
    setPlan(undefined)
    setSaid({ done: words.done(answer.given, to) })
    onChanged()
  }
  return (
    <>
      <p className="second">{words.lead(queueWords.tabs[question.queue])}</p>
      <AssignTo
        offices={data.offices}
        target={target}
        onChange={(next) => {
          setTarget(next)
          setMissing(false)
          setSaid({})
          setFailure(undefined)
          assign.clear()
        }}
      />
      {missing && <p className="field-error" role="alert">{`⚠ ${words.missing}`}</p>}
      {said.done !== undefined && <p className="queue-done" role="status">{`✓ ${said.done}`}</p>}
      {said.moved !== undefined && <p className="field-error" role="alert">{`⚠ ${said.moved}`}</p>}
      <Problem failure={failure ?? (hasMoved ? undefined : assign.failure)} />
      {current && (
        <p className="queue-plan number" role="status">
          {current.given === 0 ? words.nothing(current.found, to) : words.planned(current.found, current.given, to)}
        </p>
      )}
      <div className="queue-assign-act">
        {current && current.given > 0 ? (
          <Button
            key="confirm"
            id="assign-confirm"
            kind="primary"
            busy={assign.busy}
            onClick={() => void confirm(current.given)}
          >
            {assign.busy ? words.doing : words.confirm(current.given)}
          </Button>
        ) : (
          <Button key="plan" id="assign-plan" busy={planning} onClick={() => void tryOut()}>
            {planning ? words.planning : words.plan}
          </Button>
        )}
      </div>
    </>
  )
}

interface AssignManyProps {
  /** Which cases: all of this filter, shown or not. */
  question: Question
  onChanged: () => void
}

/** All cases of a filter given to somebody: tried, told by its number, confirmed. Folded away until wanted. */
export function AssignMany({ question, onChanged }: AssignManyProps) {
  const [open, setOpen] = useState(false)
  const { data } = useCall('getMe', {})
  if (data?.grants.some(({ role }) => assigners.includes(role)) !== true) return null
  return (
    <>
      <Button id="assign-many" kind="link" className="queue-assign" expanded={open} onClick={() => setOpen(!open)}>
        {`${words.open} ${open ? '▴' : '▾'}`}
      </Button>
      {open && (
        <section className="card queue-narrow" aria-label={words.open}>
          <Form question={question} onChanged={onChanged} />
        </section>
      )}
    </>
  )
}
