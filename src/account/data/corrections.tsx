import { useState } from 'react'
import type { OutputOf } from '../../../types/registry'
import { dataPageWords as words } from '../../../types/words/my-data'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'

type MyData = OutputOf<'seeMyData'>
type Application = MyData['applications'][number]

interface Done {
  onDone: (said: string) => void
}

/** One name, corrected in place: the own one, or the contact of an application. */
function Name({ label, name, id, onDone }: Done & { label: string; name: string; id?: string }) {
  const [typed, setTyped] = useState<string>()
  const { write, busy, failure, clear } = useWrite('correctMyData', `correct:${id ?? 'name'}`)
  const of = id ?? 'own'
  const save = async () => {
    if (await write({ name: typed ?? '', ...(id === undefined ? {} : { id }) })) {
      setTyped(undefined)
      onDone(words.saved)
    }
  }
  if (typed === undefined)
    return (
      <div className="row">
        <div className="grow">
          <p className="data-label">{label}</p>
          <p className="data-value">{name}</p>
        </div>
        <Button id={`correct-${of}`} kind="link" label={`${words.correct}${label}`} onClick={() => setTyped(name)}>
          {words.correct}
        </Button>
      </div>
    )
  return (
    <>
      <Field
        id={`name-${of}`}
        label={label}
        value={typed}
        fill="name"
        maxLength={50}
        placeholder={words.namePlaceholder}
        error={failure?.fields?.find((one) => one.field === 'name')?.message}
        onInput={(value) => {
          clear()
          setTyped(value)
        }}
      />
      {!failure?.fields && <Problem failure={failure} />}
      <div className="bar-pair data-act">
        <Button id={`save-${of}`} className="bar-first" busy={busy} onClick={() => void save()}>
          {busy ? words.saving : words.save}
        </Button>
        <Button className="bar-second" waiting={busy} onClick={() => setTyped(undefined)}>
          {words.cancel}
        </Button>
      </div>
    </>
  )
}

/** Taking an application back takes a second tap: it cannot be undone. */
function Withdraw({ id, onDone }: Done & { id: string }) {
  const [sure, setSure] = useState(false)
  const { write, busy, failure } = useWrite('withdrawApplication', `withdraw:${id}`, { hold: true })
  const withdraw = async () => {
    if (await write({ id })) onDone(words.withdrawn)
  }
  if (!sure)
    return (
      <Button id={`withdraw-${id}`} className="data-act" onClick={() => setSure(true)}>
        {words.withdraw}
      </Button>
    )
  return (
    <div className="data-act" role="group" aria-label={words.withdraw}>
      <p className="second">{words.withdrawSure}</p>
      <Problem failure={failure} onRetry={failure?.name === 'caseMoved' ? () => onDone('') : undefined} />
      <div className="bar-pair data-act">
        <Button
          id={`withdraw-sure-${id}`}
          className="bar-first data-danger"
          busy={busy}
          onClick={() => void withdraw()}
        >
          {busy ? words.withdrawing : words.withdrawConfirm}
        </Button>
        <Button className="bar-second" waiting={busy} onClick={() => setSure(false)}>
          {words.cancel}
        </Button>
      </div>
    </div>
  )
}

function OneApplication({ one, onDone }: Done & { one: Application }) {
  return (
    <div className="card">
      <h3 className="card-title">{one.enterprise}</h3>
      <p className={`state state-${one.state}`}>{one.headline}</p>
      <p className="small number">{one.number}</p>
      {one.open && (
        <>
          <Name label={words.contactName} name={one.contactName ?? ''} id={one.id} onDone={onDone} />
          <Withdraw id={one.id} onDone={onDone} />
        </>
      )}
    </div>
  )
}

export function Corrections({ name, applications, onDone }: Done & Pick<MyData, 'name' | 'applications'>) {
  return (
    <section>
      <h2 className="heading">{words.applications}</h2>
      <div className="card">
        <Name label={words.ownName} name={name ?? ''} onDone={onDone} />
        <p className="small">{words.phoneHint}</p>
      </div>
      {applications.map((one) => (
        <OneApplication key={`${one.id}.${one.state}`} one={one} onDone={onDone} />
      ))}
    </section>
  )
}
