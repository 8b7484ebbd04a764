import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { OpenedInvitation } from '../../../types/intake'
import { limits } from '../../../types/limits'
import { fieldWords } from '../../../types/words/fields'
import { homeWords, invitationWords } from '../../../types/words/owner'
import { findToken } from '../../client/arrival'
import { useDraft } from '../../client/use-draft'
import { fieldMessage } from '../../client/failure'
import { become, go, places } from '../../client/go'
import { signOut, useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useSubmit } from '../../client/use-submit'
import { Bar } from '../../components/bar/bar'
import { AddPhone } from '../../components/add-phone/add-phone'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Consent, Submit } from '../../components/consent/consent'
import { ElderSwitch } from '../../components/elder/elder-switch'
import { Empty } from '../../components/empty/empty'
import { Field } from '../../components/field/field'
import { Join } from '../../components/join/join'
import { Login } from '../../components/login/login'
import { Mark } from '../../components/mark/mark'
import { asInput, MoreFields, noMore } from '../../components/more/more'
import { NextSteps } from '../../components/next-steps/next-steps'
import { OfficeCard } from '../../components/office/office'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { UnsentCard } from '../../components/unsent/unsent'
import './index.css'

/** The number the street will call; who signed in with another one than the invited may go back. */
function Phone({ viewer }: { viewer: OpenedInvitation['viewer'] }) {
  return (
    <span className="row">
      <span className="number">{viewer.phoneMasked}</span>
      {!viewer.invited && (
        <Button id="change-phone" kind="link" className="invite-change" onClick={() => void signOut()}>
          {invitationWords.otherPhone}
        </Button>
      )}
    </span>
  )
}

/** The invited enterprise, to be confirmed by a look. Everything on it comes from the service. */
function EnterpriseCard({ opened, contact }: { opened: OpenedInvitation; contact?: ReactNode }) {
  const { enterprise, office, viewer } = opened
  const place = [enterprise?.district, enterprise?.street].filter(Boolean).join(' · ')
  const facts: [label: string, value: ReactNode][] = [
    [invitationWords.place, place || office.division],
    [invitationWords.street, office.name],
    [invitationWords.body, `✓ ${invitationWords.bodyLeague}`],
  ]
  if (contact) facts.push([invitationWords.contact, contact])
  if (viewer.phoneMasked) facts.push([invitationWords.phone, <Phone key="phone" viewer={viewer} />])
  return (
    <section className="card invite-card" aria-label={enterprise?.name}>
      <h2 id="enterprise" className="invite-name">
        {enterprise?.name}
      </h2>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label} className="fact">
            <dt className="fact-label">{label}</dt>
            <dd className="fact-value">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Who invites, under our mark, and what to. */
function Head({ opened }: { opened: OpenedInvitation }) {
  return (
    <header>
      <div className="invite-head">
        <Mark />
        <p className="invite-from grow">{invitationWords.invites(opened.office.name)}</p>
        <ElderSwitch />
      </div>
      <h1 className="title invite-title">{invitationWords.title}</h1>
      <p className="second invite-meaning">{invitationWords.meaning}</p>
    </header>
  )
}

/** After signing in: the contact, what is agreed to, the button. */
function Confirm({ token, opened, onStale }: { token: string; opened: OpenedInvitation; onStale: () => void }) {
  const known = opened.viewer.contactName ?? ''
  const form = `invitation:${token}`
  const draft = useDraft(form, { contactName: '', ...noMore }, { shared: true })
  // What was typed before the session ended or the app was closed is what the person meant.
  const [changing, setChanging] = useState(known === '' || draft.values.contactName !== '')
  const [missing, setMissing] = useState(false)
  const { submit, busy, failure, clear, waiting, again } = useSubmit({
    form,
    page: 'invitation',
    params: { i: token },
    onReceipt: draft.done,
  })
  const contactName = changing ? draft.values.contactName.trim() : known

  const send = async () => {
    if (contactName === '') {
      setMissing(true)
      return
    }
    await submit(
      {
        subject: { invitation: token },
        contactName,
        ...asInput(draft.values, opened.bodies),
        noticeVersion: opened.notice.version,
      },
      opened.enterprise?.name ?? '',
    )
  }
  useEffect(() => {
    // Somebody's other device was faster, or the notice has a new version: show what is true now.
    if (failure?.name === 'applicationOpen' || failure?.name === 'noticeOutdated') onStale()
  }, [failure, onStale])

  const contact = (
    <span className="row">
      <span>{contactName}</span>
      <Button
        id="change-contact"
        kind="link"
        className="invite-change"
        label={invitationWords.changeContactLabel}
        onClick={() => {
          draft.type('contactName', contactName)
          setChanging(true)
        }}
      >
        {invitationWords.changeContact}
      </Button>
    </span>
  )

  return (
    <>
      <div className="page-body">
        <Head opened={opened} />
        {waiting && <UnsentCard enterprise={waiting.enterprise} busy={busy} onAgain={again} />}
        <EnterpriseCard opened={opened} contact={changing ? undefined : contact} />
        {opened.codeToInvited && !opened.viewer.invited && <OtherInvited />}
        {changing && (
          <Field
            id="contact-name"
            label={fieldWords.contactName.label}
            value={draft.values.contactName}
            fill="name"
            maxLength={limits.personName.max}
            error={missing ? fieldWords.contactName.empty : fieldMessage(failure, 'contactName')}
            onInput={(value) => {
              draft.type('contactName', value)
              setMissing(false)
              clear()
            }}
          />
        )}
        <MoreFields
          more={draft.values}
          offered={opened.bodies}
          onChange={draft.type}
          withLicence={!opened.viewer.invited}
          errors={{
            operatingAddress: fieldMessage(failure, 'operatingAddress'),
            licence: fieldMessage(failure, 'licence'),
          }}
        />
        <NextSteps days={opened.answerDays} />
        {failure?.name === 'applicationExists' ? (
          <Join
            form={form}
            subject={{ invitation: token }}
            contactName={contactName}
            noticeVersion={opened.notice.version}
          />
        ) : (
          <Problem failure={failure} />
        )}
        {failure?.name === 'phoneNeeded' && <AddPhone onAdded={clear} />}
        <Consent notice={opened.notice} />
      </div>
      {failure?.name !== 'applicationExists' && (
        <Submit notice={opened.notice} busy={busy} onSubmit={() => void send()} />
      )}
    </>
  )
}

/** The link was made for another phone: said plainly; the ways out stand beside it. */
function OtherInvited() {
  return (
    <section className="card" role="status">
      <p className="second">{invitationWords.otherInvited}</p>
      <div className="row">
        <Button id="not-mine" kind="link" onClick={() => go('apply')}>
          {invitationWords.notMine}
        </Button>
      </div>
    </section>
  )
}

/** The enterprise has an organisation: said with whom to ask, in place of a form that would be filled in for nothing. */
function Organised({ opened }: { opened: OpenedInvitation }) {
  return (
    <Page>
      <Empty title={invitationWords.organisedTitle} lead={invitationWords.organisedLead(opened.organisations)}>
        <p className="second">{invitationWords.organisedNext}</p>
        <OfficeCard office={opened.office} noPhone={homeWords.noPhone} />
        <Button id="apply" kind="link" onClick={() => void become('apply')}>
          {invitationWords.organisedApply}
        </Button>
      </Empty>
    </Page>
  )
}

/** A token that opens nothing: said kindly, with the ordinary way in. */
function Unknown({ message }: { message: string }) {
  return (
    <Page>
      <Empty title={invitationWords.unknownTitle} lead={message}>
        <p className="second">{invitationWords.unknownLead}</p>
        <div className="page-foot">
          <Button id="apply" kind="primary" onClick={() => void become('apply')}>
            {invitationWords.apply}
          </Button>
        </div>
      </Empty>
    </Page>
  )
}

/** Invitation and form, one screen: a look, the code from the text message, one tap. */
export default function Invitation() {
  const token = findToken(useRouter().params)
  const { signedIn, turn } = useSessionState()
  const { data, failure, reload } = useCall('openInvitation', token ? { token } : undefined, turn)
  const own = data?.ownApplication
  useEffect(() => {
    if (own) void become('status', { id: own })
  }, [own])
  // Safe to hand on: a stranger who opens it sees the registered name, the place and the office.
  useShareAppMessage(() => ({
    title: data?.enterprise ? invitationWords.shareTitle(data.enterprise.name) : invitationWords.title,
    path: token ? `${places.invitation}?i=${encodeURIComponent(token)}` : places.home,
  }))

  if (!token) return <Unknown message={fieldWords.token.wrong} />
  const name = failure?.name
  if (name === 'invitationUnknown' || name === 'invitationRevoked' || name === 'inputInvalid')
    return <Unknown message={failure?.fields[0]?.message ?? failure?.message ?? ''} />
  if (data && data.organisations.length > 0 && !own) return <Organised opened={data} />
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones />}</Page>

  return (
    <Page barred>
      {failure && <Problem failure={failure} onRetry={reload} />}
      {signedIn && data.viewer.signedIn ? (
        <Confirm token={token} opened={data} onStale={reload} />
      ) : (
        <>
          <div className="page-body">
            <Head opened={data} />
            <EnterpriseCard opened={data} />
            <NextSteps days={data.answerDays} />
          </div>
          <Bar still>
            <p className="invite-confirm">{invitationWords.confirm}</p>
            <Login
              invitation={data.codeToInvited ? token : undefined}
              beside={
                <Button id="not-mine" kind="link" onClick={() => go('apply')}>
                  {invitationWords.notMine}
                </Button>
              }
            />
          </Bar>
        </>
      )}
    </Page>
  )
}
