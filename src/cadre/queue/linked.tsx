import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Queue } from '../../../types/queues'
import { queueWords } from '../../../types/words/cadre'
import { countWords as words } from '../../../types/words/counts'
import { Button } from '../../components/button/button'
import type { QueueScope } from './use-queue'

const queues = Object.keys(queueWords.tabs) as Queue[]
const day = /^\d{4}-\d{2}-\d{2}$/

function readScope({ place, exact, since, until }: Partial<Record<string, string>>): QueueScope {
  return {
    ...(place ? { place } : {}),
    ...(place && exact === '1' ? { exact: true } : {}),
    ...(since && day.test(since) ? { since } : {}),
    ...(until && day.test(until) ? { until } : {}),
  }
}

/** Which queue a link opens, and where and when its cases are: by a figure of the table of counts. */
export function useLinked(): { queue: Queue | undefined; scope: QueueScope; widen: () => void } {
  const { params } = useRouter()
  const [scope, setScope] = useState(() => readScope(params))
  return {
    queue: queues.find((queue) => queue === params.queue),
    scope,
    widen: () => setScope({}),
  }
}

/** Says that not all is shown, and leads back to all. Nothing where all is. */
export function Narrowed({ scope, place, onWiden }: { scope: QueueScope; place: string | null; onWiden: () => void }) {
  if (Object.keys(scope).length === 0) return null
  return (
    <section className="card" role="status">
      <p className="plain-list">{words.only(place, scope)}</p>
      <Button id="widen" kind="link" onClick={onWiden}>
        {words.widen}
      </Button>
    </section>
  )
}
