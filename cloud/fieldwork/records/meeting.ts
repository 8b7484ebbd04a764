/** What a visit meets: another's visit since the list was taken, and how the enterprise stands by now. */
import type { MetKind } from '../../../types/field-records'
import { localDate } from '../../platform/calendar/calendar'
import { agree } from '../conflicts/rules'
import type { Met } from '../conflicts/noting'
import { fieldRules } from '../rules'
import type { Standing } from '../standing'
import type { Scene } from './scene'
import type { ParsedBody } from './subject'
import type { VisitRow } from './visit-store'

type VisitBody = Extract<ParsedBody, { kind: 'visit' }>

/** What of a visit is compared. */
type ToldVisit = Pick<VisitBody, 'known' | 'met' | 'wish' | 'staff' | 'youth' | 'members'>

export type Meet = (met: Pick<Met, 'kind' | 'byRule' | 'theirs'>) => Promise<void>

/** Somebody else was there since the list was taken. Where both say the same it is noted; else a person says what holds. */
export async function meetOthers(
  scene: Scene,
  body: ToldVisit,
  before: readonly VisitRow[],
  replaced: string | null,
  meet: Meet,
): Promise<void> {
  const { known } = body
  const today = scene.call.now.getTime()
  const recent = localDate(new Date(today - fieldRules.metVisit.days * 86_400_000))
  const others = before.filter(
    (one) =>
      one.ended === null &&
      one.person_id !== scene.device.person_id &&
      one.record_id !== replaced &&
      one.on_date >= recent &&
      (known.list === null || known.visitedOn === null || one.on_date > known.visitedOn),
  )
  const against = others.find((one) => !agree(one, body))
  const theirs = against ?? others[0]
  if (theirs !== undefined)
    await meet({ kind: 'visited-by-other', byRule: against === undefined, theirs: theirs.record_id })
}

const wasThere: readonly MetKind[] = ['principal', 'staff', 'reception']

export async function meetPresent(scene: Scene, body: ToldVisit, standing: Standing, meet: Meet): Promise<void> {
  const { known } = body
  if (!scene.reaches(standing.place)) await meet({ kind: 'division-changed', byRule: true })
  if (known.list !== null && (standing.open?.state ?? null) !== known.caseState)
    await meet({ kind: 'case-moved', byRule: true })
  // The register says one thing, who was there another: a person looks. A closed door agrees with the register.
  if (standing.gone) await meet({ kind: 'struck-off', byRule: !wasThere.includes(body.met) })
  if (standing.organised) await meet({ kind: 'already-organised', byRule: body.wish !== 'yes' })
}
