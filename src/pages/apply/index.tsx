import { useState } from 'react'
import { limits } from '../../../types/limits'
import { readUscc } from '../../../types/uscc'
import { fieldWords } from '../../../types/words/fields'
import { applyWords, titles } from '../../../types/words/owner'
import { useDraft } from '../../client/drafts'
import { fieldMessage } from '../../client/failure'
import { become } from '../../client/go'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Consent, Submit } from '../../components/consent/consent'
import { Field } from '../../components/field/field'
import { Login } from '../../components/login/login'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { usccSaid } from './uscc-said'

const empty = { name: '', uscc: '', address: '', contactName: '' }
type FieldName = keyof typeof empty

/** An application without an invitation: four fields, kept while they are typed, signed in at the end. */
export default function Apply() {
  const signedIn = useSession()
  const city = useCall('getCity', {})
  const draft = useDraft('apply', empty)
  const [wrong, setWrong] = useState<Partial<Record<FieldName, string>>>({})
  const [corrected, setCorrected] = useState<string>()
  const { write, busy, failure } = useWrite('submitApplication', 'submit:apply')
  const { values } = draft

  const type = (field: FieldName, value: string) => {
    draft.type(field, value)
    setWrong((before) => ({ ...before, [field]: undefined }))
  }
  const typeUscc = (typed: string) => {
    const reading = readUscc(typed)
    const last = reading.corrections[reading.corrections.length - 1]
    if (last) setCorrected(fieldWords.uscc.corrected(last.position, last.written, last.meant))
    if (reading.code === '') setCorrected(undefined)
    type('uscc', reading.code)
  }
  const submit = async (noticeVersion: string) => {
    const found: typeof wrong = {}
    for (const field of ['name', 'address', 'contactName'] as const)
      if (values[field].trim() === '') found[field] = fieldWords[field].empty
    const uscc = usccSaid(values.uscc)
    if (uscc.problem) found.uscc = uscc.problem
    setWrong(found)
    if (Object.keys(found).length > 0) return
    const receipt = await write({
      subject: { name: values.name, uscc: values.uscc, address: values.address },
      contactName: values.contactName,
      bodies: ['league'],
      noticeVersion,
    })
    if (!receipt) return
    draft.done()
    become('status', { id: receipt.id })
  }
  const error = (field: FieldName) => wrong[field] ?? fieldMessage(failure, field)
  const said = usccSaid(values.uscc)

  return (
    <Page barred>
      <div className="page-body">
        <h1 className="title">{titles.apply}</h1>
        <p className="second lead">{applyWords.lead}</p>
        <Field
          id="name"
          label={fieldWords.name.label}
          value={values.name}
          fill="organization"
          maxLength={limits.enterpriseName.max}
          placeholder={applyWords.namePlaceholder}
          error={error('name')}
          onInput={(value) => type('name', value)}
        />
        <Field
          id="uscc"
          label={fieldWords.uscc.label}
          value={values.uscc}
          maxLength={40}
          placeholder={applyWords.usccPlaceholder}
          error={error('uscc') ?? (said.complete ? said.problem : undefined)}
          good={corrected ? undefined : said.good}
          hint={corrected ?? said.hint}
          onInput={typeUscc}
        />
        <Field
          id="address"
          label={fieldWords.address.label}
          value={values.address}
          fill="street-address"
          maxLength={limits.address.max}
          placeholder={applyWords.addressPlaceholder}
          error={error('address')}
          onInput={(value) => type('address', value)}
        />
        <Field
          id="contact-name"
          label={fieldWords.contactName.label}
          value={values.contactName}
          fill="name"
          maxLength={limits.personName.max}
          placeholder={applyWords.contactPlaceholder}
          error={error('contactName')}
          onInput={(value) => type('contactName', value)}
        />
        <Problem failure={failure} />
        {!signedIn ? (
          <section>
            <h2 className="heading">{applyWords.loginFirst}</h2>
            <p className="second">{applyWords.loginLead}</p>
            <Login />
          </section>
        ) : city.data ? (
          <Consent notice={city.data.notice} />
        ) : city.failure ? (
          <Problem failure={city.failure} onRetry={city.reload} />
        ) : (
          <Bones blocks={1} />
        )}
      </div>
      {signedIn && city.data && <Submit busy={busy} onSubmit={() => void submit(city.data?.notice.version ?? '')} />}
    </Page>
  )
}
