import type { ReactNode } from 'react'
import type { Queue } from '../../../types/queues'
import type { Row } from './rows'
import type { Opened } from './use-opened'
import type { QueuePage } from './use-queue'

export interface DeskProps {
  queue: Queue
  counts: QueuePage['counts'] | undefined
  onQueue: (queue: Queue) => void
  offices: readonly string[]
  /** The way to the notices. */
  notices: ReactNode
  /** What narrows the list, and what went wrong. */
  tools: ReactNode
  rows: readonly Row[] | undefined
  /** Instead of rows: what is awaited, or why there are none. */
  without: ReactNode
  /** Undefined: there are no more. */
  onMore: (() => void) | undefined
  busy: boolean
  opened: Opened
  /** A case of the list has changed. */
  onChanged: () => void
}

/** The workbench at a desk; inside a mini-program there is none. */
export const Desk: (props: DeskProps) => ReactNode = () => null
