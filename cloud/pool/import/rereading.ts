/** Telephones of the register that were imported before a cell of several numbers was read as the first that messages reach: told apart anew. */
import type { Call } from '../../platform/call'
import { reindexInBulk, type Reindexed } from '../../people/actions'
import { plainPhone } from '../rules'
import { registerFields } from './contacts'
import * as store from './store'

/** Own choice, 2026-11-29: enterprises of one transaction. */
const PAGE = 1000

/**
 * One page, by the enterprise's id from behind `after`. Done again it changes nothing; an import beside it neither loses nor is lost.
 * @returns what was done, and where the next page begins; undefined: this was the last
 */
export async function rereadPhones(
  act: Pick<Call, 'tx' | 'tools'>,
  after: string | undefined,
  dryRun: boolean,
): Promise<Reindexed & { next: string | undefined }> {
  const rows = await store.listRegistered(act.tx, after, PAGE)
  const done = await reindexInBulk(
    act,
    rows.map((row) => row.personId),
    registerFields.phone,
    { blindOf: (cell) => ({ purpose: 'phone', value: plainPhone(cell) }), dryRun },
  )
  return { ...done, next: rows.length < PAGE ? undefined : rows.at(-1)?.id }
}
