import { answerWords as words } from '../../../types/words/invited'
import { useCall } from '../../client/use-call'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'

/**
 * Where the invitation went to a number: whether that one is written to again. Elsewhere there is nothing to stop, which is said to who came
 * for nothing else.
 */
export function StopMessages({ token, says = false }: { token: string; says?: boolean }) {
  const { data, failure, reload } = useCall('seeMessageChoice', { token })
  const choosing = useWrite('stopMessages', `stop:${token}`)
  if (!data) return <Problem failure={failure} onRetry={reload} />
  if (!data.toNumber) return says ? <p className="second">{words.nothingToStop}</p> : null
  const choose = async () => {
    if (await choosing.write({ token, stop: !data.stopped })) reload()
  }
  return (
    <section className="card" aria-label={words.stopTitle}>
      <h2 className="card-title">{words.stopTitle}</h2>
      {data.stopped ? (
        <p id="messages-stopped" className="state state-accepted answer-act" role="status">
          {`✓ ${words.stopped}`}
        </p>
      ) : (
        <p className="second answer-act">{words.stopLead}</p>
      )}
      <Problem failure={choosing.failure} />
      <Button id="stop-messages" className="answer-act" busy={choosing.busy} onClick={() => void choose()}>
        {choosing.busy ? words.stopping : data.stopped ? words.resume : words.stop}
      </Button>
    </section>
  )
}
