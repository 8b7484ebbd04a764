import { useEffect, useState } from 'react'
import type { OutputOf } from '../../../types/registry'
import { securityWords as words } from '../../../types/words/accounts'
import { sayDate } from '../../../types/words/dates'
import { failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { hasHostLogin, hostKind } from '../../client/host-login'
import { linkHost } from '../../client/session'
import { useWrite } from '../../client/use-write'
import { AddPhone } from '../../components/add-phone/add-phone'
import { Button } from '../../components/button/button'
import { Login } from '../../components/login/login'
import { Problem } from '../../components/problem/problem'

type Account = OutputOf<'listAccounts'>['accounts'][number]

/** One way in: what it is, since when, and the way to take it away, asked back once. */
function Way({ account, onChanged }: { account: Account; onChanged: () => void }) {
  const { kind } = account
  const [asking, setAsking] = useState(false)
  const { write, busy, failure } = useWrite('unlinkAccount', `unlink:${kind}`)
  const unlink = async () => {
    if (kind !== 'phone' && (await write({ kind }))) onChanged()
  }
  return (
    <li className="security-row">
      <div className="row">
        <div className="grow">
          <p className="security-name">{words.kinds[kind]}</p>
          <p className="second number">
            {[account.shown, words.since(sayDate(account.since))].filter(Boolean).join(' · ')}
          </p>
        </div>
        {account.removable && !asking && (
          <Button
            id={`unlink-${kind}`}
            kind="link"
            className="security-act"
            label={words.unlinkLabel(words.kinds[kind])}
            onClick={() => setAsking(true)}
          >
            {words.unlink}
          </Button>
        )}
      </div>
      {asking && (
        <div role="group" aria-label={words.unlinkLabel(words.kinds[kind])}>
          <p className="second lead">{words.unlinkAsk(words.kinds[kind])}</p>
          <div className="row">
            <Button id={`unlink-${kind}-sure`} busy={busy} onClick={() => void unlink()}>
              {busy ? words.unlinking : words.unlinkSure}
            </Button>
            <Button kind="link" onClick={() => setAsking(false)}>
              {words.cancel}
            </Button>
          </div>
        </div>
      )}
      <Problem failure={failure} />
    </li>
  )
}

/** The host that the app runs in, where it is no way in yet. */
function LinkHost({ onChanged }: { onChanged: () => void }) {
  const [offered, setOffered] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  useEffect(() => {
    let here = true
    void hasHostLogin().then((has) => {
      if (here) setOffered(has)
    })
    return () => {
      here = false
    }
  }, [])
  if (!offered || !hostKind) return null
  const link = async () => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    try {
      if (await linkHost()) onChanged()
      else setFailure({ name: 'hostCodeRefused', message: words.noCode, fields: [] })
    } catch (error) {
      setFailure(failureOf(error))
    }
    setBusy(false)
  }
  return (
    <div className="security-row">
      <p className="second">{words.linkLead[hostKind]}</p>
      <Button id="link-host" busy={busy} onClick={() => void link()}>
        {busy ? words.linking : words.link[hostKind]}
      </Button>
      <Problem failure={failure} />
    </div>
  )
}

/** Another phone in place of this one: its own code says that it is theirs. */
function ChangePhone({ onChanged }: { onChanged: () => void }) {
  const [step, setStep] = useState<'shut' | 'open' | 'done'>('shut')
  if (step !== 'open')
    return (
      <div className="security-row">
        {step === 'done' && <p role="status">{`✓ ${words.changed}`}</p>}
        <Button id="change-phone" kind="link" onClick={() => setStep('open')}>
          {words.changePhone}
        </Button>
      </div>
    )
  const changed = () => {
    setStep('done')
    onChanged()
  }
  return (
    <div className="security-row" role="group" aria-label={words.changePhone}>
      <p className="second lead">{words.changeLead}</p>
      <Login
        another
        onAdded={changed}
        beside={
          <Button kind="link" onClick={() => setStep('shut')}>
            {words.keepPhone}
          </Button>
        }
      />
    </div>
  )
}

/** How this person can log in. */
export function Ways({ accounts, onChanged }: { accounts: readonly Account[]; onChanged: () => void }) {
  const held = accounts.map(({ kind }) => kind)
  return (
    <>
      <section className="card">
        <h2 className="card-title">{words.waysTitle}</h2>
        <ul className="plain-list">
          {accounts.map((account) => (
            <Way key={account.kind} account={account} onChanged={onChanged} />
          ))}
        </ul>
        {held.includes('phone') && <ChangePhone onChanged={onChanged} />}
        {hostKind && !held.includes(hostKind) && <LinkHost onChanged={onChanged} />}
      </section>
      {!held.includes('phone') && <AddPhone onAdded={onChanged} />}
    </>
  )
}
