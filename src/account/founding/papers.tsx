import type { OwnDocumentKind } from '../../../types/documents'
import { foundingOwnWords as words } from '../../../types/words/founding-own'
import { useCall } from '../../client/use-call'
import { useFile } from '../../client/use-file'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Paper } from '../../components/paper/paper'
import { Problem } from '../../components/problem/problem'

const isBrowser = process.env.TARO_ENV === 'h5'
const isOwn = (kind: string): kind is OwnDocumentKind => kind in words.paper

/** What the enterprise itself sends. @param round changes with everything that may change a paper */
export function Papers({ id, round, onOpen }: { id: string; round: unknown; onOpen: (kind: OwnDocumentKind) => void }) {
  const { data, failure } = useCall('listMyDocuments', { id }, round)
  // Who was admitted later has none; before there is anything to send nothing is said of it.
  if (failure?.name === 'applicationUnknown') return null
  if (!data) return <Problem failure={failure} />
  if (data.documents.every(({ state }) => state === 'later')) return null
  return (
    <section className="card">
      <h2 className="card-title">{words.papers}</h2>
      <p className="second">{words.papersLead}</p>
      {data.documents.map(
        ({ kind, state, says }) =>
          isOwn(kind) && (
            <div key={kind} className="founding-candidate">
              <p className="founding-form">{words.paper[kind]}</p>
              <p className="second">{words.paperStates[state]}</p>
              {says.map((sentence) => (
                <p key={sentence} className="second">
                  {sentence}
                </p>
              ))}
              {state === 'ready' && (
                <Button
                  id={`paper-${kind}`}
                  label={`${words.paperOpen}：${words.paper[kind]}`}
                  onClick={() => onOpen(kind)}
                >
                  {words.paperOpen}
                </Button>
              )}
            </div>
          ),
      )}
    </section>
  )
}

/** One paper of the own enterprise as it reads, and the way to its file. */
export function OwnPaper({ id, kind, onBack }: { id: string; kind: OwnDocumentKind; onBack: () => void }) {
  const { data, failure, reload } = useCall('previewMyDocument', { id, kind })
  const { state, take } = useFile('getMyDocument')
  return (
    <>
      {data ? <Paper content={data} /> : failure ? <Problem failure={failure} onRetry={reload} /> : <Bones />}
      {state === 'taken' && <p role="status">{`✓ ${isBrowser ? words.paperTaken : words.paperOpened}`}</p>}
      {state === 'failed' && <p className="field-error" role="alert">{`⚠ ${words.paperFailed}`}</p>}
      <Button
        id="paper-file"
        kind="primary"
        className="founding-act"
        busy={state === 'taking'}
        waiting={data === undefined}
        onClick={() => void take({ id, kind })}
      >
        {state === 'taking' ? words.paperTaking : isBrowser ? words.paperDownload : words.paperOpenFile}
      </Button>
      <div className="page-foot">
        <Button id="paper-back" kind="link" onClick={onBack}>
          {words.paperBack}
        </Button>
      </div>
    </>
  )
}
