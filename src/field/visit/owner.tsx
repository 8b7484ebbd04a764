import { useEffect, useState } from 'react'
import type { Subject } from '../../../types/field-records'
import { fieldVisitWords as words } from '../../../types/words/field-visit'
import { serviceAddress } from '../../client/cloud'
import { go } from '../../client/go'
import { keyOf, settleKey } from '../../client/keys'
import { Button } from '../../components/button/button'
import { quietCall } from '../frame/quiet-call'
import { drawCode } from './draw-code'
import { ownFormOf, paramsOf } from './subject'

/** The enterprise's own invitation, where the service can be asked and gives one; until then, and without, the form's address is shown. */
function useInvitation(subject: Subject): string | undefined {
  const [link, setLink] = useState<string>()
  const id = 'enterprise' in subject ? subject.enterprise : undefined
  useEffect(() => {
    setLink(undefined)
    if (id === undefined) return
    let here = true
    quietCall('showInvitation', { key: keyOf(`show:${id}`, id), id }).then(
      (answer) => {
        settleKey(`show:${id}`)
        if (here) setLink(answer.link ?? undefined)
      },
      () => undefined,
    )
    return () => {
      here = false
    }
  }, [id])
  return link
}

interface OwnerProps {
  subject: Subject
  name: string
  uscc: string
  /** An application was taken down already. */
  isApplied: boolean
}

/** The owner stands beside: the own form on the own phone by a code that is drawn here, or the application taken down. */
export function OwnerPresent({ subject, name, uscc, isApplied }: OwnerProps) {
  const [opened, setOpened] = useState(false)
  if (isApplied)
    return (
      <p id="applied" className="field-good" role="status">
        {`✓ ${words.applied}`}
      </p>
    )
  if (!opened)
    return (
      <div>
        <Button id="owner" kind="link" expanded={false} onClick={() => setOpened(true)}>
          {`＋ ${words.owner}`}
        </Button>
      </div>
    )
  return <OwnForm subject={subject} name={name} uscc={uscc} />
}

function OwnForm({ subject, name, uscc }: Omit<OwnerProps, 'isApplied'>) {
  const address = useInvitation(subject) ?? ownFormOf(serviceAddress(), subject, { uscc, name })
  return (
    <section className="card" aria-label={words.owner}>
      <h2 className="card-title">{words.ownPhone}</h2>
      <p className="second">{words.ownPhoneLead}</p>
      <img id="owner-code" className="visit-qr" src={drawCode(address)} alt={words.ownPhoneAlt} />
      <p className="second">{words.ownPhoneOffline}</p>
      <p className="small visit-link">{`${words.ownPhoneLink}${address}`}</p>
      <div className="visit-way">
        <Button id="take-here" onClick={() => go('application', paramsOf(subject, name, uscc))}>
          {words.takeHere}
        </Button>
      </div>
    </section>
  )
}
