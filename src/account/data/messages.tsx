import type { OutputOf } from '../../../types/registry'
import { sayMoment } from '../../../types/words/dates'
import { dataPageWords as words } from '../../../types/words/my-data'

/** What was sent to the person: what, when, by which way. */
export function Messages({ messages }: Pick<OutputOf<'seeMyData'>, 'messages'>) {
  return (
    <section id="sent-messages">
      <h2 className="heading">{words.messages}</h2>
      <div className="card">
        {messages.length === 0 ? (
          <p className="second">{words.noMessages}</p>
        ) : (
          messages.map((one, at) => (
            <div key={`${one.at}.${at}`} className="data-holding">
              <p className="data-value">{one.what}</p>
              <p className="small number">{words.sent(one.channel, sayMoment(one.at))}</p>
            </div>
          ))
        )}
      </div>
    </section>
  )
}
