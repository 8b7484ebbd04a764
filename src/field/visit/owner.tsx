import { useState } from 'react'
import type { Subject } from '../../../types/field-records'
import { fieldVisitWords as words } from '../../../types/words/field-visit'
import { serviceAddress } from '../../client/cloud'
import { go } from '../../client/go'
import { uuid } from '../../client/keys'
import { Button } from '../../components/button/button'
import { foreground } from '../frame/foreground'
import { quietCall } from '../frame/quiet-call'
import { troubleOf } from '../frame/trouble'
import { drawCode } from './draw-code'
import { ownFormOf, paramsOf } from './subject'

type Said = Exclude<keyof typeof words.invitation, 'ask'>

/** The enterprise's own invitation, asked for by a tap only: whoever is handed one is invited. */
function useInvitation(id: string) {
  const [link, setLink] = useState<string>()
  const [said, setSaid] = useState<Said>()
  const ask = async () => {
    setSaid('asking')
    // A key of this tap alone: the reply to an earlier one may hold what was taken back since.
    const key = uuid()
    try {
      const { link: found } = await foreground(() => quietCall('showInvitation', { key, id }))
      setLink(found ?? undefined)
      setSaid(found === null ? 'none' : 'shown')
    } catch (error) {
      setSaid(troubleOf(error).name === 'invitationRevoked' ? 'revoked' : 'none')
    }
  }
  return { link, said, ask }
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
  return <OwnForm key={JSON.stringify(subject)} subject={subject} name={name} uscc={uscc} />
}

function OwnForm({ subject, name, uscc }: Omit<OwnerProps, 'isApplied'>) {
  const enterprise = 'enterprise' in subject ? subject.enterprise : ''
  const { link, said, ask } = useInvitation(enterprise)
  const address = link ?? ownFormOf(serviceAddress(), subject, { uscc, name })
  return (
    <section className="card" aria-label={words.owner}>
      <h2 className="card-title">{words.ownPhone}</h2>
      <p className="second">{words.ownPhoneLead}</p>
      <img id="owner-code" className="visit-qr" src={drawCode(address)} alt={words.ownPhoneAlt} />
      <p className="second">{words.ownPhoneOffline}</p>
      <p className="small visit-link">{`${words.ownPhoneLink}${address}`}</p>
      {said !== undefined && (
        <p className="second" role="status">
          {words.invitation[said]}
        </p>
      )}
      {enterprise !== '' && link === undefined && (
        <div className="visit-way">
          <Button id="show-invitation" busy={said === 'asking'} onClick={() => void ask()}>
            {words.invitation.ask}
          </Button>
        </div>
      )}
      <div className="visit-way">
        <Button id="take-here" onClick={() => go('application', paramsOf(subject, name, uscc))}>
          {words.takeHere}
        </Button>
      </div>
    </section>
  )
}
