import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { fieldGateWords, fieldTodayWords as words } from '../../../types/words/field-pages'
import type { Book } from '../../client/field/book'
import type { Field } from '../../client/field/field'
import { go } from '../../client/go'
import { useShown } from '../../client/use-shown'
import { Bar } from '../../components/bar/bar'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Field as Input } from '../../components/field/field'
import { Page } from '../../components/page/page'
import { bookOf } from '../frame/book-of'
import { isForgotten, remember } from '../frame/forgotten'
import { Frame } from '../frame/frame'
import { placedToday, visitedToday } from '../visit/recorded'
import { Drafts } from './drafts'
import { SetPin } from './pin'
import { Row } from './row'
import { cut, groupByPlace } from './rules'
import { Places, Take, useTake } from './take'
import { WaitingBar } from './waiting'
import './index.css'

/** Rows drawn at a time: a mini-program hands them all over its bridge. Own choice, 2026-11-29. */
const STEP = 60

interface WalkProps {
  field: Field
  book: Book
  visited: ReadonlySet<string>
  said: ReadonlyMap<string, boolean>
  only: string | undefined
}

/** The own list, place by place and floor by floor. */
function Walk({ field, book, visited, said, only }: WalkProps) {
  const [most, setMost] = useState(STEP)
  const { shown, left } = cut(groupByPlace(book, only), most)
  if (shown.length === 0) {
    // A list has its most; what was left out of it is somewhere all the same.
    const isElsewhere = (book.place(only ?? '')?.enterprises ?? 0) > 0
    return <Empty title={isElsewhere ? words.placeNotTaken : words.placeEmptyTitle} lead={words.placeEmptyLead} />
  }
  return (
    <>
      {shown.map((section) => (
        <section key={section.place} aria-label={section.name || words.elsewhere}>
          <h2 className="heading">{words.placeHead(section.name || words.elsewhere, section.count)}</h2>
          {section.floors.map(({ floor, rows }) => (
            <div key={floor}>
              {section.place !== '' && <p className="today-floor">{words.floor(floor)}</p>}
              <ul className="plain-list">
                {rows.map((row) => (
                  <Row key={row.id} field={field} row={row} isVisited={visited.has(row.id)} said={said.get(row.id)} />
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
      {left > 0 && (
        <div className="today-more">
          <Button id="more" onClick={() => setMost((now) => now + STEP)}>
            {words.more(Math.min(left, STEP))}
          </Button>
        </div>
      )}
    </>
  )
}

function Today({ field, login }: { field: Field; login: () => void }) {
  const { params } = useRouter()
  useShown()
  const [setsPin, setSetsPin] = useState(() => !field.hasPin() || isForgotten(field))
  const keepPin = () => {
    remember(field)
    setSetsPin(false)
  }
  const [query, setQuery] = useState('')
  const taking = useTake(field, login)
  const book = bookOf(field)
  const only = params.place && book?.place(params.place) ? params.place : undefined
  const visited: ReadonlySet<string> = book ? visitedToday(field, book) : new Set()
  const said = placedToday(field)
  const found = query.trim() === '' ? undefined : (book?.search(query) ?? [])
  const isEmpty = book !== undefined && book.enterprises.length === 0
  return (
    <Page barred>
      <div className="page-body">
        <h1 className="title">{only === undefined ? words.title : (book?.place(only)?.name ?? words.title)}</h1>
        <WaitingBar field={field} />
        {field.othersWaiting() > 0 && <p className="second">{`⚠ ${fieldGateWords.otherPerson}`}</p>}
        {setsPin && <SetPin field={field} onSet={keepPin} onKeep={field.hasPin() ? keepPin : undefined} />}
        <Drafts field={field} />
        {book === undefined ? (
          <Empty title={words.emptyTitle} lead={words.emptyLead} />
        ) : isEmpty ? (
          <Empty title={words.nothingTitle} lead={words.nothingLead} />
        ) : (
          <Input id="today-search" label={words.search} value={query} maxLength={60} onInput={setQuery} />
        )}
        <Take field={field} taking={taking} />
        {found ? (
          <ul className="plain-list">
            {found.map((row) => (
              <Row
                key={row.id}
                field={field}
                row={row}
                isVisited={visited.has(row.id)}
                said={said.get(row.id)}
                withFloor
              />
            ))}
            {found.length === 0 && <li className="second">{words.noneFound}</li>}
          </ul>
        ) : (
          book &&
          !isEmpty && <Walk key={book.version} field={field} book={book} visited={visited} said={said} only={only} />
        )}
        <Places field={field} taking={taking} />
        <nav className="today-ways" aria-label={words.title}>
          <Button
            id="to-newcomer"
            kind="link"
            onClick={() => go('newcomer', only === undefined ? {} : { place: only })}
          >
            {words.newcomer}
          </Button>
          <Button id="to-day" kind="link" onClick={() => go('day')}>
            {words.day}
          </Button>
          <Button id="to-outbox" kind="link" onClick={() => go('outbox')}>
            {words.outbox}
          </Button>
          <Button id="to-desk" kind="link" onClick={() => go('queue')}>
            {words.desk}
          </Button>
          {!setsPin && (
            <Button id="change-pin" kind="link" onClick={() => setSetsPin(true)}>
              {words.changePin}
            </Button>
          )}
          <Button id="field-lock" kind="link" onClick={() => field.lock()}>
            {words.lock}
          </Button>
        </nav>
      </div>
      <Bar>
        <Button id="to-scan" kind={book ? 'primary' : 'quiet'} onClick={() => go('scan')}>
          {words.scan}
        </Button>
      </Bar>
    </Page>
  )
}

/** Where a cadre on the way begins: whom to visit, and the scanner. */
export default function TodayPage() {
  return <Frame records>{(field, { login }) => <Today field={field} login={login} />}</Frame>
}
