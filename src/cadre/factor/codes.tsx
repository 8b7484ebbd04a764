import { useEffect, useRef, useState } from 'react'
import { clientWords } from '../../../types/words/common'
import { setUpWords as words } from '../../../types/words/factors'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'
import { useSecretWrite } from '../gate/use-secret-write'
import { CopyButton } from './copy-button'
import './factor.css'

/** The recovery codes, shown this once. */
export function Codes({ codes, onSaved }: { codes: readonly string[]; onSaved: () => void }) {
  return (
    <>
      <h1 className="title">{words.codesTitle}</h1>
      <p className="lead">{words.codesLead}</p>
      <section className="card">
        <ul id="recovery-codes" className="plain-list factor-codes">
          {codes.map((code) => (
            <li key={code} className="factor-code number">
              {code}
            </li>
          ))}
        </ul>
        <CopyButton id="copy-codes" text={codes.join('\n')} words={words.copyCodes} />
      </section>
      <div className="factor-act">
        <Button id="codes-saved" kind="primary" onClick={onSaved}>
          {words.codesSaved}
        </Button>
      </div>
    </>
  )
}

/** Asks for new recovery codes at once, and shows them. */
export function NewCodes({ onDone }: { onDone: () => void }) {
  const [codes, setCodes] = useState<readonly string[]>()
  const { write, failure } = useSecretWrite('renewRecoveryCodes')
  const ask = async () => {
    const answer = await write({})
    if (answer) setCodes(answer.recoveryCodes)
  }
  const first = useRef(ask)
  useEffect(() => {
    void first.current()
  }, [])
  if (codes) return <Codes codes={codes} onSaved={onDone} />
  if (!failure) return <Bones blocks={1} />
  return (
    <>
      <h1 className="title">{words.codesTitle}</h1>
      <Problem failure={failure} />
      <div className="factor-act">
        <Button id="codes-again" kind="primary" onClick={() => void ask()}>
          {clientWords.retry}
        </Button>
      </div>
      <Button id="codes-later" kind="link" onClick={onDone}>
        {words.later}
      </Button>
    </>
  )
}
