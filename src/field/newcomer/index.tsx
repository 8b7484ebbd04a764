import { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { limits } from '../../../types/limits'
import { readUscc } from '../../../types/uscc'
import { fieldNewcomerWords as words, fieldVisitWords } from '../../../types/words/field-visit'

import { fieldWords } from '../../../types/words/fields'
import { noScanWords } from '../../../types/words/scan'
import type { Field } from '../../client/field/field'
import { become } from '../../client/go'
import { readLicence } from '../../client/licence'
import { scan } from '../../client/scan'
import { toFirstError } from '../../client/to-error'
import { Bar } from '../../components/bar/bar'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Field as Input } from '../../components/field/field'
import { Page } from '../../components/page/page'
import { bookOf } from '../frame/book-of'
import { Frame, LockedBar } from '../frame/frame'
import { isFull, troubleOf } from '../frame/trouble'
import { spotOf, wrote } from '../visit/rules'
import { FULL, FullCard } from '../visit/said'
import { paramsOf } from '../visit/subject'
import { useForm } from '../visit/use-form'
import '../visit/index.css'

interface NewcomerValues {
  name: string
  uscc: string
  address: string
  place: string
  floor: string
  room: string
}
const none = { name: '', uscc: '', address: '', place: '', floor: '', room: '' }
type Wrong = Partial<Record<'name' | 'uscc' | 'address', string>>

/** What is wrong, by field; nothing where it is a record. */
function wrongIn(values: NewcomerValues): Wrong {
  const code = readUscc(values.uscc)
  return {
    ...(wrote(values.name) === '' ? { name: words.nameMissing } : {}),
    ...(code.problem === undefined || code.problem === 'empty'
      ? {}
      : {
          uscc:
            code.problem === 'length'
              ? fieldWords.uscc.length(code.code.length)
              : fieldWords.uscc[code.problem === 'check' ? 'check' : 'character'],
        }),
    ...(values.place === '' && wrote(values.address) === '' ? { address: words.addressMissing } : {}),
  }
}

function Newcomer({ field, isLocked }: { field: Field; isLocked: boolean }) {
  const { params } = useRouter()
  const decode = (text: string | undefined) => (text === undefined ? '' : decodeURIComponent(text))
  const given = { name: decode(params.n), uscc: decode(params.c), place: decode(params.place) }
  const book = bookOf(field)
  const { form, latest, change, flush, drop } = useForm<NewcomerValues>(
    field,
    'newcomer',
    // Where nothing is known of it yet it is another one, not the one that was begun before.
    (kept) =>
      (given.uscc !== '' || given.name !== '') &&
      kept.uscc === given.uscc &&
      (given.name === '' || kept.name === given.name),
    // Whoever walks through one building takes newcomers there; of several nobody can tell.
    () => ({
      ...none,
      ...given,
      place: given.place === '' && book?.places.length === 1 ? (book.places[0]?.id ?? '') : given.place,
    }),
  )
  const { values } = form
  const [wrong, setWrong] = useState<Wrong>({})
  const [trouble, setTrouble] = useState<string>()
  const [reading, setReading] = useState(false)
  const saved = useRef(false)
  const code = readUscc(values.uscc)
  const listed = code.valid ? book?.byUscc(code.code) : undefined
  const type = (field_: keyof NewcomerValues) => (value: string) => {
    field.touch()
    setWrong({})
    change({ [field_]: value })
  }
  const readCode = async () => {
    setReading(true)
    const scanned = await scan()
    setReading(false)
    if (scanned === undefined) return
    if (typeof scanned === 'string') {
      setWrong({ uscc: scanned === 'unread' ? words.unread : noScanWords[scanned] })
      return
    }
    const licence = readLicence(scanned.text)
    if (!licence) setWrong({ uscc: words.noCode })
    else change({ uscc: licence.uscc, ...(licence.name === undefined ? {} : { name: licence.name }) })
  }
  const save = async (visits: boolean) => {
    const values = latest()
    const code = readUscc(values.uscc)
    const found = wrongIn(values)
    setWrong(found)
    if (Object.keys(found).length > 0) toFirstError()
    if (saved.current || Object.keys(found).length > 0) return
    const id = flush()
    const name = wrote(values.name)
    const address = wrote(values.address)
    const uscc = code.valid ? code.code : ''
    try {
      field.record(id, {
        form: 1,
        kind: 'newcomer',
        name,
        uscc: uscc === '' ? null : uscc,
        address: address === '' ? null : address,
        place: values.place === '' ? null : values.place,
        at: spotOf(values.floor, values.room),
      })
    } catch (error) {
      setTrouble(isFull(error) ? FULL : troubleOf(error).message)
      return
    }
    saved.current = true
    drop()
    const from: Record<string, string> = params.from === undefined ? {} : { from: params.from }
    if (visits) await become('visit', { ...paramsOf({ newcomer: id }, name, uscc), ...from })
    else await become('today')
  }
  const places = book?.places ?? []
  return (
    <Page barred>
      <div className="page-body">
        {isLocked && <LockedBar />}
        <h1 className="title">{words.title}</h1>
        <p className="second">{words.lead}</p>
        {listed && (
          <section className="card" role="status">
            <p className="second">{words.listed(listed.name)}</p>
            <Button
              id="open-listed"
              onClick={() => void become('visit', { ...paramsOf({ enterprise: listed.id }), from: params.from ?? '' })}
            >
              {words.openListed}
            </Button>
          </section>
        )}
        <Input
          id="name"
          label={words.name}
          value={values.name}
          maxLength={limits.enterpriseName.max}
          placeholder={words.namePlaceholder}
          error={wrong.name}
          onInput={type('name')}
          beside={
            <Button id="scan" className="field-beside" busy={reading} onClick={() => void readCode()}>
              {words.scan}
            </Button>
          }
        />
        <Input
          id="uscc"
          label={words.uscc}
          value={values.uscc}
          maxLength={40}
          placeholder={words.usccPlaceholder}
          error={wrong.uscc}
          onInput={type('uscc')}
        />
        {places.length > 0 && (
          <Choices
            id="place"
            label={words.place}
            options={[...places.map((one) => [one.id, one.name] as const), ['', words.noPlace] as const]}
            taken={values.place}
            onTake={type('place')}
          />
        )}
        <div className="visit-counts">
          {(['floor', 'room'] as const).map((one) => (
            <div key={one} className="visit-count">
              <Input
                id={one}
                label={fieldVisitWords[one]}
                value={values[one]}
                maxLength={limits.fieldwork.where}
                onInput={type(one)}
              />
            </div>
          ))}
        </div>
        <Input
          id="address"
          label={words.address}
          value={values.address}
          maxLength={limits.address.max}
          error={wrong.address}
          onInput={type('address')}
        />
        {trouble !== undefined && trouble !== FULL && (
          <p className="field-error" role="alert">
            {`⚠ ${trouble}`}
          </p>
        )}
        {trouble === FULL && <FullCard field={field} onDone={() => setTrouble(undefined)} />}
      </div>
      <Bar className="bar-pair">
        <div className="bar-first">
          <Button id="newcomer-visit" kind="primary" onClick={() => void save(true)}>
            {words.next}
          </Button>
        </div>
        <div className="bar-second">
          <Button id="newcomer-only" onClick={() => void save(false)}>
            {words.only}
          </Button>
        </div>
      </Bar>
    </Page>
  )
}

/** An enterprise in front of one that no list holds. */
export default function NewcomerPage() {
  return <Frame writes>{(field, { isLocked }) => <Newcomer field={field} isLocked={isLocked} />}</Frame>
}
