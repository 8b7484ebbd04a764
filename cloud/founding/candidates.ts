/** Candidates: a place opened by whoever prepares, filled by the person alone, with consent; taken away with everything given. */
import type { Education, Post } from '../../types/founding-view'
import type { ParsedOf } from '../../types/registry'
import { errorWords } from '../../types/words/errors'
import { candidateNotice } from '../../types/words/founding-pages'
import { listOffices } from '../divisions/actions'
import { findPersonalValue, forgetPersonalValues, putPersonalValues, recordConsent } from '../people/actions'
import type { Call, SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import * as casework from '../casework/actions'
import { foundingRules } from './keeping-rules'
import * as store from './store'
import type { CandidateRow } from './store'

type Act = Pick<Call, 'tx' | 'now' | 'tools'>

/** The field under which a candidate's value is sealed, with the person's own. */
const parts = ['name', 'born', 'joined', 'education', 'record'] as const
const field = (candidateId: string, part: (typeof parts)[number]) => `candidate/${candidateId}/${part}`

/** States in which the committee may still be changed. */
const isOpen = (state: string) => state === 'guiding' || state === 'preparing'

export const linkOf = (act: Pick<Act, 'tools'>, candidate: Pick<CandidateRow, 'token_id'>): string =>
  `${(act.tools.configuration.PUBLIC_URL ?? '').replace(/\/$/, '')}/c/${act.tools.tokens.candidateToken(candidate.token_id)}`

/** @throws Failure caseMoved, tooManyCandidates */
export async function inviteCandidate(
  call: Call,
  file: casework.CaseFile,
  post: Post,
): Promise<{ candidate: string; link: string }> {
  if (!isOpen(file.state)) throw new Failure('caseMoved')
  await store.putFounding(call.tx, file.id, {})
  if ((await store.listCandidates(call.tx, file.id)).length >= foundingRules.candidates)
    throw new Failure('tooManyCandidates')
  const tokenId = call.tools.tokens.newInvitationId()
  const candidate = await store.insertCandidate(call.tx, { caseId: file.id, post, tokenId, now: call.now })
  return { candidate, link: linkOf(call, { token_id: tokenId }) }
}

/** @throws Failure caseMoved, candidateUnknown */
export async function removeCandidate(call: Call, file: casework.CaseFile, id: string): Promise<void> {
  if (!isOpen(file.state)) throw new Failure('caseMoved')
  const candidate = (await store.listCandidates(call.tx, file.id)).find((one) => one.id === id)
  if (candidate === undefined) throw new Failure('candidateUnknown')
  await letGo(call, candidate, { removed_at: call.now })
}

/** The person's values go, whatever remains of the place; those as well that are given just now: whoever gives them has the place until then. */
export async function letGo(
  call: Pick<Call, 'tx' | 'now'>,
  { id }: Pick<CandidateRow, 'id'>,
  more: { removed_at?: Date } = {},
): Promise<void> {
  const personId = await store.lockStanding(call.tx, id)
  await store.setCandidate(call.tx, id, { ...more, person_id: null, let_go_at: call.now })
  if (personId === null) return
  await forgetPersonalValues(
    call,
    personId,
    parts.map((part) => field(id, part)),
  )
}

/** Why nothing can be given or put right just now; null: it can. */
function closedBy({ state, before_state: before }: Pick<casework.CaseFile, 'state' | 'before_state'>) {
  if (isOpen(state)) return null
  return before !== null && isOpen(before) ? 'candidatePaused' : 'candidateClosed'
}

async function findByToken(call: Call, token: string) {
  const tokenId = call.tools.tokens.findCandidateId(token)
  const candidate = tokenId === undefined ? undefined : await store.lockByToken(call.tx, tokenId)
  const file = candidate === undefined ? undefined : await casework.findFileUnguarded(call, candidate.case_id)
  if (candidate === undefined || file === undefined || candidate.let_go_at !== null)
    throw new Failure('candidateUnknown')
  return { candidate, file }
}

/** What a candidate is asked, and by whom; nothing about anybody else. @throws Failure candidateUnknown */
export async function openCandidate(call: Call, token: string) {
  const { candidate, file } = await findByToken(call, token)
  const founding = await store.findFounding(call.tx, file.id)
  const [office] = await listOffices(call, [file.owner_id ?? file.office_id])
  const closed = closedBy(file)
  return {
    organisation: founding?.full_name ?? '',
    enterprise: file.enterprise,
    office: office?.name ?? '',
    post: candidate.post,
    given: candidate.given_at !== null,
    closed: closed === null ? null : errorWords[closed],
    noticeVersion: candidateNotice.version,
    notice: [...candidateNotice.paragraphs],
  }
}

/** @throws Failure candidateUnknown, candidateClosed (the request has gone), candidatePaused, candidateTwice (who stands for another place of it), noticeOutdated */
export async function giveCandidate(call: SignedInCall, given: ParsedOf<'giveCandidate'>): Promise<void> {
  const { candidate, file } = await findByToken(call, given.token)
  const { personId } = call.actor
  // Once given it is that person's: a link that went round is nobody else's.
  if (candidate.person_id !== null && candidate.person_id !== personId) throw new Failure('candidateUnknown')
  const closed = closedBy(file)
  if (closed !== null) throw new Failure(closed)
  if (given.noticeVersion !== candidateNotice.version) throw new Failure('noticeOutdated')
  // Each agrees for oneself: nobody fills the places of others.
  if (await store.hasOtherPlace(call.tx, { caseId: candidate.case_id, personId, except: candidate.id }))
    throw new Failure('candidateTwice')
  await putPersonalValues(call, personId, [
    { field: field(candidate.id, 'name'), value: given.name },
    { field: field(candidate.id, 'born'), value: given.bornIn },
    { field: field(candidate.id, 'joined'), value: given.joinedIn ?? '' },
    { field: field(candidate.id, 'education'), value: given.education },
    { field: field(candidate.id, 'record'), value: given.record },
  ])
  await recordConsent(call, {
    personId,
    kind: 'membership',
    state: 'given',
    noticeVersion: given.noticeVersion,
    function: 'giveCandidate',
    record: candidate.case_id,
  })
  await store.setCandidate(call.tx, candidate.id, {
    person_id: personId,
    given_at: call.now,
    notice_version: given.noticeVersion,
  })
}

/** What a candidate gave; undefined before, or once it was let go of. */
export interface CandidateFacts {
  name: string
  bornIn: string
  joinedIn: string | null
  education: Education
  record: string
}

export async function findFacts(
  act: Pick<Act, 'tx' | 'tools'>,
  candidate: Pick<CandidateRow, 'id' | 'person_id'>,
): Promise<CandidateFacts | undefined> {
  const { id, person_id: personId } = candidate
  if (personId === null) return undefined
  const value = (part: (typeof parts)[number]) => findPersonalValue(act, personId, field(id, part))
  const name = await value('name')
  if (name === undefined) return undefined
  const joinedIn = await value('joined')
  return {
    name,
    bornIn: (await value('born')) ?? '',
    joinedIn: joinedIn === undefined || joinedIn === '' ? null : joinedIn,
    education: ((await value('education')) ?? 'bachelor') as Education,
    record: (await value('record')) ?? '',
  }
}
