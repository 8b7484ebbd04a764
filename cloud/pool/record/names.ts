/** Former names that a person adds or corrects. */
import type { Call } from '../../platform/call'
import { canonicalKey } from '../canonical'
import { noteChanges } from '../import/store'
import { refreshSearch } from '../search/actions'
import * as store from './store'

/** @returns false where the name that was to be corrected is none of the enterprise's */
export async function putFormerName(
  act: Pick<Call, 'tx' | 'tools'>,
  id: string,
  { name, instead }: { name: string; instead?: string | undefined },
): Promise<boolean> {
  if (instead !== undefined && !(await store.deleteFormerName(act.tx, id, instead))) return false
  await store.insertFormerName(act.tx, { id, name, canonicalName: canonicalKey(name) })
  await refreshSearch(act, [id])
  await noteChanges(act.tx, [id])
  return true
}
