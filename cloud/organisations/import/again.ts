/**
 * What of the lists stood beside no enterprise, or was put by the engine beside one of another name and code, is compared again when the pool has
 * grown: after each import, and once a day for what came one by one. Otherwise whoever imports organisations before the register would approach the
 * very enterprises that have one, and hide their neighbours.
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

/** Where a comparison goes on, and with what: an import that comes in between is compared with in the next one. */
interface Walk {
  after: string
  standing: string
}

/**
 * One step of a comparison.
 * @param walk what the step before gave; undefined: from the beginning, where there is something to compare with
 * @returns what to go on with; undefined: all were compared, or nothing has changed since
 */
export async function compareOrganisations(
  act: Act,
  engines: Matching,
  walk: Walk | undefined,
): Promise<Walk | undefined> {
  const [latest] = walk === undefined ? await listImports(act, 1) : []
  const standing = walk?.standing ?? `${latest?.id ?? ''} ${localDate(act.now)}`
  if (walk === undefined && (await findFact(act.tx, COMPARED)) === standing) return undefined
  const open = await store.lockOpen(act.tx, walk?.after, A_STEP)
  for (const one of open) {
    const { likeliest, ...found } = await match(act, engines, one.enterprise_name, one.given_uscc)
    // A link is given up for another enterprise only: that none is found is no reason to approach the one that was.
    if (one.link === 'engine' ? likeliest === undefined || likeliest === one.today : found.link === one.link) continue
    await store.updateLink(act.tx, one.id, found)
    // Nobody did it but who entered it: the list that named it, or whoever founded it here.
    const event = { organisationId: one.id, at: act.now, changed: {}, ...enteredBy(one) }
    if (one.enterprise_id !== null)
      await insertEvent(act.tx, { ...event, kind: 'set-apart', enterpriseId: one.enterprise_id })
    if (found.enterprise_id !== null)
      await insertEvent(act.tx, { ...event, kind: 'linked', enterpriseId: found.enterprise_id })
  }
  const last = open[A_STEP - 1]
  if (last !== undefined) return { after: last.id, standing }
  await putFact(act.tx, COMPARED, standing)
  return undefined
}

function enteredBy({ import_id: importId, person_id: personId, office_id: officeId }: store.OpenOrganisation) {
  if (importId !== null) return { importId }
  return personId === null || officeId === null ? {} : { by: { personId, officeId } }
}
