import { useState } from 'react'
import type { MessageChannel } from '../../../types/messages'
import { inboxPageWords as words } from '../../../types/words/inbox-page'
import { useWrite } from '../../client/use-write'
import { Choices } from '../../components/choices/choices'
import { Problem } from '../../components/problem/problem'

const options = (['wechat', 'sms', 'inbox'] as const satisfies readonly MessageChannel[]).map(
  (one) => [one, words.channels[one]] as const,
)

/** How the next messages are wanted, one tap; what each way means stands below it. @param channel as the service has it */
export function Preference({ channel }: { channel: MessageChannel }) {
  const [taken, setTaken] = useState(channel)
  const [kept, setKept] = useState(false)
  const { write, busy, failure } = useWrite('setMessagePreference', 'message-preference')
  const take = async (wanted: MessageChannel) => {
    if (busy || wanted === taken) return
    setKept(false)
    const answer = await write({ channel: wanted })
    if (answer === undefined) return
    setTaken(answer.channel)
    setKept(true)
  }
  return (
    <section className="card message-act">
      <Choices
        id="channel"
        label={words.preference}
        options={options}
        taken={taken}
        onTake={(wanted) => void take(wanted)}
      />
      <p className="second message-act" role="status">
        {`${kept ? `✓ ${words.kept}。` : ''}${words.hints[taken]}`}
      </p>
      <Problem failure={failure} />
    </section>
  )
}
