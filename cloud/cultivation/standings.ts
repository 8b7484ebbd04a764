/** How enterprises stand, with what was merged into them. */
import { listStandings } from '../intake/actions'
import { listOrganised } from '../organisations/actions'
import type { Call } from '../platform/call'
import { listAbsorbed, listWithheld } from '../pool/actions'

export interface Standing {
  applied: boolean
  inReview: boolean
  organised: boolean
  withheld: boolean
}

export async function standingsOf(
  call: Pick<Call, 'tx' | 'now'>,
  ids: readonly string[],
): Promise<Map<string, Standing>> {
  const absorbed = await listAbsorbed(call, ids)
  const every = [...ids, ...[...absorbed.values()].flat()]
  const all = await listStandings(call, every)
  const organised = await listOrganised(call, every)
  const withheld = await listWithheld(call, every)
  return new Map(
    ids.map((id) => {
      const own = [id, ...(absorbed.get(id) ?? [])]
      const of = own.flatMap((one) => all.get(one) ?? [])
      return [
        id,
        {
          applied: of.some((one) => one.applied),
          inReview: of.some((one) => one.inReview),
          organised: own.some((one) => organised.has(one)),
          withheld: own.some((one) => withheld.has(one)),
        },
      ]
    }),
  )
}
