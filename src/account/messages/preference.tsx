import { useState } from 'react'
import type { MessageChannel } from '../../../types/messages'
import { inboxPageWords as words } from '../../../types/words/inbox-page'
import { useWrite } from '../../client/use-write'
import { Choices } from '../../components/choices/choices'
import { Problem } from '../../components/problem/problem'

/** A browser cannot be subscribed to: who comes by one hears by text message, of what was not subscribed to in WeChat. */
const isBrowser = process.env.TARO_ENV === 'h5'
const offered: readonly MessageChannel[] = isBrowser ? ['sms', 'inbox'] : ['wechat', 'sms', 'inbox']
const options = offered.map((one) => [one, words.channels[one]] as const)

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
        taken={isBrowser && taken === 'wechat' ? 'sms' : taken}
        onTake={(wanted) => void take(wanted)}
      />
      <p className="second message-act" role="status">
        {`${kept ? `✓ ${words.kept}。` : ''}${isBrowser && taken === 'wechat' ? words.browserHint : words.hints[taken]}`}
      </p>
      <Problem failure={failure} />
    </section>
  )
}
