import { useState } from 'react'
import type { FactorState } from '../../../types/factors'
import { queueWords } from '../../../types/words/cadre'
import { gateWords, setUpWords as words } from '../../../types/words/factors'
import { go } from '../../client/go'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { Menu } from '../menu/menu'
import { Codes, NewCodes } from './codes'
import { PinForm } from './pin-form'
import { SetUp } from './set-up'
import { TotpForm } from './totp-form'
import './factor.css'

/** What is being changed. */
type Changing = 'totp' | 'pin' | 'codes'

interface LineProps {
  id: Changing
  title: string
  said: string
  /** What the button says; without: nothing can be done here. */
  act?: string | undefined
  onAct: (id: Changing) => void
}

function Line({ id, title, said, act, onAct }: LineProps) {
  return (
    <section className="card row">
      <div className="grow">
        <h2 className="card-title">{title}</h2>
        <p className="second">{said}</p>
      </div>
      {act && (
        <Button
          id={`change-${id}`}
          kind="link"
          className="factor-row-act"
          label={`${act} ${title}`}
          onClick={() => onAct(id)}
        >
          {act}
        </Button>
      )}
    </section>
  )
}

/** What is set up, each with the way to change it; a change wants the factor shown again, which the gate asks for by itself. */
function Factor({ factor, onChanged }: { factor: FactorState; onChanged: () => void }) {
  const [changing, setChanging] = useState<Changing>()
  const [codes, setCodes] = useState<readonly string[]>()
  const [done, setDone] = useState(false)
  const finish = () => {
    setChanging(undefined)
    setCodes(undefined)
    setDone(true)
    onChanged()
  }
  if (codes) return <Codes codes={codes} onSaved={finish} />
  if (changing === 'codes') return <NewCodes onDone={finish} />
  if (changing)
    return (
      <>
        <h1 className="title">{words.title}</h1>
        {changing === 'pin' ? <PinForm change onSet={finish} /> : <TotpForm change onSet={setCodes} />}
        <Button id="factor-back" kind="link" onClick={() => setChanging(undefined)}>
          {words.cancel}
        </Button>
      </>
    )
  const change = (what: Changing) => {
    setDone(false)
    setChanging(what)
  }
  return (
    <>
      <h1 className="title">{words.title}</h1>
      <p className="lead">{words.purpose}</p>
      {done && <p className="card factor-good" role="status">{`✓ ${words.done}`}</p>}
      <Line
        id="totp"
        title={words.app2}
        said={factor.hasTotp ? words.appSet : words.appNotSet}
        act={factor.hasTotp ? words.change : words.add}
        onAct={change}
      />
      {(factor.pinHere || factor.hasPin) && (
        <Line
          id="pin"
          title={gateWords.fields.pin}
          said={factor.hasPin ? words.pinSet : words.pinNotSet}
          act={factor.pinHere ? (factor.hasPin ? words.change : words.add) : undefined}
          onAct={change}
        />
      )}
      <Line
        id="codes"
        title={words.recovery}
        said={words.recoveryLeft(factor.recoveryLeft)}
        act={words.renew}
        onAct={change}
      />
    </>
  )
}

function FactorContent() {
  const signedIn = useSession()
  const shown = useShown()
  const { data, failure, reload } = useCall('getSecondFactor', signedIn ? {} : undefined, shown)
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={3} />}</Page>
  if (!data.needed)
    return (
      <Page>
        <Empty title={queueWords.forbiddenTitle} lead={queueWords.forbiddenLead}>
          <Button onClick={() => go('mine')}>{queueWords.toMine}</Button>
        </Empty>
      </Page>
    )
  const isFirst = data.ways.length === 0 && !data.hasPin && data.enrolUntil !== null
  return (
    <Page>
      {isFirst ? <SetUp factor={data} onDone={reload} /> : <Factor factor={data} onChanged={reload} />}
      <Menu at="factor" />
    </Page>
  )
}

/** The second factor of the signed-in cadre: set up, changed, looked after. */
export default function FactorPage() {
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <FactorContent />
    </Gate>
  )
}
