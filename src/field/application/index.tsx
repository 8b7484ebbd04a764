import Taro, { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import type { Subject } from '../../../types/field-records'
import { limits } from '../../../types/limits'
import { fieldApplicationWords as words, fieldVisitWords } from '../../../types/words/field-visit'
import { invitationWords } from '../../../types/words/owner'
import type { Field } from '../../client/field/field'
import { become, go } from '../../client/go'
import { toFirstError } from '../../client/to-error'
import { Bar } from '../../components/bar/bar'
import { Button } from '../../components/button/button'
import { Consent } from '../../components/consent/consent'
import { Empty } from '../../components/empty/empty'
import { Field as Input } from '../../components/field/field'
import { Page } from '../../components/page/page'
import { bookOf } from '../frame/book-of'
import { findCity } from '../frame/city'
import type { KeptCity } from '../frame/city'
import { Frame, LockedBar } from '../frame/frame'
import { isFull, troubleOf } from '../frame/trouble'
import { noteApplication } from '../visit/recorded'
import { countOf, wrote } from '../visit/rules'
import { FULL, FullCard } from '../visit/said'
import { findListed, isSame, readCode, readName, readSubject } from '../visit/subject'
import { useForm } from '../visit/use-form'
import '../visit/index.css'

interface ApplicationValues {
  subject: Subject
  name: string
  uscc: string
  agreed: string
  contactName: string
  phone: string
  youth: string
  members: string
  bodies: string[]
}
type Wrong = Partial<Record<'agreed' | 'contactName' | 'phone' | 'youth' | 'members' | 'bodies', string>>

/** A mobile number as people say it: digits only. */
const phoneOf = (typed: string) =>
  typed
    .normalize('NFKC')
    .replace(/^\+?86/, '')
    .replace(/\D/g, '')

function wrongIn(values: ApplicationValues): Wrong {
  const count = (field: 'youth' | 'members') =>
    countOf(values[field]) === undefined ? { [field]: fieldVisitWords.countWrong } : {}
  return {
    ...(values.agreed === '' ? { agreed: words.agreeMissing } : {}),
    ...(wrote(values.contactName) === '' ? { contactName: words.nameMissing } : {}),
    ...(/^1[3-9]\d{9}$/.test(phoneOf(values.phone)) ? {} : { phone: words.phoneWrong }),
    ...count('youth'),
    ...count('members'),
    ...(values.bodies.length > 0 ? {} : { bodies: words.bodiesMissing }),
  }
}

interface ApplicationProps {
  field: Field
  isLocked: boolean
  subject: Subject
  city: KeptCity
}

function Application({ field, isLocked, subject, city }: ApplicationProps) {
  const { params } = useRouter()
  const listed = findListed(subject, bookOf(field))
  const { form, latest, change, flush, drop } = useForm<ApplicationValues>(
    field,
    'application',
    (kept) => isSame(kept.subject, subject),
    () => ({
      subject,
      name: listed?.name ?? readName(params),
      uscc: listed?.uscc ?? readCode(params),
      agreed: '',
      contactName: '',
      phone: '',
      youth: '',
      members: '',
      bodies: ['league'],
    }),
  )
  const { values } = form
  const [wrong, setWrong] = useState<Wrong>({})
  const saved = useRef(false)
  const [trouble, setTrouble] = useState<string>()
  const type = (name: 'contactName' | 'phone' | 'youth' | 'members') => (value: string) => {
    field.touch()
    setWrong({})
    change({ [name]: value })
  }
  const save = async () => {
    const values = latest()
    const found = wrongIn(values)
    setWrong(found)
    if (Object.keys(found).length > 0) toFirstError()
    if (saved.current || Object.keys(found).length > 0) return
    const id = flush()
    try {
      field.record(id, {
        form: 1,
        kind: 'application',
        subject,
        contactName: wrote(values.contactName),
        phone: phoneOf(values.phone),
        bodies: values.bodies as ('league' | 'union' | 'women')[],
        youth: countOf(values.youth) ?? null,
        members: countOf(values.members) ?? null,
        noticeVersion: city.notice.version,
      })
    } catch (error) {
      setTrouble(isFull(error) ? FULL : troubleOf(error).message)
      return
    }
    saved.current = true
    drop()
    noteApplication(field, id, subject)
    if (Taro.getCurrentPages().length > 1) await Taro.navigateBack()
    else await become('today')
  }
  const error = (said: string | undefined) =>
    said && (
      <p className="field-error" role="alert">
        {`⚠ ${said}`}
      </p>
    )
  return (
    <Page barred>
      <div className="page-body">
        {isLocked && <LockedBar />}
        <h1 className="title">{words.title}</h1>
        <p className="lead">{values.name || values.uscc || fieldVisitWords.unknownInvitation}</p>
        <section className="card" aria-label={city.notice.title}>
          <h2 className="card-title">{city.notice.title}</h2>
          <p className="second">{words.steps}</p>
          <Consent notice={city.notice} />
          <Button id="notice-full" kind="link" onClick={() => go('notice')}>
            {invitationWords.noticeLink(city.notice.title)}
          </Button>
        </section>
        <button
          id="agree"
          role="checkbox"
          aria-checked={values.agreed !== ''}
          className={`button button-quiet application-agree${values.agreed === '' ? '' : ' choice-taken'}`}
          onClick={() => {
            setWrong({})
            change({ agreed: values.agreed === '' ? 'yes' : '' })
          }}
        >
          {values.agreed === '' ? words.agree : `✓ ${words.agree}`}
        </button>
        {error(wrong.agreed)}
        <Input
          id="contact-name"
          label={words.name}
          value={values.contactName}
          maxLength={limits.personName.max}
          error={wrong.contactName}
          onInput={type('contactName')}
        />
        <Input
          id="contact-phone"
          label={words.phone}
          type="tel"
          value={values.phone}
          maxLength={20}
          error={wrong.phone}
          onInput={type('phone')}
        />
        <div className="visit-counts">
          {(['youth', 'members'] as const).map((one) => (
            <div key={one} className="visit-count">
              <Input
                id={`application-${one}`}
                label={fieldVisitWords[one]}
                type="tel"
                value={values[one]}
                maxLength={8}
                placeholder={fieldVisitWords.countPlaceholder}
                error={wrong[one]}
                onInput={type(one)}
              />
            </div>
          ))}
        </div>
        {city.bodies.map(({ body, name }) => {
          const on = values.bodies.includes(body)
          return (
            <button
              key={body}
              id={`body-${body}`}
              role="checkbox"
              aria-checked={on}
              className={`button button-quiet application-agree${on ? ' choice-taken' : ''}`}
              onClick={() => {
                setWrong({})
                change({ bodies: on ? values.bodies.filter((one) => one !== body) : [...values.bodies, body] })
              }}
            >
              {on ? `✓ ${name}` : `＋ ${name}`}
            </button>
          )
        })}
        {error(wrong.bodies)}
        <p className="second lead">{words.provisional}</p>
        {trouble !== FULL && error(trouble)}
        {trouble === FULL && <FullCard field={field} onDone={() => setTrouble(undefined)} />}
      </div>
      <Bar>
        <Button id="save-application" kind="primary" onClick={() => void save()}>
          {words.save}
        </Button>
      </Bar>
    </Page>
  )
}

/** The owner is present and applies by the cadre's hand: provisional until confirmed on the owner's own phone. */
export default function ApplicationPage() {
  const subject = readSubject(useRouter().params)
  const city = findCity()
  return (
    <Frame writes>
      {(field, { isLocked }) =>
        subject && city ? (
          <Application field={field} isLocked={isLocked} subject={subject} city={city} />
        ) : (
          <Page>
            <Empty title={words.title} lead={subject ? words.noNotice : fieldVisitWords.noneLead} />
          </Page>
        )
      }
    </Frame>
  )
}
