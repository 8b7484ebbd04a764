import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { OpenedInvitation } from '../../../types/intake'
import { limits } from '../../../types/limits'
import { fieldWords } from '../../../types/words/fields'
import { homeWords, invitationWords } from '../../../types/words/owner'
import { findToken } from '../../client/arrival'
import { useDraft } from '../../client/use-draft'
import { fieldMessage } from '../../client/failure'
import { become, go, places } from '../../client/go'
import { useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { useSubmit } from '../../client/use-submit'
import { Bar } from '../../components/bar/bar'
import { AddPhone } from '../../components/add-phone/add-phone'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Consent, Submit } from '../../components/consent/consent'
import { Empty } from '../../components/empty/empty'
import { Field } from '../../components/field/field'
import { Join } from '../../components/join/join'
import { Login } from '../../components/login/login'
import { asInput, MoreFields, noMore } from '../../components/more/more'
import { NextSteps } from '../../components/next-steps/next-steps'
import { OfficeCard } from '../../components/office/office'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { UnsentCard } from '../../components/unsent/unsent'
import { Answered, EnterpriseCard, Head, NotApplying } from './head'
import { Poster } from './poster'
import './index.css'

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
        <Answered token={token} opened={opened} />
        {opened.codeToInvited && !opened.viewer.invited && (
          <p className="card second" role="status">
            {invitationWords.otherInvited}
          </p>
        )}
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
        {opened.answer === null && <NotApplying token={token} />}
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

/** The enterprise has an organisation: said with whom to ask, in place of a form that would be filled in for nothing. */
function Organised({ token, opened }: { token: string; opened: OpenedInvitation }) {
  return (
    <Page>
      <Empty title={invitationWords.organisedTitle} lead={invitationWords.organisedLead(opened.organisations)}>
        <p className="second">{invitationWords.organisedNext}</p>
        <OfficeCard office={opened.office} noPhone={homeWords.noPhone} />
        <Button id="apply" kind="link" onClick={() => void become('apply')}>
          {invitationWords.organisedApply}
        </Button>
        <div>
          <NotApplying token={token} />
        </div>
      </Empty>
    </Page>
  )
}

/** A token that opens nothing: said kindly, with the ordinary way in. One that was taken back may have come by a message; of those no more. */
function Unknown({ message, revoked }: { message: string; revoked?: string | undefined }) {
  return (
    <Page>
      <Empty title={invitationWords.unknownTitle} lead={message}>
        <p className="second">{invitationWords.unknownLead}</p>
        <div className="page-foot">
          <Button id="apply" kind="primary" onClick={() => void become('apply')}>
            {invitationWords.apply}
          </Button>
          {revoked && (
            <Button id="stop" kind="link" onClick={() => go('answer', { i: revoked })}>
              {invitationWords.stopMessages}
            </Button>
          )}
        </div>
      </Empty>
    </Page>
  )
}

/** Invitation and form, one screen: a look, the code from the text message, one tap. */
export default function Invitation() {
  const token = findToken(useRouter().params)
  const { signedIn, turn } = useSessionState()
  const shown = useShown()
  const { data, failure, reload } = useCall('openInvitation', token ? { token } : undefined, `${turn}/${shown}`)
  const own = data?.ownApplication
  const isList = data?.kind === 'list'
  useEffect(() => {
    if (own) void become('status', { id: own })
    else if (isList && token) void become('choose', { i: token })
  }, [own, isList, token])
  // Safe to hand on: a stranger who opens it sees the registered name, the place and the office.
  useShareAppMessage(() => ({
    title: data?.enterprise ? invitationWords.shareTitle(data.enterprise.name) : (data?.title ?? invitationWords.title),
    path: token ? `${places.invitation}?i=${encodeURIComponent(token)}` : places.home,
  }))

  if (!token) return <Unknown message={fieldWords.token.wrong} />
  const name = failure?.name
  if (name === 'invitationUnknown' || name === 'invitationRevoked' || name === 'inputInvalid')
    return (
      <Unknown
        message={failure?.fields[0]?.message ?? failure?.message ?? ''}
        revoked={name === 'invitationRevoked' ? token : undefined}
      />
    )
  if (data && data.organisations.length > 0 && !own) return <Organised token={token} opened={data} />
  // The enterprises of one number have a page of their own: this one gives way to it.
  if (!data || isList) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones />}</Page>

  return (
    <Page barred>
      {failure && <Problem failure={failure} onRetry={reload} />}
      {data.enterprise === null ? (
        <Poster token={token} opened={data} />
      ) : signedIn && data.viewer.signedIn ? (
        <Confirm token={token} opened={data} onStale={reload} />
      ) : (
        <>
          <div className="page-body">
            <Head opened={data} />
            <EnterpriseCard opened={data} />
            <Answered token={token} opened={data} />
            <NextSteps days={data.answerDays} />
          </div>
          <Bar still>
            <p className="invite-confirm">{invitationWords.confirm}</p>
            <Login
              invitation={data.codeToInvited ? token : undefined}
              beside={data.answer === null && <NotApplying token={token} />}
            />
          </Bar>
        </>
      )}
    </Page>
  )
}
