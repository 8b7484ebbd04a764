/** What every provider's sandbox does with a message: into the inbox, into its own log, and later the carrier's word to whoever asked for it. */
import { createHash } from 'node:crypto'
import type { Clock } from '../../platform/clock'
import type { SmsMessage, SmsOutcome } from './port'
import type { InboxMessage, SandboxSms } from './sandbox'
import type { SandboxFaults, SandboxServer } from './sandbox-http'
import { createPusher, type SandboxPush, type WriteReceipts } from './sandbox-push'

/** One line of the provider's own log: what it took, whether or not the service ever heard of it. */
export interface TakenMessage {
  phone: string
  /** SHA-256 of the text as it arrives. */
  textHash: string
  at: Date
  ref: string
}

export interface SandboxTakingOptions {
  sandbox: SandboxSms
  clock: Clock
  onTaken?: ((taken: TakenMessage) => void) | undefined
  faults?: SandboxFaults | undefined
  receipts?: SandboxPush | undefined
  /** 0 (the default) takes a free one. */
  port?: number | undefined
}

/** A running sandbox of a provider. */
export interface SmsSandboxServer extends SandboxServer {
  /** Resolves when every receipt has been pushed, or given up. */
  drained: () => Promise<void>
}

export function createTaking({ sandbox, clock, onTaken, receipts }: SandboxTakingOptions, write: WriteReceipts) {
  let stored: InboxMessage | undefined
  const unsubscribe = sandbox.subscribe((message) => {
    stored = message
  })
  const pusher = receipts && createPusher(receipts, write, () => clock.now())
  return {
    take(message: SmsMessage): Promise<SmsOutcome> {
      // The sandbox answers at once: what it stores while it is asked is this message.
      stored = undefined
      const outcome = sandbox.send(message)
      const taken = stored as InboxMessage | undefined
      if (taken) {
        const { phone, ref, at, text, providerId } = taken
        onTaken?.({ phone, ref, at, textHash: createHash('sha256').update(text).digest('hex') })
        pusher?.push({ phone, ref, providerId })
      }
      return outcome
    },
    /** Gives the server the ends of what runs beside it. */
    serverOf: ({ endpoint, stop }: SandboxServer): SmsSandboxServer => ({
      endpoint,
      drained: () => pusher?.drained() ?? Promise.resolve(),
      stop: async () => {
        unsubscribe()
        pusher?.stop()
        await stop()
      },
    }),
  }
}

export type Taking = ReturnType<typeof createTaking>

/** "2026-11-28 08:03:04", by Beijing's clock, as providers write it. */
export const beijingText = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
