import { documentPageWords as words } from '../../../types/words/document-pages'
import type { InputOf } from '../../../types/registry'
import { useCall } from '../../client/use-call'
import { useFile } from '../../client/use-file'
import { Bar } from '../../components/bar/bar'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Page } from '../../components/page/page'
import { Paper } from '../../components/paper/paper'
import { Problem } from '../../components/problem/problem'

const isBrowser = process.env.TARO_ENV === 'h5'

/** One paper as it reads, and the way to its file. */
export function Reading({ input, onBack }: { input: InputOf<'previewDocument'>; onBack: () => void }) {
  const { data, failure, reload } = useCall('previewDocument', input)
  const { state, take } = useFile('getDocument')
  const said = state === 'taken' ? (isBrowser ? words.taken : words.opened) : ''
  return (
    <Page wide barred>
      <div className="page-body documents-paper">
        <h1 className="title">{words.kinds[input.kind]}</h1>
        {data ? (
          <Paper content={data} />
        ) : failure ? (
          <Problem failure={failure} onRetry={reload} />
        ) : (
          <Bones blocks={3} />
        )}
      </div>
      <Bar>
        {said !== '' && <p role="status">{`✓ ${said}`}</p>}
        {state === 'failed' && <p className="field-error" role="alert">{`⚠ ${words.failed}`}</p>}
        <div className="bar-pair">
          <Button
            id="document-file"
            kind="primary"
            className="bar-first"
            busy={state === 'taking'}
            waiting={data === undefined}
            onClick={() => void take(input)}
          >
            {state === 'taking' ? words.taking : isBrowser ? words.download : words.openFile}
          </Button>
          <Button id="document-back" className="bar-second" onClick={onBack}>
            {words.back}
          </Button>
        </div>
      </Bar>
    </Page>
  )
}
