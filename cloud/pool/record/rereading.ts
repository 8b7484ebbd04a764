/**
 * The forms in which names are compared are kept beside them. An upgrade that reads characters otherwise makes them anew, in the background: until
 * then a name of such a character is found by the index, and not by its equal form.
 */
import { createHash } from 'node:crypto'
import { SIMPLIFIED_PAIRS } from '../../../types/fold-table'
import type { Clock } from '../../platform/clock'
import type { Database, Tx } from '../../platform/database/database'
import { findFact, putFact } from '../../platform/facts'
import { canonicalKey } from '../canonical'
import * as store from './store'

/** Whoever changes what `canonicalKey` makes, but for the table of characters, raises it: what is kept is made anew after the start. */
const NAMES_VERSION = 1
const MADE_BY = `${NAMES_VERSION} ${createHash('sha256').update(SIMPLIFIED_PAIRS).digest('hex').slice(0, 16)}`
const FACT = 'names-made-by'

/** Own choice, 2026-11-30: names a step, some 10 ms; and when to look again, for what a process of the version before still writes. */
const REREADING = { rows: 500, againMs: 3_600_000 } as const

export interface NameKept {
  id: string
  name: string
  canonical: string
}

/** Where names are kept with their form. */
export interface NamesKept {
  /** Those behind one of them, in an order of their own. */
  list: (tx: Tx, after: NameKept | undefined, limit: number) => Promise<NameKept[]>
  /** Where such a name still stands. */
  put: (tx: Tx, names: readonly NameKept[]) => Promise<void>
}

export const poolNames: readonly NamesKept[] = [
  { list: store.listNames, put: store.putCanonical },
  { list: store.listAllFormerNames, put: store.putFormerCanonical },
]

/** Goes through all of them, some at a time; several processes may do so at once. */
export async function rereadNames(database: Pick<Database, 'transact'>, kept: readonly NamesKept[]): Promise<void> {
  for (const { list, put } of kept) {
    let after: NameKept | undefined
    do {
      const behind = after
      after = await database.transact(async (tx) => {
        const names = await list(tx, behind, REREADING.rows)
        const stale = names.flatMap((one) => {
          const canonical = canonicalKey(one.name)
          return canonical === one.canonical ? [] : [{ ...one, canonical }]
        })
        if (stale.length > 0) await put(tx, stale)
        return names[REREADING.rows - 1]
      })
    } while (after !== undefined)
  }
}

/** The service's round after an upgrade: the first time, and an hour later, which is written down. Whoever ends before begins anew. */
export function rereadNamesAfterUpgrade(
  { database, clock }: { database: Pick<Database, 'transact'>; clock: Clock },
  kept: readonly NamesKept[],
): () => Promise<void> {
  let isDone = false
  let again: number | undefined
  return async () => {
    const now = clock.now().getTime()
    if (isDone || (again !== undefined && now < again)) return
    isDone = (await database.transact((tx) => findFact(tx, FACT))) === MADE_BY
    if (isDone) return
    await rereadNames(database, kept)
    if (again !== undefined) {
      await database.transact((tx) => putFact(tx, FACT, MADE_BY))
      isDone = true
    }
    again = now + REREADING.againMs
  }
}
