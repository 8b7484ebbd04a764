import { useState } from 'react'
import type { Queue } from '../../../types/queues'
import { queueWords } from '../../../types/words/cadre'
import { Button } from '../../components/button/button'
import type { QueuePage } from './use-queue'

export const queues = Object.keys(queueWords.tabs) as Queue[]
/** Always there; the others come when they have something. */
const standing: readonly Queue[] = ['to-accept', 'accepted', 'returned', 'withdrawn']

/** Made of the others: they come by a link, or when all are asked for. */
const wide: readonly Queue[] = ['all', 'in-progress']

interface TabsProps {
  open: Queue
  counts: QueuePage['counts'] | undefined
  onOpen: (queue: Queue) => void
}

/** The queues in sight; `onAll` shows the others too, where there are any. */
export function useShownQueues(open: Queue, counts: QueuePage['counts'] | undefined) {
  const [all, setAll] = useState(false)
  const filled = (queue: Queue) => (counts?.[queue] ?? 0) > 0 && !wide.includes(queue)
  const shown = queues.filter((queue) => all || queue === open || standing.includes(queue) || filled(queue))
  return { shown, onAll: all || shown.length === queues.length ? undefined : () => setAll(true) }
}

/** The queues with their counts. */
export function Tabs({ open, counts, onOpen }: TabsProps) {
  const { shown, onAll } = useShownQueues(open, counts)
  return (
    <div className="tabs">
      <div className="tab-list" role="tablist">
        {shown.map((queue) => (
          <button
            key={queue}
            id={`tab-${queue}`}
            role="tab"
            aria-selected={queue === open}
            className={`button tab${queue === open ? ' tab-open' : ''}`}
            onClick={() => onOpen(queue)}
          >
            {counts ? `${queueWords.tabs[queue]} ${counts[queue]}` : queueWords.tabs[queue]}
          </button>
        ))}
      </div>
      {onAll && (
        <Button id="tabs-all" kind="link" className="tabs-more" onClick={onAll}>
          {queueWords.allTabs}
        </Button>
      )}
    </div>
  )
}
