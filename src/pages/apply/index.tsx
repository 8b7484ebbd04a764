import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { Candidate, Finding } from '../../../types/intake'
import { limits } from '../../../types/limits'
import { readUscc } from '../../../types/uscc'
import { isCodeLike } from '../../../types/uscc-mistyped'
import { fieldWords } from '../../../types/words/fields'
import { applyWords, findWords, homeWords, titles } from '../../../types/words/owner'
import { findShown, findToken } from '../../client/arrival'
import { fieldMessage } from '../../client/failure'
import { go } from '../../client/go'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useDraft } from '../../client/use-draft'
import { useSubmit } from '../../client/use-submit'
import { toFirstError } from '../../client/to-error'
import { AddPhone } from '../../components/add-phone/add-phone'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Consent, Submit } from '../../components/consent/consent'
import { Field } from '../../components/field/field'
import { Join } from '../../components/join/join'
import { Login } from '../../components/login/login'
import { asInput, MoreFields, noMore, type More } from '../../components/more/more'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { UnsentCard } from '../../components/unsent/unsent'
import { Chosen } from './candidates'
import { Newcomer, type Typed } from './newcomer'
import { Search, type Known } from './search'
import { useFind, type Found } from './use-find'
import { usccSaid } from './uscc-said'

/**
 * `shown` is `newcomer` while the fields of an enterprise that no list holds are open; `via` the poster's invitation that led here, kept
 * with what was typed, so that it is told also after the app was closed in between.
 */
const empty = { via: '', query: '', shown: '', way: '', name: '', uscc: '', address: '', contactName: '', ...noMore }
/** No list has it; a code with a wrong character says nothing of that. */
const isUnlisted = ({ found, query }: Found) => found === 'none' && (readUscc(query).valid || !isCodeLike(query))
type FieldName = keyof Typed | 'contactName'

/** An application without an invitation: the enterprise is found or typed, the rest is the same as for the invited. */
export default function Apply() {
  const signedIn = useSession()
  const city = useCall('getCity', {})
  const me = useCall('getMe', signedIn ? {} : undefined)
  const kept = useDraft('apply', empty, { shared: true })
  const { values } = kept
  const { params } = useRouter()
  const via = findToken({ i: params.via }) ?? values.via
  const draft = {
    ...kept,
    type: (field: keyof typeof empty, value: string) => {
      if (values.via !== via) kept.type('via', via)
      kept.type(field, value)
    },
  }
  const finder = useFind()
  const [chosen, setChosen] = useState<Candidate>()
  const [note, setNote] = useState<string>()
  const [wrong, setWrong] = useState<Partial<Record<FieldName, string>>>({})
  // Fields being corrected since the service answered: what it said of them no longer holds.
  const [touched, setTouched] = useState<readonly string[]>([])
  const { submit, busy, failure, clear, waiting, again } = useSubmit({
    form: 'apply',
    page: 'apply',
    params: via === '' ? {} : { via },
    onReceipt: draft.done,
  })
  const isNewcomer = values.shown === 'newcomer'
  const known = me.data?.name ?? ''
  const contactName = (values.contactName === '' ? known : values.contactName).trim()

  const type = (field: keyof typeof empty, value: string) => {
    draft.type(field, value)
    setWrong((before) => ({ ...before, [field]: undefined }))
    setTouched((before) => [...before, field])
  }
  const openNewcomer = (from: Known = {}) => {
    const typed = values.query.trim()
    const reading = readUscc(typed)
    const isCode = isCodeLike(typed)
    if (values.name === '') draft.type('name', from.name ?? (isCode ? '' : typed))
    if (values.uscc === '' && (from.uscc !== undefined || isCode)) draft.type('uscc', from.uscc ?? reading.code)
    draft.type('shown', 'newcomer')
  }
  const find = async (query: string, way: Finding, from: Known = {}, repeat = false) => {
    draft.type('way', way)
    setNote(undefined)
    if (!signedIn) {
      draft.type('query', query)
      return
    }
    const found = await finder.find(query, repeat)
    if (!found) return
    // A code names one enterprise: it needs no choice, only the look that the card asks for.
    const [only] = found.candidates
    if (found.found === 'exact' && only !== undefined && found.candidates.length === 1) setChosen(only)
    if (isUnlisted(found)) openNewcomer(from)
  }
  const takeKnown = (from: Known) => {
    if (from.name !== undefined) draft.type('name', from.name)
    if (from.uscc !== undefined) draft.type('uscc', readUscc(from.uscc).code)
    draft.type('query', from.uscc ?? from.name ?? '')
  }
  // A cadre's phone showed a code that names the enterprise: nothing is typed.
  const shownTo = findShown(params)
  useEffect(() => {
    if (shownTo === undefined || shownTo === values.query || chosen) return
    draft.type('query', shownTo)
    if (isNewcomer) draft.type('shown', '')
    if (signedIn)
      void find(
        shownTo,
        readUscc(shownTo).valid ? 'code' : 'name',
        readUscc(shownTo).valid ? { uscc: shownTo } : { name: shownTo },
      )
    // Once, when the page is opened by it.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [shownTo])
  // What was typed before signing in is looked for as soon as that is possible.
  const { query } = values
  const waitsToFind = signedIn && query.trim() !== '' && !isNewcomer && !chosen && !finder.found && !finder.failure
  useEffect(() => {
    const way = values.way === '' ? (readUscc(query).valid ? 'code' : 'name') : (values.way as Finding)
    if (waitsToFind) void find(query.trim(), way)
    // Once for each signing in; typing asks by its own button.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [signedIn])
  useEffect(() => {
    if (failure?.name !== 'candidateExpired' || !chosen) return
    setChosen(undefined)
    clear()
    void find(query.trim() === '' ? chosen.name : query.trim(), 'name', {}, true).then(() => setNote(findWords.again))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each refusal
  }, [failure])

  const subject = chosen ? { candidate: chosen.ref } : { name: values.name, uscc: values.uscc, address: values.address }
  const send = async (noticeVersion: string) => {
    const found: typeof wrong = {}
    if (contactName === '') found.contactName = fieldWords.contactName.empty
    if (!chosen) {
      for (const field of ['name', 'address'] as const)
        if (values[field].trim() === '') found[field] = fieldWords[field].empty
      const said = usccSaid(values.uscc)
      if (said.problem) found.uscc = said.problem
    }
    setWrong(found)
    setTouched([])
    if (Object.values(found).some(Boolean)) {
      toFirstError()
      return
    }
    await submit(
      {
        subject,
        contactName,
        ...asInput(values, city.data?.bodies ?? []),
        ...(via === '' ? {} : { via }),
        foundBy: chosen && values.way !== '' ? (values.way as Finding) : chosen ? 'name' : 'typed',
        noticeVersion,
      },
      chosen?.name ?? values.name,
    )
  }
  const error = (field: FieldName | keyof More) =>
    (field in wrong ? wrong[field as FieldName] : undefined) ??
    (touched.includes(field) ? undefined : fieldMessage(failure, field))
  const isNamed = chosen !== undefined || isNewcomer

  return (
    <Page barred>
      <div className="page-body">
        <h1 className="title">{titles.apply}</h1>
        {waiting && <UnsentCard enterprise={waiting.enterprise} busy={busy} onAgain={again} />}
        {chosen ? (
          <Chosen
            one={chosen}
            onOther={() => {
              setChosen(undefined)
              clear()
            }}
          />
        ) : isNewcomer ? (
          <Newcomer
            values={values}
            onType={type}
            error={error}
            isUnlisted={finder.found !== undefined && isUnlisted(finder.found)}
            onBack={() => draft.type('shown', '')}
          />
        ) : (
          <Search
            query={values.query}
            onQuery={(value) => {
              draft.type('query', value)
              finder.forget()
            }}
            finder={finder}
            signedIn={signedIn}
            onKnown={takeKnown}
            onFind={(wanted, way) => void find(wanted, way)}
            onChoose={setChosen}
            onNewcomer={() => openNewcomer()}
            note={note}
          />
        )}
        {isNamed && (
          <>
            <Field
              id="contact-name"
              label={fieldWords.contactName.label}
              value={values.contactName === '' ? known : values.contactName}
              fill="name"
              maxLength={limits.personName.max}
              placeholder={applyWords.contactPlaceholder}
              error={error('contactName')}
              onInput={(value) => type('contactName', value)}
            />
            {signedIn && failure?.name !== 'applicationExists' && (
              <MoreFields
                more={values}
                offered={city.data?.bodies ?? []}
                onChange={type}
                withLicence
                errors={{ operatingAddress: error('operatingAddress'), licence: error('licence') }}
              />
            )}
          </>
        )}
        {failure?.name === 'applicationExists' ? (
          <Join
            form="apply"
            subject={subject}
            contactName={contactName}
            noticeVersion={city.data?.notice.version ?? ''}
          />
        ) : (
          <Problem failure={failure} />
        )}
        {failure?.name === 'phoneNeeded' && <AddPhone onAdded={clear} />}
        {failure?.name === 'applicationOpen' && (
          <Button id="mine" onClick={() => go('mine')}>
            {homeWords.mine}
          </Button>
        )}
        {!signedIn ? (
          <section>
            <h2 className="heading">{isNamed ? applyWords.loginFirst : findWords.signInTitle}</h2>
            {isNamed && <p className="second">{applyWords.loginLead}</p>}
            <Login />
          </section>
        ) : !isNamed ? null : city.data ? (
          <Consent notice={city.data.notice} />
        ) : city.failure ? (
          <Problem failure={city.failure} onRetry={city.reload} />
        ) : (
          <Bones blocks={1} />
        )}
      </div>
      {signedIn && isNamed && city.data && failure?.name !== 'applicationExists' && (
        <Submit notice={city.data.notice} busy={busy} onSubmit={() => void send(city.data?.notice.version ?? '')} />
      )}
    </Page>
  )
}
