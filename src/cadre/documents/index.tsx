import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ListedDocument } from '../../../types/document-acts'
import type { DocumentKind } from '../../../types/documents'
import { documentPageWords as words } from '../../../types/words/document-pages'
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
import { Confirm, type Answers } from './confirm'
import { NumberForm } from './number-form'
import { Reading } from './reading'
import './index.css'

interface ItemProps {
  id: string
  one: ListedDocument
  onOpen: (kind: DocumentKind) => void
  onNumbered: () => void
}

/** One paper of the case: whether it can be had, what it lacks, when it comes. */
function Item({ id, one: { kind, state, says, asksNumber }, onOpen, onNumbered }: ItemProps) {
  const name = words.kinds[kind]
  const open = kind === 'register-sheet' ? words.confirmFirst : words.open
  return (
    <section className="card documents-item" aria-label={name}>
      <p className="documents-name">{name}</p>
      <p className={`second documents-${state}`}>{`${words.marks[state]} ${words.states[state]}`}</p>
      {says.map((sentence) => (
        <p key={sentence} className="second">
          {sentence}
        </p>
      ))}
      {asksNumber && (kind === 'reply' || kind === 'election-reply') && (
        <NumberForm id={id} kind={kind} onSaved={onNumbered} />
      )}
      {state === 'ready' && (
        <Button id={`open-${kind}`} label={`${open}：${name}`} className="documents-act" onClick={() => onOpen(kind)}>
          {open}
        </Button>
      )}
    </section>
  )
}

function DocumentsContent({ id }: { id: string | undefined }) {
  const signedIn = useSession()
  const shown = useShown()
  const [reading, setReading] = useState<DocumentKind>()
  const [answers, setAnswers] = useState<Answers>()
  const [said, setSaid] = useState('')
  const { data, failure, reload } = useCall('listDocuments', id && signedIn ? { id } : undefined, shown)
  const close = () => {
    setReading(undefined)
    setAnswers(undefined)
  }
  const isForbidden = failure?.name === 'forbidden'
  if (!id || isForbidden || failure?.name === 'applicationUnknown' || failure?.name === 'inputInvalid')
    return (
      <Page>
        <Empty
          title={isForbidden ? words.forbiddenTitle : words.unknownTitle}
          lead={isForbidden ? words.forbiddenLead : words.unknownLead}
        >
          <Button id="queue" kind="primary" onClick={() => go('queue')}>
            {words.toQueue}
          </Button>
        </Empty>
      </Page>
    )
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={3} />}</Page>
  const { register } = data
  const mustConfirm = reading === 'register-sheet' && register !== null && answers === undefined
  if (reading !== undefined && !mustConfirm)
    return (
      <Reading input={{ id, kind: reading, ...(answers === undefined ? {} : { register: answers }) }} onBack={close} />
    )
  return (
    <Page wide>
      <div className="documents-body">
        <h1 className="title">{mustConfirm ? words.kinds['register-sheet'] : words.title}</h1>
        <p className="second">{data.enterprise}</p>
        {said !== '' && <p className="card documents-ready" role="status">{`✓ ${said}`}</p>}
        <Problem failure={failure} onRetry={reload} />
        {mustConfirm ? (
          <Confirm register={register} onConfirmed={setAnswers} />
        ) : (
          <>
            <p className="second">{words.lead}</p>
            {data.documents.map((one) => (
              <Item
                key={one.kind}
                id={id}
                one={one}
                onOpen={(kind) => {
                  setSaid('')
                  setReading(kind)
                }}
                onNumbered={() => {
                  setSaid(words.number.saved)
                  reload()
                }}
              />
            ))}
          </>
        )}
        <div className="page-foot">
          <Button id="documents-back" kind="link" onClick={() => (mustConfirm ? close() : go('case', { id }))}>
            {mustConfirm ? words.back : words.toCase}
          </Button>
        </div>
      </div>
    </Page>
  )
}

/** The papers of a case: which there are, each as it reads, each as a file. */
export default function Documents() {
  const { id } = useRouter().params
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <DocumentsContent id={id} />
    </Gate>
  )
}
