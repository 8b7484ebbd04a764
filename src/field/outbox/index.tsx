import { useState } from 'react'
import type { RecordBody } from '../../../types/field-records'
import { sayDate, sayMoment } from '../../../types/words/dates'
import { fieldSayings } from '../../../types/words/field-visit'
import { fieldOutboxWords as words, fieldTakeBackWords as takeBackWords } from '../../../types/words/field-pages'
import type { Book } from '../../client/field/book'
import type { Field } from '../../client/field/field'
import type { Waiting } from '../../client/field/sender'
import { become } from '../../client/go'
import { Bar } from '../../components/bar/bar'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { bookOf } from '../frame/book-of'
import { Frame } from '../frame/frame'
import { nameOfRecord } from '../frame/name-of'
import { standing, TakeBack } from '../frame/take-back'
import { goneFrom, readRecord } from '../visit/recorded'
import './index.css'

function said(record: RecordBody): string {
  if (record.kind !== 'visit') return words.kinds[record.kind]
  const wish = record.wish === null ? '' : ` · ${fieldSayings.wishes[record.wish]}`
  return `${words.kinds.visit} · ${fieldSayings.met[record.met]}${wish}`
}

/** The service's own sentence where it said no: it knows why. Of the way between, the phone knows more. */
const whyOf = ({ why, sentence }: Waiting) => (why === 'forbidden' && sentence ? sentence : words.why[why])

interface LineProps {
  field: Field
  one: Waiting
  book: Book | undefined
  all: readonly Waiting[]
  stands: (id: string) => boolean
  gone: ReadonlySet<string>
}

function Line({ field, one, book, all, stands, gone }: LineProps) {
  const record = readRecord(one.body)
  const name = record ? nameOfRecord(record, book, all) || words.kinds[record.kind] : words.unread
  const isStopped = one.why === 'refused' || one.why === 'unreadable'
  return (
    <li className="card outbox-line">
      <p className="outbox-name">{name}</p>
      {record && <p className="second">{said(record)}</p>}
      <p className="second">
        {words.since(one.recordedAt === undefined ? sayDate(one.on) : sayMoment(one.recordedAt))}
      </p>
      <p className={`state ${isStopped ? 'state-returned' : 'state-submitted'}`}>
        {isStopped ? `⚠ ${one.sentence || words.why[one.why]}` : whyOf(one)}
      </p>
      {record &&
        record.kind !== 'taken-back' &&
        !isStopped &&
        (stands(one.id) ? (
          <TakeBack field={field} id={one.id} name={name} />
        ) : (
          gone.has(one.id) && <p className="small">{takeBackWords.gone}</p>
        ))}
    </li>
  )
}

function Outbox({ field, login }: { field: Field; login: () => void }) {
  const [sent, setSent] = useState<number>()
  const waiting = field.waiting()
  const book = bookOf(field)
  const stands = standing(field)
  const gone = goneFrom(field)
  const wantsLogin = waiting.some(({ why }) => why === 'login')
  const stopped = waiting.filter(({ why }) => why === 'refused' || why === 'unreadable')
  const send = async () => {
    const before = field.delivered().length
    await field.send(true)
    setSent(field.delivered().length - before)
  }
  if (waiting.length === 0)
    return (
      <Page>
        {sent !== undefined && sent > 0 && (
          <p id="sent" className="field-good" role="status">
            {`✓ ${words.sent(sent)}`}
          </p>
        )}
        <Empty title={words.emptyTitle} lead={words.emptyLead}>
          <Button id="to-today" kind="primary" onClick={() => void become('today')}>
            {words.toToday}
          </Button>
        </Empty>
      </Page>
    )
  return (
    <Page barred>
      <div className="page-body">
        <h1 className="title">{words.count(waiting.length)}</h1>
        <p className="lead">{words.lead}</p>
        {sent !== undefined && sent > 0 && (
          <p id="sent" className="field-good" role="status">
            {`✓ ${words.sent(sent)}`}
          </p>
        )}
        {stopped.length > 0 && (
          <section aria-label={words.refusedTitle}>
            <h2 className="heading">{words.refusedTitle}</h2>
            <p className="second">{words.refusedLead}</p>
            <ul className="plain-list">
              {stopped.map((one) => (
                <Line key={one.id} field={field} one={one} book={book} all={waiting} stands={stands} gone={gone} />
              ))}
            </ul>
          </section>
        )}
        <ul className="plain-list">
          {waiting
            .filter((one) => !stopped.includes(one))
            .map((one) => (
              <Line key={one.id} field={field} one={one} book={book} all={waiting} stands={stands} gone={gone} />
            ))}
        </ul>
      </div>
      <Bar className={wantsLogin ? 'bar-pair' : ''}>
        {wantsLogin && (
          <div className="bar-first">
            <Button id="send-login" kind="primary" onClick={login}>
              {words.login}
            </Button>
          </div>
        )}
        <div className={wantsLogin ? 'bar-second' : ''}>
          <Button
            id="send"
            kind={wantsLogin ? 'quiet' : 'primary'}
            busy={field.isSending()}
            onClick={() => void send()}
          >
            {field.isSending() ? words.sending : words.send}
          </Button>
        </div>
      </Bar>
    </Page>
  )
}

/** What lies on the phone: since when, why, and the way to send it. */
export default function OutboxPage() {
  return <Frame>{(field, { login }) => <Outbox field={field} login={login} />}</Frame>
}
