import type { OutputOf } from '../../../types/registry'
import { sayDate } from '../../../types/words/dates'
import { dataPageWords as words } from '../../../types/words/my-data'

type MyData = OutputOf<'seeMyData'>

/** What is held, group by group: the thing itself first, then what for and until when. */
export function Holdings({ groups }: Pick<MyData, 'groups'>) {
  return (
    <section>
      <h2 className="heading">{words.held}</h2>
      {groups.map((group) => (
        <div key={group.title} className="card">
          <h3 className="card-title">{group.title}</h3>
          {group.holdings.map((one, at) => (
            <div key={`${one.label}.${at}`} className="data-holding">
              <p className="data-label">
                {one.since === null ? one.label : `${one.label} · ${words.since(sayDate(one.since))}`}
              </p>
              <p className="data-value number">{one.value}</p>
              <p className="small">{`${words.why}：${one.why}`}</p>
              <p className="small">{`${words.until}：${one.until}`}</p>
            </div>
          ))}
        </div>
      ))}
    </section>
  )
}

/** Who received something, and what was agreed to. */
export function Records({ sharings, consents }: Pick<MyData, 'sharings' | 'consents'>) {
  return (
    <>
      <section id="receivers">
        <h2 className="heading">{words.receivers}</h2>
        <div className="card">
          {sharings.length === 0 ? (
            <p className="second">{words.noReceivers}</p>
          ) : (
            sharings.map((one) => (
              <div key={`${one.to}.${one.purpose}.${one.fields}`} className="data-holding">
                <p className="data-value">{one.to}</p>
                <p className="second">{words.receiver(one.fields, one.purpose)}</p>
                <p className="small">{`${sayDate(one.at)} · ${one.basis}`}</p>
              </div>
            ))
          )}
        </div>
      </section>
      <section>
        <h2 className="heading">{words.consents}</h2>
        <div className="card">
          {consents.length === 0 ? (
            <p className="second">{words.noConsents}</p>
          ) : (
            consents.map((one, at) => (
              <div key={`${one.at}.${at}`} className="data-holding">
                <p className="data-value">{one.what}</p>
                <p className="small number">{words.version(one.version, sayDate(one.at))}</p>
              </div>
            ))
          )}
        </div>
      </section>
    </>
  )
}
