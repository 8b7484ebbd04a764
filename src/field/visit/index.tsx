import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { dayOfMoment } from '../../../types/day-said'
import type { Subject } from '../../../types/field-records'
import { limits } from '../../../types/limits'
import { fieldVisitWords as words } from '../../../types/words/field-visit'
import type { Field } from '../../client/field/field'
import { become, go } from '../../client/go'
import { toFirstError } from '../../client/to-error'
import { useShown } from '../../client/use-shown'
import { Bar } from '../../components/bar/bar'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Field as Input } from '../../components/field/field'
import { Page } from '../../components/page/page'
import { bookOf } from '../frame/book-of'
import { Frame, LockedBar } from '../frame/frame'
import { isFull, troubleOf } from '../frame/trouble'
import { registeredElsewhere } from '../scan/read'
import { askNextScan } from '../scan/turn'
import { VisitForm } from './form'
import { FULL, FullCard, Twice } from './said'
import { VisitHead } from './head'
import { OwnerPresent } from './owner'
import { findToday, isApplied, noteVisit } from './recorded'
import { buildVisit, emptyVisit } from './rules'
import type { VisitField, VisitValues } from './rules'
import { findListed, isSame, readCode, readName, readSubject } from './subject'
import { useForm } from './use-form'
import './index.css'

/** What it is called while no list names it. */
function nameOf(values: VisitValues, isLocked: boolean): string {
  if (values.name !== '') return values.name
  if ('invitation' in values.subject) return words.unknownInvitation
  // Behind the lock it may well be on the list: nobody can say.
  if (values.uscc === '') return isLocked ? words.lockedTitle : words.unknownCode
  return values.uscc
}

interface VisitProps {
  field: Field
  isLocked: boolean
  subject: Subject
}

function Visit({ field, isLocked, subject }: VisitProps) {
  const { params } = useRouter()
  useShown()
  const book = bookOf(field)
  const listed = findListed(subject, book)
  const { form, latest, change, flush, drop } = useForm<VisitValues>(
    field,
    'visit',
    (kept) => isSame(kept.subject, subject),
    () =>
      emptyVisit(subject, {
        name: readName(params),
        uscc: 'uscc' in subject ? subject.uscc : readCode(params),
        ...(listed === undefined ? {} : { listed }),
        ...(book === undefined ? {} : { version: book.version }),
      }),
  )
  const { values } = form
  const [wrong, setWrong] = useState<Partial<Record<VisitField, string>>>({})
  const [trouble, setTrouble] = useState<string>()
  const [separate, setSeparate] = useState(false)
  const saved = useRef(false)
  const applied = isApplied(field, subject)
  useEffect(() => {
    // Whoever has an application taken down wants one.
    if (applied && values.wish === '') change({ wish: 'yes', next: '7' })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it was taken down
  }, [applied])
  const before = separate || values.replaces !== null ? undefined : findToday(field, subject, values.uscc)
  const isScanned = params.from === 'scan'

  const save = async (scansNext: boolean) => {
    if (saved.current) return
    const values = latest()
    const built = buildVisit(values, dayOfMoment(Date.now()))
    if ('wrong' in built) {
      setWrong(built.wrong)
      toFirstError()
      return
    }
    const id = flush()
    try {
      field.record(id, built.body)
    } catch (error) {
      setTrouble(isFull(error) ? FULL : troubleOf(error).message)
      return
    }
    saved.current = true
    drop()
    if (built.body.kind === 'visit') noteVisit(field, id, built.body, values.uscc)
    if (!isLocked) void field.sendWhenDue()
    if (scansNext) askNextScan()
    await leave(scansNext)
  }
  return (
    <Page barred>
      <div className="page-body">
        {isLocked && <LockedBar />}
        <VisitHead
          name={nameOf(values, isLocked)}
          listed={listed}
          lead={isLocked ? words.lockedName : 'invitation' in subject ? words.unknownInvitationLead : values.uscc}
          elsewhere={
            values.uscc === '' || book === undefined
              ? undefined
              : registeredElsewhere(
                  values.uscc,
                  book.enterprises.map((one) => one.uscc),
                )
          }
        />
        {before && (
          <Twice
            at={before.at}
            onCorrect={() => {
              const { body } = before
              change({ ...(body ? fromBody(body) : {}), replaces: before.id })
            }}
            onSeparate={() => setSeparate(true)}
          />
        )}
        {values.replaces !== null && (
          <p className="second" role="status">
            {words.correcting}
          </p>
        )}
        {'invitation' in subject && (
          <Input
            id="seen"
            label={words.seen}
            value={values.seen}
            maxLength={limits.enterpriseName.max}
            hint={words.seenHint}
            onInput={(seen) => change({ seen })}
          />
        )}
        <VisitForm
          key={values.replaces ?? ''}
          values={values}
          wrong={wrong}
          onChange={(changes) => {
            setWrong({})
            field.touch()
            change(changes)
          }}
        />
        <OwnerPresent subject={subject} name={values.name} uscc={values.uscc} isApplied={applied} />
        {trouble !== undefined && trouble !== FULL && (
          <p className="field-error" role="alert">
            {`⚠ ${trouble}`}
          </p>
        )}
        {trouble === FULL && <FullCard field={field} onDone={() => setTrouble(undefined)} />}
      </div>
      <Bar className={isScanned ? 'bar-pair' : ''}>
        {isScanned ? (
          <>
            <div className="bar-first">
              <Button id="save-scan" kind="primary" onClick={() => void save(true)}>
                {words.saveScan}
              </Button>
            </div>
            <div className="bar-second">
              <Button id="save" onClick={() => void save(false)}>
                {words.save}
              </Button>
            </div>
          </>
        ) : (
          <Button id="save" kind="primary" onClick={() => void save(false)}>
            {words.save}
          </Button>
        )}
      </Bar>
    </Page>
  )
}

const text = (count: number | null | undefined) => (count === null || count === undefined ? '' : String(count))
/** A record that is put right begins with what it said. */
const fromBody = (body: {
  met: string
  wish: string | null
  why: string | null
  staff: number | null
  youth: number | null
  members: number | null
  nextOn: string | null
  note: string
  place: string | null
  at: { floor: string; room: string } | null
}): Partial<VisitValues> => ({
  place: body.place,
  floor: body.at?.floor ?? '',
  room: body.at?.room ?? '',
  met: body.met,
  wish: body.wish ?? '',
  why: body.why ?? '',
  staff: text(body.staff),
  youth: text(body.youth),
  members: text(body.members),
  next: body.nextOn === null ? '' : 'day',
  nextDay: body.nextOn ?? '',
  note: body.note,
})

/** Back to where it was opened from; a page that was opened by itself is replaced. */
async function leave(toScanner: boolean): Promise<void> {
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack()
  else await become(toScanner ? 'scan' : 'today')
}

/** One enterprise, one visit. */
export default function VisitPage() {
  const subject = readSubject(useRouter().params)
  return (
    <Frame writes>
      {(field, { isLocked }) =>
        subject ? (
          <Visit field={field} isLocked={isLocked} subject={subject} />
        ) : (
          <Page>
            <Empty title={words.noneTitle} lead={words.noneLead}>
              <Button id="to-today" onClick={() => go('today')}>
                {words.toList}
              </Button>
            </Empty>
          </Page>
        )
      }
    </Frame>
  )
}
