/** One enterprise of the pool, as the cadres of its district and of the city see it. */
import { mergeGrounds, type MergeGround } from '../../types/enterprise'
import type { OutputOf, ParsedOf } from '../../types/registry'
import { answerNames } from '../../types/words/answer-pages'
import { cultivationWords as words } from '../../types/words/cultivation'
import type { Action } from '../../types/actions'
import { findCases } from '../casework/actions'
import { listOffices } from '../divisions/actions'
import { listApplicationsFor, listInvitationsFor } from '../intake/actions'
import { isHandedOut } from '../intake/rules'
import { maskName, maskPhone, may } from '../people/rules'
import type { Call, SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import {
  findRecord,
  findRegisterContact,
  listFormerNames,
  listAbsorbed,
  listImportsOf,
  listMergesOf,
  sayPlace,
  type PoolRecordKept,
} from '../pool/actions'
import { marksOf } from './marks'
import { listOrganisationHistory, showOrganisations } from './organisations/shown'
import { standingsOf } from './standings'

/** The enterprise, if the actor may do this to it; what lies outside and what does not exist answer alike. @throws Failure enterpriseUnknown */
export async function mustReachEnterprise(call: Call, action: Action, id: string): Promise<PoolRecordKept> {
  const record = await findRecord(call, id)
  if (record === undefined || !may(call.actor, action, { officePath: record.place }))
    throw new Failure('enterpriseUnknown')
  return record
}

interface HistoryEntry {
  at: Date
  title: string
  detail: string | null
}

/** Own choice, 2026-11-24: entries shown at most. */
const HISTORY = 50

async function listHistory(
  call: SignedInCall,
  ids: readonly string[],
  applications: Awaited<ReturnType<typeof listApplicationsFor>>,
  merges: Awaited<ReturnType<typeof listMergesOf>>,
): Promise<HistoryEntry[]> {
  const imports = await listImportsOf(call, ids)
  const invitations = await listInvitationsFor(call, ids)
  const formerNames = await listFormerNames(call, ids)
  const organised = await listOrganisationHistory(call, ids, HISTORY)
  const entries: HistoryEntry[] = [
    // Of one instant the later step first.
    ...merges.flatMap(({ name, undoneAt: at }) =>
      at === null ? [] : [{ at, title: words.history.unmerged(name), detail: null }],
    ),
    ...merges.map(({ name, at, ground }) => ({
      at,
      title: words.history.merged(name),
      detail: mergeGrounds.includes(ground as MergeGround) ? words.history.grounds[ground as MergeGround] : null,
    })),
    ...organised,
    ...applications.map((application) => ({
      at: application.submitted_at,
      title: words.history.applied(application.number),
      detail: words.history.matched[application.match_decision](application.match_reason),
    })),
    ...invitations.flatMap(({ answer, answered_at: at }) =>
      answer === null || at === null ? [] : [{ at, title: words.history.answered, detail: answerNames[answer] }],
    ),
    ...invitations
      .filter(isHandedOut)
      .map(({ sent_at: at, created_at: made }) => ({ at: at ?? made, title: words.history.invited, detail: null })),
    ...invitations.flatMap(({ revoked_at: at }) =>
      at === null ? [] : [{ at, title: words.history.invitationRevoked, detail: null }],
    ),
    ...imports.map(({ at, file, source }) => ({
      at,
      title: words.history.imported,
      detail: source === file ? file : `${source}（${file}）`,
    })),
    ...formerNames.flatMap(({ name, until }) =>
      until === null ? [] : [{ at: until, title: words.history.renamed, detail: words.history.formerly(name) }],
    ),
  ]
  return entries.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, HISTORY)
}

export async function getEnterprise(call: SignedInCall, asked: string): Promise<OutputOf<'getEnterprise'>> {
  const record = await mustReachEnterprise(call, 'pool.view', asked)
  const { id } = record
  // What was merged into it was it all along: its history is this one's.
  const ids = [id, ...((await listAbsorbed(call, [id])).get(id) ?? [])]
  const merges = await listMergesOf(call, id)
  const phone = await findRegisterContact(call, record, 'phone')
  const legalPerson = await findRegisterContact(call, record, 'legalPerson')
  const guarded = { officePath: record.place }
  const all = await listApplicationsFor(call, ids)
  const files = await findCases(
    call,
    'case.view',
    all.map((application) => application.id),
  )
  const seen = all.filter((application) => files.has(application.id))
  const offices = await listOffices(call, [...new Set(seen.map((one) => one.office_id))])
  const organisations = await showOrganisations(call, ids)
  const hasContact =
    phone !== undefined ||
    legalPerson !== undefined ||
    organisations.some(({ secretaryMasked }) => secretaryMasked !== null)
  return {
    id,
    name: record.name,
    uscc: record.uscc,
    address: record.address,
    place: await sayPlace(call, record.place),
    marks: marksOf(record, (await standingsOf(call, [id])).get(id)),
    status: record.statusWritten,
    type: record.type,
    ownership: record.ownershipWritten,
    source: record.source,
    importedAt: record.importedAt.toISOString(),
    formerNames: (await listFormerNames(call, ids))
      .filter(({ name }) => name !== record.name)
      .map(({ name, until }) => ({ name, until: until?.toISOString() ?? null })),
    contact: {
      phoneMasked: phone === undefined ? null : maskPhone(phone),
      legalPersonMasked: legalPerson === undefined ? null : maskName(legalPerson),
    },
    organisations,
    cases: seen.map((application) => ({
      id: application.id,
      number: application.number,
      state: files.get(application.id)?.state ?? 'submitted',
      office: offices.find((office) => office.id === application.office_id)?.name ?? '',
      submittedAt: application.submitted_at.toISOString(),
      sure: application.enterprise_id !== null,
    })),
    casesElsewhere: all.length - seen.length,
    merged: merges
      .filter(({ undoneAt }) => undoneAt === null)
      .map(({ id: merge, name, uscc, at }) => ({ merge, name, uscc, at: at.toISOString() })),
    history: (await listHistory(call, ids, seen, merges)).map((entry) => ({ ...entry, at: entry.at.toISOString() })),
    may: [
      ...(hasContact && may(call.actor, 'pool.revealContact', guarded) ? (['revealContact'] as const) : []),
      ...(may(call.actor, 'invitation.send', guarded) ? (['invite'] as const) : []),
      ...(may(call.actor, 'pool.correct', guarded) ? (['correct'] as const) : []),
    ],
  }
}

/** @throws Failure enterpriseUnknown (outside or none), contactUnknown */
export async function revealRegisterContact(
  call: SignedInCall,
  { id, field }: ParsedOf<'revealRegisterContact'>,
): Promise<OutputOf<'revealRegisterContact'>> {
  const record = await mustReachEnterprise(call, 'pool.revealContact', id)
  const value = await findRegisterContact(call, record, field)
  if (value === undefined) throw new Failure('enterpriseUnknown')
  return { value }
}
