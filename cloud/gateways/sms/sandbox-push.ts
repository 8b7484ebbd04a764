/** The carriers' words as a provider pushes them: after a while, some late, some twice, out of order, again where we did not take them. */
import { createHash } from 'node:crypto'
import type { SmsReceipt } from './port'
import { carrierCode } from './sandbox-carrier'

export interface SandboxPush {
  /** Where the service takes them, its secret included. */
  url: string
  /** After the message. */
  afterMs: number
  /** Share, 0 to 1, that comes `lateMs` later still. */
  late?: number
  lateMs?: number
  /** Share, 0 to 1, that comes twice. */
  repeated?: number
  /** Within one call the last comes first. */
  reversed?: boolean
  /** Most entries of one call. */
  batch?: number
  /** Waits before each further try of a call that was not taken. */
  retryMs?: readonly number[]
  /** Draws what is late and what comes twice. */
  seed?: number
}

export const PUSH_DEFAULTS = {
  batch: 100,
  everyMs: 20,
  retryMs: [60_000, 300_000, 600_000],
  since: '2026-11-28',
  source: 'help.aliyun.com/document_detail/101867.htm: again after 1, 5 and 10 minutes; batch and pace are our choice',
} as const

/** How a provider writes a call of several receipts. */
export type WriteReceipts = (receipts: readonly SmsReceipt[]) => { headers: Record<string, string>; body: string }

export interface Pusher {
  /** Of a message that was taken just now. */
  push: (message: { providerId: string; ref: string; phone: string }) => void
  /** Resolves when nothing is left to be pushed. */
  drained: () => Promise<void>
  stop: () => void
}

export function createPusher(options: SandboxPush, write: WriteReceipts, now: () => Date): Pusher {
  const { seed = 0, batch = PUSH_DEFAULTS.batch, retryMs = PUSH_DEFAULTS.retryMs } = options
  const due: SmsReceipt[] = []
  const timers = new Set<NodeJS.Timeout>()
  let open = 0
  let flushing: NodeJS.Timeout | undefined
  let waiting: (() => void)[] = []

  const finished = (count: number) => {
    open -= count
    if (open > 0) return
    for (const resolve of waiting) resolve()
    waiting = []
  }
  const later = (ms: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      act()
    }, ms)
    timers.add(timer.unref())
    return timer
  }
  const call = async (receipts: readonly SmsReceipt[], tries: number): Promise<void> => {
    const taken = await fetch(options.url, { method: 'POST', ...write(receipts) })
      .then(async (response) => {
        await response.arrayBuffer()
        return response.status === 200
      })
      .catch(() => false)
    const wait = retryMs[tries]
    if (taken || wait === undefined) finished(receipts.length)
    else later(wait, () => void call(receipts, tries + 1))
  }
  const flush = () => {
    flushing = undefined
    while (due.length > 0) {
      const receipts = due.splice(0, batch)
      void call(options.reversed ? receipts.reverse() : receipts, 0)
    }
  }
  const add = (receipt: SmsReceipt) => {
    due.push({ ...receipt, at: now() })
    flushing ??= later(PUSH_DEFAULTS.everyMs, flush)
  }

  return {
    push({ providerId, ref, phone }) {
      const code = carrierCode(phone)
      const receipt = { providerId, ref, phone, at: now(), code, delivered: code === 'DELIVRD' }
      const wait = options.afterMs + (draw(seed, 'late', ref) < (options.late ?? 0) ? (options.lateMs ?? 0) : 0)
      const times = draw(seed, 'repeated', ref) < (options.repeated ?? 0) ? 2 : 1
      open += times
      for (let time = 1; time <= times; time++)
        later(wait * time, () => {
          add(receipt)
        })
    },
    drained: () => (open === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    stop() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      finished(open)
    },
  }
}

function draw(seed: number, what: string, ref: string): number {
  return createHash('sha256').update(`${seed} ${what} ${ref}`).digest().readUInt32BE(0) / 2 ** 32
}
