import { useEffect, useState } from 'react'
import type { ImportKind } from '../../../types/imports'
import { limits } from '../../../types/limits'
import { sayMoment } from '../../../types/words/dates'
import { importPageWords as words, importWords } from '../../../types/words/imports'
import { canSendTable, pickTable } from '../../client/send-table'
import { useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { Menu } from '../menu/menu'
import { isMoving, Job } from './job'
import '../pages/pages.css'
import './index.css'

/** Own choice, 2026-11-27: often enough to see it move, far below what a session may ask. */
const ASK_MS = 1500
const kinds: readonly ImportKind[] = ['pool', 'organisations', 'places']

/** What is going to happen, what is brought, and the file. */
function Choose({ onSent }: { onSent: () => void }) {
  const [kind, setKind] = useState<ImportKind>('pool')
  const [sent, setSent] = useState<number>()
  const [wrong, setWrong] = useState<string>()
  const { write, busy, failure, clear } = useWrite('announceImport', 'announce-import')
  const choose = async () => {
    if (busy || sent !== undefined) return
    clear()
    setWrong(undefined)
    const table = await pickTable()
    if (table === undefined) return
    if (table.bytes === 0 || table.bytes > limits.importFile.bytes) {
      setWrong(importWords.fileWrong)
      return
    }
    const announced = await write({ kind, file: table.name.slice(-limits.importFile.name), bytes: table.bytes })
    if (!announced) return
    setSent(0)
    try {
      await table.send(announced.token, setSent)
    } catch {
      setWrong(words.sendFailed)
    }
    setSent(undefined)
    onSent()
  }
  return (
    <section className="card">
      <ul className="imports-steps">
        {words.steps.map((step) => (
          <li key={step} className="second">
            {step}
          </li>
        ))}
      </ul>
      <Choices
        id="import-kind"
        label={words.kind}
        options={kinds.map((one) => [one, words.kinds[one]] as const)}
        taken={kind}
        onTake={setKind}
      />
      <p className="second">{words.kindHints[kind]}</p>
      <div className="imports-act">
        {canSendTable ? (
          <Button id="import-choose" busy={busy || sent !== undefined} onClick={() => void choose()}>
            {sent === undefined ? words.choose : words.sending(sent)}
          </Button>
        ) : (
          <p className="second">{words.onlyBrowser}</p>
        )}
      </div>
      {wrong && <p className="field-error" role="alert">{`⚠ ${wrong}`}</p>}
      <Problem failure={failure} />
    </section>
  )
}

function ImportsContent() {
  const { signedIn } = useSessionState()
  const shown = useShown()
  const { data, failure, reload } = useCall('listImports', signedIn ? {} : undefined, shown)
  const moving = data?.jobs.some(isMoving) === true
  useEffect(() => {
    if (!moving) return undefined
    const timer = setInterval(reload, ASK_MS)
    return () => clearInterval(timer)
  }, [moving, reload])
  if (failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.forbiddenTitle} lead={words.forbiddenLead} />
        <Menu at="imports" />
      </Page>
    )
  return (
    <Page wide>
      <div className="imports-body">
        <h1 className="title">{words.title}</h1>
        <p className="second">{words.lead}</p>
        <Problem failure={failure} onRetry={reload} />
        <Choose onSent={reload} />
        {!data ? (
          !failure && <Bones blocks={2} />
        ) : (
          <>
            <h2 className="heading">{words.history}</h2>
            {data.jobs.length + data.earlier.length === 0 && <p className="second">{words.historyNone}</p>}
            {data.jobs.map((job) => (
              <Job key={job.id} job={job} onMoved={reload} />
            ))}
            {data.earlier.map(({ id, kind, file, at, counts }) => (
              <section key={id} className="card imports-job" aria-label={file}>
                <p>{`${words.kinds[kind]}：${file}`}</p>
                <p className="number">
                  {words.did(counts.read, counts.inserted, counts.updated, counts.unchanged, counts.refused)}
                </p>
                <p className="small number">{words.byCommand(sayMoment(at))}</p>
              </section>
            ))}
          </>
        )}
      </div>
      <Menu at="imports" />
    </Page>
  )
}

/** Registers and lists brought in by upload, for the cadres of the city. */
export default function Imports() {
  const { departures } = useSessionState()
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <ImportsContent key={departures} />
    </Gate>
  )
}
