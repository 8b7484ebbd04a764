/**
 * What of the lists stood beside no enterprise is compared again when the pool has grown: after each import, and once a day for what came one by
 * one. Otherwise whoever imports organisations before the register would approach the very enterprises that have one.
 */
import { localDate } from '../../platform/calendar/calendar'
import type { Call } from '../../platform/call'
import { findFact, putFact } from '../../platform/facts'
import { listImports } from '../../pool/actions'
import { insertEvent } from '../store'
import { match, type Matching } from './run'
import * as store from './store'

/** Own choice, 2026-11-29: organisations a step; requests go on in between. */
const A_STEP = 50
const COMPARED = 'organisations-compared'

type Act = Pick<Call, 'tx' | 'now' | 'tools'>

/**
 * One step of a comparison.
 * @param after where the step before ended; undefined: from the beginning, where there is something to compare with
 * @returns where to go on; undefined: all were compared, or nothing has changed since
 */
export async function compareOrganisations(
  act: Act,
  engines: Matching,
  after: string | undefined,
): Promise<string | undefined> {
  const [latest] = await listImports(act, 1)
  const standing = `${latest?.id ?? ''} ${localDate(act.now)}`
  if (after === undefined && (await findFact(act.tx, COMPARED)) === standing) return undefined
  const open = await store.lockOpen(act.tx, after, A_STEP)
  for (const one of open) {
    const found = await match(act, engines, one.enterprise_name, one.given_uscc)
    if (found.link === one.link) continue
    await store.updateLink(act.tx, one.id, found)
    if (found.enterprise_id === null) continue
    // Nobody did it but the list that named it.
    const event = { organisationId: one.id, at: act.now, enterpriseId: found.enterprise_id, importId: one.import_id }
    await insertEvent(act.tx, { ...event, kind: 'linked', changed: {} })
  }
  if (open.length === A_STEP) return open[A_STEP - 1]?.id
  await putFact(act.tx, COMPARED, standing)
  return undefined
}
