import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { dayAfter, dayOfMoment } from '../../../types/day-said'
import type { RecordBody } from '../../../types/field-records'
import type { DoneRecord, FollowUp } from '../../../types/fieldwork'
import { isSettledByHand } from '../../../types/follow-rules'
import type { OutputOf } from '../../../types/registry'
import { sayDate, sayMoment } from '../../../types/words/dates'
import { fieldSayings } from '../../../types/words/field-visit'
import { fieldDayWords as words, fieldOutboxWords, fieldTakeBackWords } from '../../../types/words/field-pages'
import type { Field } from '../../client/field/field'
import type { Failure } from '../../client/failure'
import { useShown } from '../../client/use-shown'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { bookOf } from '../frame/book-of'
import { foreground } from '../frame/foreground'
import { Frame } from '../frame/frame'
import { quietCall } from '../frame/quiet-call'
import { troubleOf, wantsLogin } from '../frame/trouble'
import { nameOfRecord } from '../frame/name-of'
import { standing, TakeBack } from '../frame/take-back'
import { askedFrom, goneFrom, readRecord } from '../visit/recorded'
import './index.css'

type Day = OutputOf<'getFieldDay'>

/** One record that has arrived. */
function Done({ one, children }: { one: DoneRecord; children?: ReactNode }) {
  const said = [
    fieldOutboxWords.kinds[one.kind],
    ...(one.met === null ? [] : [fieldSayings.met[one.met]]),
    ...(one.wish === null ? [] : [fieldSayings.wishes[one.wish]]),
    ...(one.why === null ? [] : [fieldSayings.reasons[one.why]]),
    ...(one.youth === null ? [] : [`${words.youth} ${fieldSayings.people(one.youth)}`]),
  ]
  return (
    <li className="card">
      <p className="day-name">{one.enterprise}</p>
      <p className="second">{said.join(' · ')}</p>
      <p className="small">{[sayMoment(one.at).slice(-5), one.place ?? ''].filter(Boolean).join(' · ')}</p>
      {one.conflicts.map((conflict) => (
        <p key={conflict} className="second">{`⚠ ${words.conflicts[conflict]}`}</p>
      ))}
      {children}
    </li>
  )
}

function Follow({ one, onSettled }: { one: FollowUp; onSettled: () => void }) {
  const { write, busy, failure } = useWrite('settleFollowUp', `follow:${one.id}`)
  return (
    <li className="card">
      <div className="row">
        <div className="grow">
          <p className="day-name">{one.enterprise}</p>
          <p className="second">{words.kinds[one.kind]}</p>
          <p className={`state ${one.late ? 'state-returned' : 'state-submitted'}`}>
            {words.due(sayDate(one.dueOn), one.late)}
          </p>
        </div>
        {isSettledByHand[one.kind] && (
          <Button
            id={`settle-${one.id}`}
            className="day-settle"
            busy={busy}
            onClick={() => void write({ id: one.id, outcome: 'done' }).then((settled) => settled && onSettled())}
          >
            {busy ? words.settling : words.settle}
          </Button>
        )}
      </div>
      <Problem failure={failure} />
    </li>
  )
}

function DayOf({ field, login }: { field: Field; login: () => void }) {
  const shown = useShown()
  const today = dayOfMoment(Date.now())
  const [day, setDay] = useState(today)
  const [data, setData] = useState<Day>()
  const [failure, setFailure] = useState<Failure>()
  const round = useRef(0)
  const arrived = field.delivered().length
  const ask = useCallback(async () => {
    const mine = ++round.current
    try {
      const answer = await foreground(() => quietCall('getFieldDay', { day }))
      if (mine !== round.current) return
      setData(answer)
      setFailure(undefined)
    } catch (error) {
      if (mine === round.current) setFailure(troubleOf(error))
    }
  }, [day])
  useEffect(() => {
    void ask()
  }, [ask, shown, arrived])
  const book = bookOf(field)
  const waiting = field.waiting()
  const here: { one: (typeof waiting)[number]; record: RecordBody }[] = []
  for (const one of waiting) {
    const record = readRecord(one.body)
    if (record && one.recordedAt !== undefined && dayOfMoment(Date.parse(one.recordedAt)) === day)
      here.push({ one, record })
  }
  const done = data?.day === day ? data.done : []
  const follows = data?.day === day ? data.follows : []
  const stands = standing(field)
  const gone = goneFrom(field)
  const asked = askedFrom(field)
  /** Under a line: the way to take it back, or that it is. */
  const backFor = (id: string, kind: DoneRecord['kind'], name: string) =>
    gone.has(id) || asked.has(id) ? (
      <p className="small">{fieldTakeBackWords[gone.has(id) ? 'gone' : 'asked']}</p>
    ) : (
      kind !== 'taken-back' && stands(id) && <TakeBack field={field} id={id} name={name} />
    )
  return (
    <Page>
      <h1 className="title">{day === today ? words.title : sayDate(day)}</h1>
      <p className="second">{words.lead}</p>
      {failure &&
        (failure.name === 'offline' ? (
          <p className="second">{`⚠ ${words.offline}`}</p>
        ) : wantsLogin(failure.name) ? (
          <Button id="day-login" onClick={login}>
            {fieldOutboxWords.login}
          </Button>
        ) : (
          <Problem failure={failure} onRetry={() => void ask()} />
        ))}
      <h2 className="heading">{words.done}</h2>
      {data?.day === day && done.length === 0 && here.length === 0 && (
        <Empty title={day === today ? words.noneTitle : words.noneThen} lead={words.noneLead} />
      )}
      <ul className="plain-list">
        {here.map(({ one, record }) => {
          const name = nameOfRecord(record, book, waiting) || fieldOutboxWords.kinds[record.kind]
          return (
            <li key={one.id} className="card">
              <p className="day-name">{name}</p>
              <p className="second">{fieldOutboxWords.kinds[record.kind]}</p>
              <p className="state state-submitted">{words.onPhone}</p>
              {one.why !== 'refused' && backFor(one.id, record.kind, name)}
            </li>
          )
        })}
        {done.map((one) => (
          <Done key={one.record} one={one}>
            {one.takenBack || one.back === 'asked' ? (
              <p className="small">{fieldTakeBackWords[one.takenBack ? 'gone' : 'asked']}</p>
            ) : (
              one.back !== 'bound' && backFor(one.record, one.kind, one.enterprise || fieldOutboxWords.kinds[one.kind])
            )}
          </Done>
        ))}
      </ul>
      {data?.day === day && <h2 className="heading">{words.follows}</h2>}
      {data?.day === day && follows.length === 0 && <p className="second">{words.noFollows}</p>}
      <ul className="plain-list">
        {follows.map((one) => (
          <Follow key={one.id} one={one} onSettled={() => void ask()} />
        ))}
      </ul>
      <div className="row">
        <Button id="day-before" kind="link" onClick={() => setDay(dayAfter(day, -1))}>
          {words.before}
        </Button>
        {day < today && (
          <Button id="day-after" kind="link" onClick={() => setDay(dayAfter(day, 1))}>
            {words.after}
          </Button>
        )}
      </div>
    </Page>
  )
}

/** The day's end: what was done and what follows, only for whoever did it. */
export default function DayPage() {
  return <Frame>{(field, { login }) => <DayOf field={field} login={login} />}</Frame>
}
