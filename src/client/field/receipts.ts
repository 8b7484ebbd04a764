/** Whether the phone may forget. Only the service that wrote a record down knows the hash of its text. */
import type { FieldReceipt } from '../../../types/fieldwork'
import { fieldsOf } from './bytes'
import { hashOf, type Outgoing } from './outbox'

/** What became of one record of a batch. */
export type Verdict =
  { is: 'arrived'; outcome: 'recorded' | 'kept'; conflicts: FieldReceipt['conflicts'] } | { is: 'refused'; why: string }

export type Judge = (batch: readonly Outgoing[], answer: unknown) => Map<string, Verdict>

const words = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

/**
 * Verdicts by record. A record without one stays and is sent again: there was no receipt, or not of this text. Receipts of records that were not
 * in the batch say nothing.
 */
export const judgeReceipts: Judge = (batch, answer) => {
  const verdicts = new Map<string, Verdict>()
  const { receipts } = fieldsOf(answer)
  if (!Array.isArray(receipts)) return verdicts
  for (const receipt of receipts) {
    const { id, hash, outcome, conflicts, why } = fieldsOf(receipt)
    const sent = batch.find((one) => one.id === id)
    if (sent === undefined) continue
    if (outcome === 'refused') verdicts.set(sent.id, { is: 'refused', why: typeof why === 'string' ? why : '' })
    else if ((outcome === 'recorded' || outcome === 'kept') && hash === hashOf(sent))
      verdicts.set(sent.id, { is: 'arrived', outcome, conflicts: words(conflicts) as FieldReceipt['conflicts'] })
  }
  return verdicts
}
