/** Everything that is held about a person, gathered from the rooms, in words for the page. In full: `file.ts`. */
import type { OutputOf } from '../../types/registry'
import { caseWords } from '../../types/words/casework'
import { rightsWords as words } from '../../types/words/rights'
import { staffWords } from '../../types/words/staff'
import { listFilesOf, listNoteFields } from '../casework/actions'
import { hasEnded } from '../casework/rules'
import { contactField, listApplicationsOf, listJoinsOfPerson } from '../intake/actions'
import { draftLife } from '../intake/rules'
import { listSubscriptionsOf } from '../outreach/subscriptions/actions'
import { findPreference, listMessagesOf, sayMessageChannel, sayMessageText } from '../outreach/actions'
import { countSessions, listConsents, listPersonalValues, listSharingsOf, listUploadsOf } from '../people/actions'
import { maskPhone, sharingRules } from '../people/rules'
import type { SignedInCall } from '../platform/call'
import { retentionRules, shownMessages } from './rules'

type Shown = OutputOf<'seeMyData'>
type Holding = Shown['groups'][number]['holdings'][number]

/** All that the rooms hold; read once. */
export async function gather(call: SignedInCall) {
  const { personId } = call.actor
  const files = await listFilesOf(call, personId)
  const noteCases = new Map<string, string>()
  for (const file of files) for (const field of await listNoteFields(call, file.id)) noteCases.set(field, file.number)
  return {
    values: await listPersonalValues(call, personId),
    applications: await listApplicationsOf(call, personId),
    files,
    noteCases,
    joins: await listJoinsOfPerson(call, personId),
    uploads: await listUploadsOf(call, personId),
    messages: await listMessagesOf(call, personId),
    subscriptions: (await listSubscriptionsOf(call, personId)).filter((one) => one.always || one.left > 0),
    preference: await findPreference(call, personId),
    sessions: await countSessions(call, personId),
    consents: await listConsents(call, personId),
    sharings: await listSharingsOf(call, personId),
  }
}
export type Gathered = Awaited<ReturnType<typeof gather>>

/** What a form notes beside what was typed: which part of it is open, how the enterprise was found, which poster led here. */
const NOTED = ['shown', 'way', 'via']

/** A draft is kept as JSON with its bookkeeping; of it only what was typed is the person's. */
function sayDraft(value: string): string | undefined {
  const draft = JSON.parse(value) as { values?: Record<string, string> }
  const typed = Object.entries(draft.values ?? {})
    .filter(([field, value]) => value !== '' && !NOTED.includes(field))
    .map(([, value]) => value)
  return typed.length === 0 ? undefined : typed.join('；')
}

type Named = Pick<Holding, 'label' | 'value' | 'why' | 'until'> & { group: keyof typeof words.groups }

/** One personal value in words. Whatever this room does not know by name is shown all the same: nothing held stays unsaid. */
function sayValue(all: Gathered, field: string, value: string): Named | undefined {
  const { labels, why, until } = words
  const slash = field.indexOf('/')
  const [prefix, rest] = slash < 0 ? [field, ''] : [field.slice(0, slash), field.slice(slash + 1)]
  const withCase = until.withCase(retentionRules.contact.days)
  switch (prefix) {
    case 'phone':
      return { group: 'account', label: labels.phone, value: maskPhone(value), why: why.phone, until: until.deletion }
    case 'name':
      return { group: 'account', label: labels.name, value, why: why.name, until: until.deletion }
    case 'account':
      return {
        group: 'account',
        label: labels.account,
        value: words.values.bound,
        why: why.account,
        until: until.deletion,
      }
    case 'factor':
      return {
        group: 'account',
        label: labels.factor,
        value: words.values.set,
        why: why.factor,
        until: until.deletion,
      }
    case 'contact-name': {
      const of = all.applications.find((one) => one.id === rest)?.number ?? labels.join
      return { group: 'typed', label: labels.contactName(of), value, why: why.contactName, until: withCase }
    }
    case 'case-note':
      return { group: 'typed', label: labels.note, value, why: why.note, until: withCase }
    case 'candidate':
      return { group: 'typed', label: labels.candidate, value, why: why.candidate, until: until.deletion }
    case 'draft': {
      const typed = sayDraft(value)
      return typed === undefined
        ? undefined
        : { group: 'typed', label: labels.draft, value: typed, why: why.draft, until: until.draft(draftLife.days) }
    }
    case 'complaint':
    case 'complaint-note':
      return {
        group: 'typed',
        label: labels.complaint,
        value,
        why: why.complaint,
        until: until.complaint(retentionRules.complaint.days),
      }
    default:
      return { group: 'others', label: labels.others, value, why: why.others, until: until.deletion }
  }
}

const iso = (at: Date) => at.toISOString()

function sayApplication(one: Gathered['applications'][number]): Holding {
  const { headcounts } = words.values
  return {
    label: words.labels.application(one.number),
    value: [
      one.name,
      one.given_uscc ?? one.uscc,
      one.address,
      ...(one.operating_address === null ? [] : [one.operating_address]),
      ...(one.youth === null ? [] : [words.values.youth(headcounts[one.youth])]),
      ...(one.members === null ? [] : [words.values.members(headcounts[one.members])]),
    ].join('；'),
    why: words.why.application,
    since: iso(one.submitted_at),
    until: words.until.record,
  }
}

function sayUpload(all: Gathered, one: Gathered['uploads'][number]): Holding {
  const isTaken = all.applications.some((application) => application.licence_upload_id === one.id)
  return {
    label: words.labels.licence,
    value: words.values.stored,
    why: words.why.licence,
    since: iso(one.storedAt),
    until: isTaken
      ? words.until.licence(retentionRules.licenceAccepted.days)
      : words.until.untaken(retentionRules.untaken.days),
  }
}

/** What left for the person, as far as is known. */
const sentOf = (all: Gathered) => all.messages.filter((one) => one.state === 'sent' || one.state === 'unknown')

function sayGroups(call: SignedInCall, all: Gathered): Shown['groups'] {
  const of: Record<keyof typeof words.groups, Holding[]> = {
    account: [],
    applications: [
      ...all.applications.map(sayApplication),
      ...all.joins.map((join) => ({
        label: words.labels.join,
        value: join.enterprise,
        why: words.why.join,
        since: iso(join.asked_at),
        until: words.until.record,
      })),
    ],
    typed: [],
    files: all.uploads.map((one) => sayUpload(all, one)),
    others: [],
  }
  for (const { field, value, writtenAt } of all.values) {
    const said = sayValue(all, field, value)
    if (said === undefined) continue
    const { group, ...holding } = said
    of[group].push({ ...holding, since: iso(writtenAt) })
  }
  of.account.push({
    label: words.labels.sessions,
    value: words.values.sessions(all.sessions),
    why: words.why.sessions,
    since: null,
    until: words.until.session,
  })
  for (const grant of call.actor.grants)
    of.account.push({
      label: words.labels.grant,
      value: words.values.grant(staffWords.roles[grant.role], grant.officeName),
      why: words.why.grant,
      since: null,
      until: words.until.grant,
    })
  if (all.preference !== undefined)
    of.account.push({
      label: words.labels.preference,
      value: words.values.preference[all.preference],
      why: words.why.preference,
      since: null,
      until: words.until.deletion,
    })
  const sent = sentOf(all)
  if (sent.length > 0)
    of.others.push({
      label: words.labels.messages,
      value: words.values.messages(sent.length),
      why: words.why.messages,
      since: iso(sent.at(-1)?.wanted_at ?? call.now),
      until: words.until.years(sharingRules.keptYears),
    })
  for (const one of all.subscriptions)
    of.others.push({
      label: words.labels.subscription,
      value: words.values.subscription(one.template, one.always ? null : one.left),
      why: words.why.subscription,
      since: iso(one.at),
      until: words.until.deletion,
    })
  return (Object.keys(words.groups) as (keyof typeof words.groups)[])
    .map((group) => ({ title: words.groups[group], holdings: of[group] }))
    .filter(({ holdings }) => holdings.length > 0)
}

/** Who received it, as the person knows them. */
export function saySharing(one: Gathered['sharings'][number]): Shown['sharings'][number] {
  const { fields, purposes, bases, smsProvider } = words.sharing
  return {
    to: one.manner === 'entrusted' ? (smsProvider[one.recipient] ?? one.recipient) : one.recipient,
    fields: one.fields.map((field) => fields[field]).join('、'),
    purpose: purposes[one.purpose] ?? one.purpose,
    basis: bases[one.basis],
    at: iso(one.at),
  }
}

/** The same to the same for the same purpose, by the first and the last day: each login would be a line of its own. */
function joinSharings(all: Gathered): Shown['sharings'] {
  const seen = new Set<string>()
  return all.sharings.map(saySharing).filter((one) => {
    const same = [one.to, one.fields, one.purpose].join('|')
    if (seen.has(same)) return false
    seen.add(same)
    return true
  })
}

export function sayHoldings(call: SignedInCall, all: Gathered): Omit<Shown, 'membership' | 'promotion' | 'deletion'> {
  const values = new Map(all.values.map(({ field, value }) => [field, value]))
  return {
    name: values.get('name') ?? null,
    groups: sayGroups(call, all),
    applications: all.files.map((file) => ({
      id: file.id,
      number: file.number,
      enterprise: file.enterprise,
      state: file.state,
      headline: caseWords.headline[file.state],
      contactName: values.get(contactField(file.id)) ?? null,
      open: !hasEnded(file.state),
    })),
    consents: all.consents.map((one) => ({
      what: words.consents[one.kind][one.state],
      version: one.notice_version,
      at: iso(one.at),
    })),
    sharings: joinSharings(all),
    messages: sentOf(all)
      .slice(0, shownMessages.rows)
      .map((one) => ({
        what: sayMessageText(one.template, one.params),
        at: iso(one.settled_at ?? one.wanted_at),
        channel: sayMessageChannel(one.provider),
      })),
  }
}
