/** What is to be founded: the recommendation, the cadre's decision, the guide. */
import type { FoundingForm, Lacking } from '../../types/case-life'
import type { ParsedOf } from '../../types/registry'
import { fieldWords } from '../../types/words/fields'
import * as casework from '../casework/actions'
import { listColleagues } from '../people/actions'
import { localDate } from '../platform/calendar/calendar'
import type { Call, SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import { recommendFor } from './recommendation'
import * as store from './store'

/**
 * A cadre decides; a deviation from the recommendation wants its reason.
 * @throws Failure inputInvalid, caseMoved, applicationUnknown
 */
export async function decideForm(
  call: SignedInCall,
  { id, form, note }: { id: string; form: FoundingForm; note: string },
): Promise<casework.Moved> {
  const file = await casework.lockCase(call, 'case.work', id)
  const recommended = await recommendFor(call, file)
  const deviates = recommended.form !== form
  if (deviates && note === '') throw new Failure('inputInvalid', [{ field: 'note', message: fieldWords.form.reason }])
  const before = await casework.findLastForm(call, id)
  const moved = await casework.moveLocked(call, file, {
    id,
    action: 'case.work',
    event: { kind: 'decided', payload: { form, recommended: recommended.form, deviates, hasNote: note !== '' } },
    note,
  })
  await casework.learnAgreed(call, file)
  if (before !== undefined && before !== form)
    await store.forgetForm(call.tx, id, [before, form].includes('joint-branch'))
  return moved
}

/** Not yet, with what is missing and the day to look again. */
export async function deferCase(
  call: SignedInCall,
  { id, lacking, until, note }: { id: string; lacking: Lacking[]; until: string; note: string },
): Promise<casework.Moved> {
  casework.mustLieAhead(call, 'until', until)
  const file = await casework.lockCase(call, 'case.work', id)
  const recommended = await recommendFor(call, file)
  const deviates = recommended.form !== 'not-yet'
  if ((deviates || lacking.includes('other')) && note === '')
    throw new Failure('inputInvalid', [
      { field: 'note', message: deviates ? fieldWords.form.reason : fieldWords.note.other },
    ])
  return casework.moveLocked(call, file, {
    id,
    action: 'case.work',
    event: {
      kind: 'deferred',
      payload: { lacking: [...new Set(lacking)], recommended: recommended.form, deviates, hasNote: note !== '' },
    },
    note,
    dueOn: until,
  })
}

export const reconsiderCase = (call: SignedInCall, id: string, note: string) =>
  casework.moveCase(call, {
    id,
    action: 'case.work',
    event: { kind: 'reconsidered', payload: { hasNote: note !== '' } },
    note,
  })

/** Who works where the case lies: the guide is named on its duty, and who is elsewhere may not work on it. */
export async function listGuides(call: Call, file: casework.CaseFile) {
  return (await listColleagues(call, [file.owner_id ?? file.office_id])).map(({ personId, name, office }) => ({
    id: personId,
    name,
    office,
  }))
}

/** @throws Failure inputInvalid (nobody of the office; a day gone by, or too far ahead) */
export async function nameGuide(
  call: SignedInCall,
  { id, person, on }: { id: string; person: string; on: string },
): Promise<casework.Moved> {
  if (on < localDate(call.now)) throw new Failure('inputInvalid', [{ field: 'on', message: fieldWords.day.past }])
  casework.mustNotBeFar(call, 'on', on)
  const file = await casework.lockCase(call, 'case.work', id)
  if (!(await listGuides(call, file)).some((guide) => guide.id === person))
    throw new Failure('inputInvalid', [{ field: 'person', message: fieldWords.colleague.wrong }])
  await store.putFounding(call.tx, id, { guide_id: person, guide_on: on })
  return casework.moveLocked(call, file, {
    id,
    action: 'case.work',
    event: { kind: 'guide-named', payload: { personId: person, on } },
    dueOn: on,
    // The guide is who follows it up from now on (DOMAIN M12).
    personId: person,
  })
}

/**
 * The meeting took place: what came of it, and what is done next by when. That day is the duty's; where the guide comes again it is the day of the
 * agreed contact instead, and the enterprise has its usual time.
 * @throws Failure inputInvalid (a day gone by or too far ahead; another outcome or step without words), caseMoved, applicationUnknown
 */
export async function recordGuidance(
  call: SignedInCall,
  { id, outcome, next, nextOn, members, note }: Omit<ParsedOf<'recordGuidance'>, 'key'>,
): Promise<casework.Moved> {
  if (nextOn !== null) casework.mustLieAhead(call, 'nextOn', nextOn)
  if ((outcome === 'other' || next === 'other') && note === '')
    throw new Failure('inputInvalid', [{ field: 'note', message: fieldWords.note.other }])
  return casework.moveCase(call, {
    id,
    action: 'case.work',
    event: { kind: 'guided', payload: { members, outcome, next, nextOn, hasNote: note !== '' } },
    note,
    ...(nextOn === null || next === 'meet-again' ? {} : { dueOn: nextOn }),
  })
}
