import { useState } from 'react'
import type { InvitationTask, SettledTask } from '../../../types/invitations'
import { answerWords as words } from '../../../types/words/answer-pages'
import { go } from '../../client/go'
import { useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { Menu, useMenu } from '../menu/menu'
import { Resting } from './resting'
import '../pages/pages.css'
import './index.css'

type Outcome = 'confirmed' | 'mistaken'
const outcomes: readonly Outcome[] = ['confirmed', 'mistaken']

interface TaskProps {
  task: InvitationTask
  mayOpen: boolean
  onSettled: (sentence: string) => void
  onMoved: () => void
}

/** One answer: who said what, what to look at, and the office's word on it. */
function Task({ task, mayOpen, onSettled, onMoved }: TaskProps) {
  const { write, busy, failure } = useWrite('settleInvitationTask', `answer:${task.id}`)
  const [doing, setDoing] = useState<Outcome>()
  const settle = async (outcome: Outcome) => {
    if (busy) return
    setDoing(outcome)
    if (await write({ id: task.id, answer: task.answer, outcome })) onSettled(words.said[outcome](task.enterprise))
  }
  return (
    <section className="card answers-task" aria-label={`${task.enterprise} ${words.answers[task.answer]}`}>
      <p className="answers-said">{words.answers[task.answer]}</p>
      <p className="answers-name">{task.enterprise}</p>
      <p className="second">{task.place}</p>
      <p className="second">{words.check[task.answer]}</p>
      <p className="small number">{words.asked(task.askedAt)}</p>
      <p className={`second number ${task.late ? 'desk-late' : 'desk-soon'}`}>
        {task.late ? `⚠ ${words.late(task.dueOn)}` : words.due(task.dueOn)}
      </p>
      {task.lapses !== null && (
        <p className="small">{words[task.lapses.isOver ? 'lapsed' : 'lapses'](task.lapses.on)}</p>
      )}
      {mayOpen && (
        <Button
          id={`open-${task.id}`}
          kind="link"
          label={`${words.open} ${task.enterprise}`}
          onClick={() => go('enterprise', { id: task.enterpriseId })}
        >
          {words.open}
        </Button>
      )}
      <div className="answers-acts">
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            id={`${outcome}-${task.id}`}
            className="answers-act"
            busy={busy}
            label={`${task.enterprise} ${words[outcome]}`}
            onClick={() => void settle(outcome)}
          >
            {busy && doing === outcome ? words.saving : words[outcome]}
          </Button>
        ))}
      </div>
      <Problem failure={failure} onRetry={failure?.name === 'taskUnknown' ? onMoved : undefined} />
    </section>
  )
}

/** The office's last word on one, and the way to look once more. */
function Settled({ task, onReopened }: { task: SettledTask; onReopened: (moved: boolean) => void }) {
  const { write, busy, failure } = useWrite('reopenInvitationTask', `answer-again:${task.id}:${task.settledAt}`)
  const line = words.settledLine(task.enterprise, words.answers[task.answer])
  const reopen = async () => {
    if (await write({ id: task.id })) onReopened(true)
  }
  return (
    <section className="card answers-task" aria-label={line}>
      <p>{line}</p>
      <p className="second number">{words.settledAs(task.outcome, task.settledAt)}</p>
      <Button
        id={`again-${task.id}`}
        kind="link"
        busy={busy}
        label={`${words.reopen} ${line}`}
        onClick={() => void reopen()}
      >
        {busy ? words.reopening : words.reopen}
      </Button>
      <Problem failure={failure} onRetry={failure?.name === 'taskUnknown' ? () => onReopened(false) : undefined} />
    </section>
  )
}

function AnswersContent() {
  const { signedIn } = useSessionState()
  const shown = useShown()
  const [said, setSaid] = useState('')
  const { data, failure, reload } = useCall('listInvitationTasks', signedIn ? {} : undefined, shown)
  const mayOpen = useMenu()?.includes('pool') === true
  if (failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.forbiddenTitle} lead={words.forbiddenLead} />
        <Menu at="answers" />
      </Page>
    )
  return (
    <Page wide>
      <h1 className="title">{words.title}</h1>
      <p className="second">{words.lead}</p>
      {said && (
        <section className="card answers-done" role="status">
          <p className="plain-list">{`✓ ${said}`}</p>
        </section>
      )}
      <Problem failure={failure} onRetry={reload} />
      {!data ? (
        !failure && <Bones blocks={3} />
      ) : data.tasks.length === 0 ? (
        <Empty title={words.emptyTitle} lead={words.emptyLead} />
      ) : (
        <>
          <p className="second number answers-total">{words.total(data.total)}</p>
          <p className="small">{words.hint}</p>
          <div className="answers-list">
            {data.tasks.map((task) => (
              <Task
                key={task.id}
                task={task}
                mayOpen={mayOpen}
                onMoved={reload}
                onSettled={(sentence) => {
                  setSaid(sentence)
                  reload()
                }}
              />
            ))}
          </div>
          {data.total > data.tasks.length && (
            <p className="second answers-total">{words.rest(data.total - data.tasks.length)}</p>
          )}
        </>
      )}
      {data && data.settled.length > 0 && (
        <>
          <h2 className="heading">{words.settled}</h2>
          <p className="second">{words.settledLead}</p>
          <div className="answers-list">
            {data.settled.map((task) => (
              <Settled
                key={`${task.id}${task.settledAt}`}
                task={task}
                onReopened={(moved) => {
                  if (moved) setSaid(words.reopened(task.enterprise))
                  reload()
                }}
              />
            ))}
          </div>
        </>
      )}
      {data && <Resting resting={data.resting} total={data.restingTotal} mayOpen={mayOpen} />}
      <Menu at="answers" />
    </Page>
  )
}

/** What enterprises answered to invitations, for the office of their place. */
export default function Answers() {
  const { departures } = useSessionState()
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <AnswersContent key={departures} />
    </Gate>
  )
}
