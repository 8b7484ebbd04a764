import type { ReactNode } from 'react'
import type { OpenedInvitation } from '../../../types/intake'
import { invitationWords } from '../../../types/words/owner'
import { Button } from '../../components/button/button'
import { ElderSwitch } from '../../components/elder/elder-switch'
import { Mark } from '../../components/mark/mark'
import { go } from '../../client/go'
import { signOut } from '../../client/session'
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
export function EnterpriseCard({ opened, contact }: { opened: OpenedInvitation; contact?: ReactNode }) {
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
export function Head({ opened }: { opened: OpenedInvitation }) {
  return (
    <header>
      <div className="invite-head">
        <Mark />
        <p className="invite-from grow">{invitationWords.invites(opened.office.name)}</p>
        <ElderSwitch />
      </div>
      <h1 className="title invite-title">{opened.title ?? invitationWords.title}</h1>
      <p className="second invite-meaning">{invitationWords.meaning}</p>
    </header>
  )
}

/** Leads to everything that is not an application: one tap each, on a page of its own. */
export function NotApplying({ token }: { token: string }) {
  return (
    <Button id="not-mine" kind="link" onClick={() => go('answer', { i: token })}>
      {invitationWords.notApplying}
    </Button>
  )
}

/** What was answered before, and that it binds nobody. */
export function Answered({ token, opened }: { token: string; opened: OpenedInvitation }) {
  if (opened.answer === null) return null
  return (
    <section id="answered" className="card" role="status">
      <p className="plain-list">{`✓ ${invitationWords.answered(invitationWords.answers[opened.answer])}`}</p>
      <p className="second">{invitationWords.answeredLead}</p>
      <Button id="answered-change" kind="link" onClick={() => go('answer', { i: token })}>
        {invitationWords.answeredChange}
      </Button>
    </section>
  )
}
