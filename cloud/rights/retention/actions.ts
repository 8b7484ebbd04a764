/**
 * Retention by rule: what is past its time goes, some of each kind a round, and a report says how many of each and what comes next.
 * Each kind is a transaction of its own; what went is gone for good, so a round that dies is simply followed by the next.
 */
import type { FileGateway } from '../../gateways/files/port'
import { listNoteFields } from '../../casework/actions'
import {
  countDueFollows,
  countDueNotes,
  countDuePhones,
  countDueRecords,
  countDueTexts,
  forgetFollows,
  forgetNotes,
  forgetPhones,
  forgetRecords,
  forgetTexts,
} from '../../fieldwork/actions'
import { countDueComplaints, forgetComplaintTexts } from '../../feedback/keeping/actions'
import {
  contactField,
  countDue,
  listDueContacts,
  listDueLicences,
  markContactForgotten,
  markLicenceLetGo,
} from '../../intake/actions'
import {
  countEndedCampaignsBefore,
  countMessagesBefore,
  countReceiptsBefore,
  forgetMessagesBefore,
  forgetReceiptsBefore,
  forgetTargetsBefore,
} from '../../outreach/actions'
import {
  countSharingsBefore,
  countUntakenBefore,
  discardUntakenBefore,
  discardUpload,
  forgetPerson,
  forgetPersonalValues,
  forgetSharingsBefore,
  listDiscarded,
  markDiscarded,
} from '../../people/actions'
import type { Call } from '../../platform/call'
import type { Clock } from '../../platform/clock'
import type { Database } from '../../platform/database/database'
import { countDueSecretaries, releaseSecretaries } from '../../organisations/actions'
import { countDueRegisterContacts, releaseRegisterContacts } from '../../pool/actions'
import { dueBefore, retentionKinds, roundRules, type RetentionKind } from '../rules'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now'>
type Count = (act: Act, before: Date) => Promise<number>
/** @returns how many went: fewer than `limit` where nothing is left */
type Clear = (act: Act, before: Date, limit: number) => Promise<number>

async function clearContacts(act: Act, kind: 'contact' | 'join', before: Date, limit: number): Promise<number> {
  const due = await listDueContacts(act, { kind, before }, limit)
  for (const { id, personId } of due) {
    const notes = kind === 'contact' ? await listNoteFields(act, id) : []
    await forgetPersonalValues(act, personId, [contactField(id), ...notes])
    await markContactForgotten(act, kind, id)
  }
  return due.length
}

async function clearLicences(
  act: Act,
  kind: 'licenceAccepted' | 'licenceEnded',
  before: Date,
  limit: number,
): Promise<number> {
  const due = await listDueLicences(act, { kind, before }, limit)
  for (const { id, uploadId } of due) {
    await discardUpload(act, uploadId)
    await markLicenceLetGo(act, id)
  }
  return due.length
}

const kinds: Readonly<Record<RetentionKind, { count: Count; clear: Clear }>> = {
  contact: {
    count: (act, before) => countDue(act, { kind: 'contact', before }),
    clear: (act, before, limit) => clearContacts(act, 'contact', before, limit),
  },
  join: {
    count: (act, before) => countDue(act, { kind: 'join', before }),
    clear: (act, before, limit) => clearContacts(act, 'join', before, limit),
  },
  licenceAccepted: {
    count: (act, before) => countDue(act, { kind: 'licenceAccepted', before }),
    clear: (act, before, limit) => clearLicences(act, 'licenceAccepted', before, limit),
  },
  licenceEnded: {
    count: (act, before) => countDue(act, { kind: 'licenceEnded', before }),
    clear: (act, before, limit) => clearLicences(act, 'licenceEnded', before, limit),
  },
  untaken: { count: countUntakenBefore, clear: discardUntakenBefore },
  register: {
    count: countDueRegisterContacts,
    clear: async (act, before, limit) => {
      const persons = await releaseRegisterContacts(act, before, limit)
      for (const personId of persons) await forgetPerson(act, personId)
      return persons.length
    },
  },
  secretary: {
    count: countDueSecretaries,
    clear: async (act, before, limit) => {
      const persons = await releaseSecretaries(act, before, limit)
      for (const personId of persons) await forgetPerson(act, personId)
      return persons.length
    },
  },
  visitNote: { count: countDueNotes, clear: forgetNotes },
  fieldText: { count: countDueTexts, clear: forgetTexts },
  fieldFollow: { count: countDueFollows, clear: forgetFollows },
  fieldRecord: { count: countDueRecords, clear: forgetRecords },
  fieldPhone: { count: countDuePhones, clear: forgetPhones },
  complaint: { count: countDueComplaints, clear: forgetComplaintTexts },
  sharing: { count: countSharingsBefore, clear: forgetSharingsBefore },
  messages: { count: countMessagesBefore, clear: forgetMessagesBefore },
  targets: { count: countEndedCampaignsBefore, clear: forgetTargetsBefore },
  receipts: { count: countReceiptsBefore, clear: forgetReceiptsBefore },
}

export type RetentionCounts = Record<RetentionKind, number>
export interface RetentionReport {
  /** What went, or in a dry run what is due. */
  gone: RetentionCounts & { files: number }
  /** What becomes due within the days that the rules look ahead. */
  next: RetentionCounts
}

const countEach = async (count: (kind: RetentionKind) => Promise<number>): Promise<RetentionCounts> => {
  const counts = {} as RetentionCounts
  for (const kind of retentionKinds) counts[kind] = await count(kind)
  return counts
}

interface Place {
  database: Database
  clock: Clock
  files: Pick<FileGateway, 'remove'>
}

/** Takes files off the disk that were let go of. The row says so only after the file is gone: a death in between repeats it. */
async function sweepFiles({ database, clock, files }: Place): Promise<number> {
  const due = await database.transact((tx) => listDiscarded({ tx }, roundRules.perKind))
  for (const { key } of due) await files.remove(key)
  await database.transact((tx) =>
    markDiscarded(
      { tx, now: clock.now() },
      due.map(({ id }) => id),
    ),
  )
  return due.length
}

/** One round. @param dryRun counts and changes nothing */
export async function retain(place: Place, { dryRun = false } = {}): Promise<RetentionReport> {
  const { database, clock } = place
  const now = clock.now()
  const later = new Date(now.getTime() + roundRules.aheadDays * 86_400_000)
  const due = (kind: RetentionKind, at: Date) =>
    database.transact((tx) => kinds[kind].count({ tx, now }, dueBefore(kind, at)))
  const gone = dryRun
    ? await countEach((kind) => due(kind, now))
    : await countEach((kind) =>
        database.transact((tx) => kinds[kind].clear({ tx, now }, dueBefore(kind, now), roundRules.perKind)),
      )
  const left = await countEach((kind) => due(kind, now))
  const next = await countEach(async (kind) => (await due(kind, later)) - (dryRun ? left[kind] : 0))
  const report = { gone: { ...gone, files: dryRun ? 0 : await sweepFiles(place) }, next }
  const isEmpty = Object.values(report.gone).every((n) => n === 0)
  // A round that found nothing says nothing: the reports stay readable.
  if (!dryRun && !isEmpty) await database.transact((tx) => store.insertRun(tx, now, report, roundRules.reportsKept))
  return report
}

/** Rounds until nothing is due. */
export async function retainAll(place: Place): Promise<RetentionReport> {
  const total = await retain(place)
  for (let round = total; Object.values(round.gone).some((n) => n >= roundRules.perKind);) {
    round = await retain(place)
    for (const kind of [...retentionKinds, 'files'] as const) total.gone[kind] += round.gone[kind]
    total.next = round.next
  }
  return total
}
