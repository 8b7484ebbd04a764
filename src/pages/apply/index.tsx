import { useState } from 'react'
import { limits } from '../../../types/limits'
import { readUscc } from '../../../types/uscc'
import type { Correction } from '../../../types/uscc'
import { fieldWords } from '../../../types/words/fields'
import { applyWords, homeWords, titles } from '../../../types/words/owner'
import { useDraft } from '../../client/drafts'
import { fieldMessage } from '../../client/failure'
import { become, go } from '../../client/go'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Consent, Submit } from '../../components/consent/consent'
import { Field } from '../../components/field/field'
import { Login } from '../../components/login/login'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { correctedSaid, standing, usccSaid } from './uscc-said'

const empty = { name: '', uscc: '', address: '', contactName: '' }
type FieldName = keyof typeof empty

/** An application without an invitation: four fields, kept while they are typed, signed in at the end. */
export default function Apply() {
  const signedIn = useSession()
  const city = useCall('getCity', {})
  const draft = useDraft('apply', empty)
  const [wrong, setWrong] = useState<Partial<Record<FieldName, string>>>({})
  const [corrections, setCorrections] = useState<readonly Correction[]>([])
  // Fields being corrected since the service answered: what it said of them no longer holds.
  const [touched, setTouched] = useState<readonly FieldName[]>([])
  const { write, busy, failure, release } = useWrite('submitApplication', 'submit:apply', { hold: true })
  const { values } = draft

  const type = (field: FieldName, value: string) => {
    draft.type(field, value)
    setWrong((before) => ({ ...before, [field]: undefined }))
    setTouched((before) => [...before, field])
  }
  const typeUscc = (typed: string) => {
    const reading = readUscc(typed)
    setCorrections(standing(reading, corrections))
    type('uscc', reading.code)
  }
  const submit = async (noticeVersion: string) => {
    const found: typeof wrong = {}
    for (const field of ['name', 'address', 'contactName'] as const)
      if (values[field].trim() === '') found[field] = fieldWords[field].empty
    const uscc = usccSaid(values.uscc)
    if (uscc.problem) found.uscc = uscc.problem
    setWrong(found)
    setTouched([])
    if (Object.keys(found).length > 0) return
    const receipt = await write({
      subject: { name: values.name, uscc: values.uscc, address: values.address },
      contactName: values.contactName,
      bodies: ['league'],
      noticeVersion,
    })
    if (!receipt) return
    draft.done()
    if (!(await become('status', { id: receipt.id }))) release()
  }
  const error = (field: FieldName) =>
    wrong[field] ?? (touched.includes(field) ? undefined : fieldMessage(failure, field))
  const said = usccSaid(values.uscc)
  const corrected = correctedSaid(corrections)

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
        {failure?.name === 'applicationOpen' && (
          <Button id="mine" onClick={() => go('mine')}>
            {homeWords.mine}
          </Button>
        )}
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
      {signedIn && city.data && (
        <Submit notice={city.data.notice} busy={busy} onSubmit={() => void submit(city.data?.notice.version ?? '')} />
      )}
    </Page>
  )
}
