/** How enterprises stand now, many at once: what a list shows of them, and what a record that comes late meets. */
import type { CaseState } from '../../types/case-life'
import { listFilesUnguarded } from '../casework/actions'
import { hasEnded } from '../casework/rules'
import { listApplicationsFor } from '../intake/actions'
import { listOrganised } from '../organisations/actions'
import type { Call } from '../platform/call'
import { listAbsorbed, listEnterprises, type Enterprise } from '../pool/actions'

export interface Standing {
  enterprise: Enterprise
  /** The path of the office where it lies. */
  place: string | undefined
  /** Its ids: the own one first, then of what was merged into it. */
  ids: string[]
  organised: boolean
  /** Its open case; null: none. */
  open: { id: string; state: CaseState; officePath: string } | null
  /** Struck off, revoked, moved away. */
  gone: boolean
}

/** By the id asked for. */
export async function standingsOf(
  call: Pick<Call, 'tx' | 'now'>,
  asked: readonly string[],
): Promise<Map<string, Standing>> {
  const found = await listEnterprises(call, asked)
  const own = [...new Set([...found.values()].map(({ enterprise }) => enterprise.id))]
  if (own.length === 0) return new Map()
  const absorbed = await listAbsorbed(call, own)
  const idsOf = new Map(own.map((id) => [id, [id, ...(absorbed.get(id) ?? [])]]))
  const every = [...idsOf.values()].flat()
  const organised = await listOrganised(call, every)
  const applications = (await listApplicationsFor(call, every)).filter((one) => one.closed_at === null)
  const files = await listFilesUnguarded(
    call,
    applications.map((one) => one.id),
  )
  return new Map(
    [...found].map(([id, { enterprise, place }]) => {
      const ids = idsOf.get(enterprise.id) ?? [enterprise.id]
      const open = applications
        .filter((one) => one.enterprise_id !== null && ids.includes(one.enterprise_id))
        .flatMap((one) => files.get(one.id) ?? [])
        .find((file) => !hasEnded(file.state))
      const status = enterprise.registrationStatus
      return [
        id,
        {
          enterprise,
          place,
          ids,
          organised: ids.some((one) => organised.has(one)),
          open: open === undefined ? null : { id: open.id, state: open.state, officePath: open.office_path },
          gone: status !== null && status !== 'active',
        },
      ]
    }),
  )
}
