/** Which enterprise a record means, as it is now. */
import type { recordBody } from '../../../types/field-records'
import type * as z from 'zod/mini'
import { getInvitation } from '../../intake/actions'
import { Failure } from '../../platform/failure'
import type { Call } from '../../platform/call'
import { canonicalKey, findIdByUscc, listEnterprises } from '../../pool/actions'
import type { Standing } from '../standing'
import * as newcomers from './newcomer-store'
import type { Scene } from './scene'

export type ParsedBody = z.output<typeof recordBody>
export type ParsedSubject = Extract<ParsedBody, { kind: 'visit' }>['subject']

export type Resolved =
  /** `said`: as it was named; what is written down under it is right also once a merge is undone. */
  | { is: 'enterprise'; standing: Standing; said: string }
  /** Not known yet which enterprise it is. */
  | { is: 'newcomer'; id: string; newcomer: newcomers.NewcomerRow }
  /** The record that it refers to has not come. */
  | { is: 'missing'; waitsFor: string }
  | { is: 'unknown' }

export async function resolveSubject(scene: Scene, subject: ParsedSubject): Promise<Resolved> {
  const { call } = scene
  if ('enterprise' in subject) return ofEnterprise(scene, subject.enterprise)
  if ('uscc' in subject) return ofEnterprise(scene, await findIdByUscc(call, subject.uscc))
  if ('invitation' in subject) return ofEnterprise(scene, await enterpriseOfInvitation(scene, subject.invitation))
  const newcomer = await newcomers.findNewcomer(call.tx, subject.newcomer)
  if (newcomer === undefined) return { is: 'missing', waitsFor: subject.newcomer }
  // Of another person's phone, or taken back: it stands for nothing.
  if (newcomer.person_id !== scene.device.person_id || newcomer.state === 'taken-back') return { is: 'unknown' }
  return newcomer.enterprise_id === null
    ? { is: 'newcomer', id: newcomer.record_id, newcomer }
    : ofEnterprise(scene, newcomer.enterprise_id)
}

async function ofEnterprise(scene: Scene, id: string | undefined): Promise<Resolved> {
  const standing = id === undefined ? undefined : await scene.standingOf(id)
  return standing === undefined || id === undefined ? { is: 'unknown' } : { is: 'enterprise', standing, said: id }
}

/** Whether it has been merged into another one since. */
export const isMerged = (found: Resolved): boolean =>
  found.is === 'enterprise' && found.standing.enterprise.id !== found.said

/** A poster of a place, a list, one taken back or of another city: no enterprise stands behind it. */
async function enterpriseOfInvitation(scene: Scene, token: string): Promise<string | undefined> {
  try {
    return (await getInvitation(scene.call, token)).boundTo ?? undefined
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}

/** A newcomer is met again by its code or by its name as names are compared: both are taken. */
export const lockKeysOf = ({ name, uscc }: { name: string; uscc: string | null }): string[] => [
  canonicalKey(name),
  ...(uscc === null ? [] : [uscc]),
]

/** What others wait for where two of them mean the same: locked in one order by all. */
export function lockKeyOf(resolved: Resolved, subject: ParsedSubject): string {
  if (resolved.is === 'enterprise') return resolved.standing.enterprise.id
  return 'uscc' in subject ? subject.uscc : Object.values(subject).join()
}

/** What is held for enterprises that records name: what was merged meanwhile is the one that it is today, by which others hold it. */
export async function enterpriseKeys(call: Pick<Call, 'tx' | 'now'>, ids: readonly string[]): Promise<string[]> {
  const today = await listEnterprises(call, ids)
  return ids.map((id) => today.get(id)?.enterprise.id ?? id)
}
