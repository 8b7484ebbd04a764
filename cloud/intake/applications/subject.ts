/** What an application is about: settled from an invitation, a search or what was typed, and compared with the pool. */
import type { ParsedOf } from '../../../types/registry'
import type { MatchResult } from '../../matching'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { canonicalKey, type PoolEngines } from '../../pool/actions'
import { getCandidate } from '../candidates/actions'
import { getInvitation, type Invitation } from '../invitations/actions'

type SubjectInput = ParsedOf<'submitApplication'>['subject']

export interface Subject {
  name: string
  /** The pool's, where the enterprise is surely the pool's; else as given. */
  uscc: string
  /** What was given, or the code of the row that a search showed. */
  givenUscc: string
  address: string
  poolStreet: string | null
  invitation: Invitation | null
  match: MatchResult
  /** The pool's enterprise that is surely meant. */
  enterpriseId: string | null
  /** Where the index stood that matched. */
  indexPosition: string
}

/** The form that such a subject comes from, as drafts name it. */
export const formOf = (subject: SubjectInput): string =>
  'invitation' in subject ? `invitation:${subject.invitation}` : 'apply'

async function read(call: SignedInCall, subject: SubjectInput) {
  if ('name' in subject) return { ...subject, givenUscc: subject.uscc, poolStreet: null, invitation: null }
  const invitation = 'invitation' in subject ? await getInvitation(call, subject.invitation, { hold: true }) : null
  const candidate = 'candidate' in subject ? await getCandidate(call, subject.candidate) : undefined
  const enterprise = candidate ?? invitation?.enterprise ?? undefined
  // A list, a place or a campaign is no enterprise: whoever comes by one chooses first.
  if (enterprise === undefined) throw new Failure('invitationUnknown')
  const { name, uscc, address, street } = enterprise
  return { name, uscc, givenUscc: candidate?.shownUscc ?? uscc, address, poolStreet: street, invitation }
}

/** @throws Failure invitationUnknown, invitationRevoked, candidateExpired */
export async function settleSubject(call: SignedInCall, engines: PoolEngines, input: SubjectInput): Promise<Subject> {
  const subject = await read(call, input)
  const indexPosition = engines.position
  const match = await engines.match(call.tx, subject, canonicalKey(subject.name))
  const best = match.candidates[0]
  const isSure = match.decision === 'auto' && best !== undefined
  return {
    ...subject,
    uscc: isSure ? (best.uscc ?? subject.uscc) : subject.uscc,
    match,
    enterpriseId: isSure ? best.id : null,
    indexPosition,
  }
}
