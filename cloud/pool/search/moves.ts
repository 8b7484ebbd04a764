/** Streets change: enterprises lie where their street has gone. */
import { countMoved, successorFor, type ChangedDivisions, type OfficeMove } from '../../divisions/changes/rules'
import type { Call } from '../../platform/call'
import { SEARCH_RULES } from './rules'
import * as store from './store'

/** The places of the pool follow; of a street that was split each enterprise goes to the part that its address names. */
export async function movePlaces(call: Call, changed: ChangedDivisions): Promise<void> {
  for (const move of changed.moves) {
    // A place is told by the League's path.
    if (move.body !== 'league') continue
    if (move.candidates.length > 1) countMoved(changed, 'enterprises', await divide(call, move))
    else if (move.fromPath !== move.toPath)
      countMoved(changed, 'enterprises', await store.movePlace(call.tx, move.fromPath, move.toPath))
  }
}

async function divide({ tx }: Call, { fromPath, candidates }: OfficeMove): Promise<number> {
  let moved = 0
  let after: string | undefined
  for (;;) {
    const rows = await store.listPlacedAt(tx, [fromPath], SEARCH_RULES.backfill.rows, after)
    if (rows.length === 0) return moved
    const ids = new Map<string, string[]>()
    for (const { id, address } of rows) {
      const { path } = successorFor(candidates, [address]).successor
      if (path !== fromPath) ids.set(path, [...(ids.get(path) ?? []), id])
    }
    for (const [path, gone] of ids) {
      await store.putPlace(tx, gone, path)
      moved += gone.length
    }
    after = rows.at(-1)?.id
  }
}
