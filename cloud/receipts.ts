/** The sandbox's receipts, as a provider's callback would bring them: gathered for a moment, kept together. */
import type { Ground } from './compose'
import type { SmsReceipt } from './gateways/sms/port'
import type { SandboxSms } from './gateways/sms/sandbox'
import { takeReports } from './outreach/actions'

/** Own choice, 2026-11-28: providers push in portions, too. */
const GATHER_MS = 250

/** @returns stops it, after what was told is kept */
export function followReceipts(inbox: SandboxSms, { database, clock, tools }: Ground): () => Promise<void> {
  let gathered: SmsReceipt[] = []
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const keep = async () => {
    timer = undefined
    const receipts = gathered
    gathered = []
    if (receipts.length === 0) return
    // A receipt that is lost stays unknown, as a carrier's would; the message itself is not touched by it.
    await database
      .transact((tx) => takeReports({ tx, now: clock.now(), tools }, inbox.name, { receipts, replies: [] }))
      .catch(() => undefined)
  }
  const stopListening = inbox.onReceipt((receipt) => {
    gathered.push(receipt)
    timer ??= setTimeout(() => {
      running = running.then(keep)
    }, GATHER_MS)
  })
  return async () => {
    stopListening()
    clearTimeout(timer)
    await running
    await keep()
  }
}
