import { useState } from 'react'
import type { CampaignView } from '../../../types/campaigns'
import { submitWords as words } from '../../../types/words/campaign-acts'
import { sayDate } from '../../../types/words/dates'
import { useCall } from '../../client/use-call'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Problem } from '../../components/problem/problem'
import { offeredDays } from './rules'

interface SubmitProps {
  found: CampaignView
  onSubmitted: () => void
}

/** Asks for a second person's approval, with the hour to begin at: only hours in which it may go out are there to be chosen. */
export function Submit({ found: { id, may, declineNote, plan, approvable }, onSubmitted }: SubmitProps) {
  const { data } = useCall('listCampaignChoices', {})
  const [later, setLater] = useState(false)
  const [ahead, setAhead] = useState<number>()
  const [at, setAt] = useState<string>()
  const { write, busy, failure } = useWrite('submitCampaign', `campaign-submit:${id}`)
  const days = data ? offeredDays(data) : []
  const day = days.find((one) => one.ahead === ahead) ?? days[0]
  const hour = day?.hours.find((one) => one.at === at) ?? day?.hours[0]
  const submit = async () => {
    if (await write({ id, ...(later && hour ? { sendFrom: hour.at } : {}) })) onSubmitted()
  }
  if (plan?.messages === 0) return <p className="card">{`⚠ ${words.nothing}`}</p>
  return (
    <section className="card">
      <h2 className="card-title">{words.title}</h2>
      {declineNote !== null && <p className="campaign-warned">{words.declined(declineNote)}</p>}
      <p className="second">{words.lead}</p>
      {!approvable && <p className="campaign-warned">{`⚠ ${words.noApprover}`}</p>}
      <Choices
        id="when"
        label={words.when}
        options={[
          ['soon', words.soon],
          ['later', words.later],
        ]}
        taken={later ? 'later' : 'soon'}
        onTake={(when) => setLater(when === 'later')}
      />
      {later && day && (
        <>
          <Choices
            id="day"
            label={words.day}
            options={days.map((one) => [
              String(one.ahead),
              `${words.days[one.ahead] ?? ''} ${sayDate(one.hours[0]?.at ?? '')}`.trim(),
            ])}
            taken={String(day.ahead)}
            onTake={(taken) => setAhead(Number(taken))}
          />
          <Choices
            id="hour"
            label={words.hour}
            options={day.hours.map((one) => [one.at, words.hourOf(one.hour)])}
            taken={hour?.at ?? null}
            onTake={setAt}
          />
        </>
      )}
      {data && <p className="small campaign-line">{words.hours(data.hours.from, data.hours.to)}</p>}
      <div className="campaign-act">
        <Button
          id="campaign-submit"
          kind={may.submit ? 'primary' : 'quiet'}
          busy={busy}
          waiting={!may.submit}
          onClick={() => void submit()}
        >
          {busy ? words.submitting : words.submit}
        </Button>
      </div>
      {!may.submit && <p className="second campaign-line">{words.needsTest}</p>}
      <Problem failure={failure} onRetry={failure?.name === 'campaignMoved' ? onSubmitted : undefined} />
    </section>
  )
}
