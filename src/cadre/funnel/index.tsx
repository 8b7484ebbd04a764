import { useState } from 'react'
import type { Funnel as FunnelCounts, InvitationChannel } from '../../../types/invitations'
import { channelWords, funnelWords as words } from '../../../types/words/funnel-pages'
import { sayCount } from '../../../types/words/pool-pages'
import { go } from '../../client/go'
import { useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { Menu } from '../menu/menu'
import { Place } from '../pool/place'
import '../pool/index.css'
import { FunnelSteps } from './steps'
import './index.css'

type Channel = 'any' | InvitationChannel
const channels = Object.keys(words.channels) as Channel[]
const shownSteps = ['opened', 'submitted', 'founded'] as const

/** Each way of inviting on a line, where there was more than one. */
function ByChannel({ of }: { of: readonly { channel: InvitationChannel; funnel: FunnelCounts }[] }) {
  return (
    <section className="card">
      <h2 className="card-title">{words.byChannel}</h2>
      <div className="funnel-table number" role="table" aria-label={words.byChannel}>
        <div className="funnel-tr funnel-th" role="row">
          {words.channelHeads.map((head) => (
            <p key={head} className="small" role="columnheader">
              {head}
            </p>
          ))}
        </div>
        {of.map(({ channel, funnel }) => (
          <div key={channel} className="funnel-tr" role="row">
            <p role="rowheader">{channelWords[channel]}</p>
            <p role="cell">{sayCount(funnel.invited)}</p>
            {shownSteps.map((step) => (
              <p key={step} role="cell">
                {sayCount(funnel.steps[step])}
              </p>
            ))}
          </div>
        ))}
      </div>
    </section>
  )
}

function FunnelContent() {
  const { signedIn } = useSessionState()
  const shown = useShown()
  const [place, setPlace] = useState<string>()
  const [channel, setChannel] = useState<Channel>('any')
  const asked = { ...(place === undefined ? {} : { place }), ...(channel === 'any' ? {} : { channel }) }
  const { data, failure, reload } = useCall('getFunnel', signedIn ? asked : undefined, shown)
  const choices = useCall('listCampaignChoices', signedIn ? {} : undefined)
  const places = choices.data?.places ?? []
  if (failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.forbiddenTitle} lead={words.forbiddenLead} />
        <Menu at="funnel" />
      </Page>
    )
  return (
    <Page wide>
      <h1 className="title">{words.title}</h1>
      <p className="second">{words.lead}</p>
      <div className="funnel-filter">
        {places.length > 1 && <Place places={places} taken={place} onTake={setPlace} />}
        <Choices
          id="channel"
          label={words.channel}
          options={channels.map((one) => [one, words.channels[one]] as const)}
          taken={channel}
          onTake={setChannel}
        />
      </div>
      <Problem failure={failure} onRetry={reload} />
      {!data ? (
        !failure && <Bones blocks={2} />
      ) : data.funnel.invited === 0 ? (
        <Empty title={words.emptyTitle} lead={words.emptyLead} />
      ) : (
        <>
          <FunnelSteps funnel={data.funnel} on={data.on} from={data.from} to={data.to} />
          {data.funnel.stopped > 0 && (
            <div className="funnel-again">
              <Button id="again" onClick={() => go('newCampaign', { last: 'stopped' })}>
                {words.again}
              </Button>
            </div>
          )}
          {data.channels.length > 1 && <ByChannel of={data.channels} />}
        </>
      )}
      <Menu at="funnel" />
    </Page>
  )
}

/** How far the invitations of a place came. */
export default function Funnel() {
  const { departures } = useSessionState()
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <FunnelContent key={departures} />
    </Gate>
  )
}
