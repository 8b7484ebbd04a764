import { useState } from 'react'
import type { Subject } from '../../../types/field-records'
import { fieldVisitWords as words } from '../../../types/words/field-visit'
import { serviceAddress } from '../../client/cloud'
import { go } from '../../client/go'
import { Button } from '../../components/button/button'
import { drawCode } from './draw-code'
import { ownFormOf, paramsOf } from './subject'

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
  const address = ownFormOf(serviceAddress(), subject, { uscc, name })
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
