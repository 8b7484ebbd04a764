/** Former names that a person adds or corrects. */
import type { Call } from '../../platform/call'
import { canonicalKey } from '../canonical'
import { noteChanges } from '../import/store'
import { listAbsorbed } from '../merge/store'
import { refreshSearch } from '../search/actions'
import * as store from './store'

/**
 * A name is corrected where it stands, also at what was merged into the enterprise, and keeps its day.
 * @returns false where the name that was to be corrected is none of the enterprise's
 */
export async function putFormerName(
  act: Pick<Call, 'tx' | 'tools'>,
  id: string,
  { name, instead }: { name: string; instead?: string | undefined },
): Promise<boolean> {
  const canonicalName = canonicalKey(name)
  if (instead === undefined) await store.insertFormerName(act.tx, { id, name, canonicalName, until: null })
  else {
    const ids = [id, ...((await listAbsorbed(act.tx, [id])).get(id) ?? [])]
    const wrong = await store.deleteFormerName(act.tx, ids, instead)
    if (wrong.length === 0) return false
    for (const { id: at, until } of wrong) await store.insertFormerName(act.tx, { id: at, name, canonicalName, until })
  }
  await refreshSearch(act, [id])
  await noteChanges(act.tx, [id])
  return true
}
