/** Who hears inside the workbench that a case has come, or gone: whoever is named for it, and is no more; an office where it names nobody. */
import { tellCadres, type NoticeKind } from '../duties/actions'
import { listCaseCadres } from '../people/actions'
import type { SignedInCall } from '../platform/call'

/** Everybody who handles cases at an office, but for whoever does it. @param cause each is told once per cause */
export async function tellOffice(
  call: SignedInCall,
  officeId: string,
  { kind, caseId, cause }: { kind: NoticeKind; caseId: string; cause: string },
): Promise<void> {
  const cadres = (await listCaseCadres(call, [officeId])).get(officeId) ?? []
  await tellCadres(
    call,
    cadres.map((personId) => ({ personId, kind, caseId, count: 1, cause })),
    call.actor.personId,
  )
}

/** A case went on, and names another person than before. */
export async function tellNamed(
  call: SignedInCall,
  caseId: string,
  { before, after, cause }: { before: string | null; after: string | null; cause: string },
): Promise<void> {
  if (before === after) return
  const told = [
    { personId: before, kind: 'removed' },
    { personId: after, kind: 'assigned' },
  ] as const
  // Nobody hears of the own act; nor does whoever stands in for its author.
  const others = told.flatMap(({ personId, kind }) =>
    personId === null || personId === call.actor.personId ? [] : [{ personId, kind, caseId, count: 1, cause }],
  )
  if (others.length > 0) await tellCadres(call, others, call.actor.personId)
}
