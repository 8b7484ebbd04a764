import { useState } from 'react'
import type { CampaignView, Steering } from '../../../types/campaigns'
import { progressWords as words } from '../../../types/words/campaign-acts'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'
import { countedOf } from './rules'

interface SteerProps {
  found: CampaignView
  onSteered: () => void
}

/** Paused, gone on with, stopped. Stopping cannot be undone: it is asked once. */
export function Steer({ found, onSteered }: SteerProps) {
  const { id, may } = found
  const [asking, setAsking] = useState(false)
  const [doing, setDoing] = useState<Steering>()
  const { write, busy, failure } = useWrite('steerCampaign', `campaign-steer:${id}`)
  const steer = async (act: Steering) => {
    if (busy) return
    setDoing(act)
    if (!(await write({ id, act }))) return
    setAsking(false)
    onSteered()
  }
  const says = (act: Steering, rest: string, running: string) => (busy && doing === act ? running : rest)
  if (!may.pause && !may.resume && !may.stop) return null
  return (
    <div className="campaign-steer">
      {may.pause && (
        <Button id="campaign-pause" kind="primary" busy={busy} onClick={() => void steer('pause')}>
          {says('pause', words.pause, words.pausing)}
        </Button>
      )}
      {may.resume && (
        <Button id="campaign-resume" kind="primary" busy={busy} onClick={() => void steer('resume')}>
          {says('resume', words.resume, words.resuming)}
        </Button>
      )}
      {may.stop &&
        (asking ? (
          <section className="card campaign-stop" aria-label={words.stop}>
            <p className="plain-list">{words.stopAsk(countedOf(found).waiting)}</p>
            <div className="campaign-pair">
              <Button id="stop-confirm" busy={busy} onClick={() => void steer('stop')}>
                {says('stop', words.stopConfirm, words.stopping)}
              </Button>
              <Button id="stop-cancel" waiting={busy} onClick={() => setAsking(false)}>
                {words.cancel}
              </Button>
            </div>
          </section>
        ) : (
          <Button id="campaign-stop" kind="link" waiting={busy} onClick={() => setAsking(true)}>
            {words.stop}
          </Button>
        ))}
      <Problem failure={failure} onRetry={failure?.name === 'campaignMoved' ? onSteered : undefined} />
    </div>
  )
}
