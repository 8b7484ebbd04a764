/** Who could found together with a case's enterprise: by place and trade, among applications that are not on another way. */
import { findSurvey, listAlone, type CaseFile } from '../casework/actions'
import { listApplications } from '../intake/actions'
import { reach, type Reach } from '../people/rules'
import type { Call } from '../platform/call'
import { tradeOf } from '../pool/rules'
import { nearnessOf, nearRules, rankOf, sayWhy, type Located } from './near'
import { siteOf } from './site'
import * as store from './store'
import type { Nearness } from '../../types/joint'

type Act = Pick<Call, 'tx' | 'tools'>

export interface Partner {
  file: CaseFile
  near: Nearness
  why: string
  members: number | null
  youth: number | null
}

/** Bands that an owner tapped and that say one number. */
const sure = (band: string | null): number | null => (band === '0' ? 0 : null)

/** What is known of an enterprise's people: by the survey, else as far as the owner's band is one number. @param until as it was known then */
export async function countsOf(
  call: Pick<Call, 'tx'>,
  caseId: string,
  application: { members: string | null; youth: string | null } | undefined,
  until?: Date,
): Promise<{ members: number | null; youth: number | null; staff: number | null }> {
  const survey = await findSurvey(call, caseId, until)
  return {
    members: survey?.members ?? sure(application?.members ?? null),
    youth: survey?.youth ?? sure(application?.youth ?? null),
    staff: survey?.staff ?? null,
  }
}

/** Where an enterprise works: the operating address where there is one. */
export function locate(
  call: Pick<Call, 'tools'>,
  file: Pick<CaseFile, 'enterprise' | 'office_id'>,
  application: { address: string; operating_address: string | null } | undefined,
): Located {
  const address = application?.operating_address ?? application?.address ?? ''
  return {
    site: siteOf(call.tools.configuration.HOME_CITY, address),
    officeId: file.office_id,
    trade: tradeOf(file.enterprise),
  }
}

async function listNear(
  call: Act,
  file: CaseFile,
  within: Reach,
  officePath: string,
  looked: number,
): Promise<Partner[]> {
  const { shown, states } = nearRules
  const alone = (
    await listAlone(call, { reach: within, states, officePath, near: file.office_path, limit: looked })
  ).filter((one) => one.id !== file.id && one.uscc !== file.uscc)
  const seated = await store.listSeated(
    call.tx,
    alone.map(({ id }) => id),
  )
  const applications = await listApplications(call, [file.id, ...alone.map(({ id }) => id)])
  const own = locate(call, file, applications.get(file.id))
  const near = alone
    .filter(({ id }) => !seated.has(id))
    .flatMap((one) => {
      const other = locate(call, one, applications.get(one.id))
      const nearness = nearnessOf(own, other)
      return nearness === null
        ? []
        : [
            {
              file: one,
              near: nearness,
              why: sayWhy(own, other, nearness),
              rank: rankOf(nearness, own.trade === other.trade),
            },
          ]
    })
    .sort((one, other) => one.rank - other.rank || (one.file.id < other.file.id ? -1 : 1))
    .slice(0, shown)
  const partners: Partner[] = []
  for (const { file: one, near: nearness, why } of near) {
    const { members, youth } = await countsOf(call, one.id, applications.get(one.id))
    partners.push({ file: one, near: nearness, why, members, youth })
  }
  return partners
}

/** For a cadre: within the own reach, wherever in the city. */
export const suggestPartners = (call: Call, file: CaseFile): Promise<Partner[]> =>
  listNear(call, file, reach(call.actor, 'joint.form'), '/', nearRules.looked)

/**
 * For the recommendation: how many there are at the case's own street, whoever looks, and their members as far as all are known.
 * Null: nobody near by has applied, which says nothing of who could.
 */
export async function countNeighbours(
  call: Act,
  file: CaseFile,
): Promise<{ enterprises: number; members: number | null } | null> {
  const near = await listNear(call, file, [{ kind: 'all' }], file.office_path, nearRules.counted)
  if (near.length === 0) return null
  const members = near.map((one) => one.members)
  return {
    enterprises: near.length,
    members: members.some((count) => count === null) ? null : members.reduce<number>((sum, one) => sum + (one ?? 0), 0),
  }
}
