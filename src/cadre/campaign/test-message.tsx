import { useState } from 'react'
import type { CampaignView } from '../../../types/campaigns'
import { testWords as words } from '../../../types/words/campaign-acts'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'

interface TestProps {
  found: CampaignView
  onSent: () => void
}

/** The message to the own phone, and whether it has gone out. */
export function TestMessage({ found: { id, test }, onSent }: TestProps) {
  const [phone, setPhone] = useState('')
  const { write, busy, failure } = useWrite('testCampaign', `campaign-test:${id}`)
  const send = async () => {
    const sent = await write({ id })
    if (!sent) return
    setPhone(sent.phoneMasked)
    onSent()
  }
  const isOnItsWay = test?.state === 'wanted' || test?.state === 'sending'
  const isThere = test?.state === 'sent'
  return (
    <section className="card">
      <h2 className="card-title">{words.title}</h2>
      <p className="second">{words.lead}</p>
      {test && (
        <p className={isThere ? 'campaign-said' : 'second campaign-line'} role="status">
          {isThere ? words.sent(test.at) : isOnItsWay ? words.waiting : words.failed}
        </p>
      )}
      {phone && <p className="small number">{words.at(phone)}</p>}
      <div className="campaign-act">
        <Button
          id="campaign-test"
          kind={isThere ? 'quiet' : 'primary'}
          busy={busy}
          waiting={isOnItsWay}
          onClick={() => void send()}
        >
          {busy ? words.sending : test ? words.again : words.send}
        </Button>
      </div>
      <Problem failure={failure} onRetry={failure?.name === 'campaignMoved' ? onSent : undefined} />
    </section>
  )
}
