/** Everything that is held about a person, in full: for the file that the person takes along. */
import type { SignedInCall } from '../platform/call'
import { sayMessageText } from '../outreach/actions'
import type { Gathered } from './holdings'

const iso = (at: Date) => at.toISOString()

/** Version of the file's form; a reader of an older one is told apart by it. */
const FORMAT = 'one-tap-league/my-data/1'

/** In full, as data: names of fields, not words, so that another service can read it. */
export function fileOf(call: SignedInCall, all: Gathered): string {
  const file = {
    format: FORMAT,
    madeAt: iso(call.now),
    person: call.actor.personId,
    // A secret that signs in is no information about the person, and a file is no place for it.
    values: all.values.map(({ field, value, writtenAt }) => ({
      field,
      value: field.startsWith('factor/') ? null : value,
      since: iso(writtenAt),
      ...(all.noteCases.has(field) ? { application: all.noteCases.get(field) } : {}),
    })),
    applications: all.applications.map((one) => ({
      id: one.id,
      number: one.number,
      enterprise: one.name,
      uscc: one.given_uscc ?? one.uscc,
      address: one.address,
      operatingAddress: one.operating_address,
      bodies: one.bodies,
      authority: one.authority,
      youth: one.youth,
      members: one.members,
      noticeVersion: one.notice_version,
      submittedAt: iso(one.submitted_at),
      state: all.files.find((file) => file.id === one.id)?.state ?? null,
    })),
    joins: all.joins.map((one) => ({ enterprise: one.enterprise, state: one.state, askedAt: iso(one.asked_at) })),
    uploads: all.uploads.map((one) => ({ id: one.id, type: one.type, storedAt: iso(one.storedAt) })),
    subscriptions: all.subscriptions.map(({ template, left, always }) => ({ template, left, always })),
    messages: all.messages.map((one) => ({
      template: one.template,
      text: sayMessageText(one.template, one.params),
      state: one.state,
      at: iso(one.wanted_at),
    })),
    messagePreference: all.preference ?? null,
    devicesSignedIn: all.sessions,
    grants: call.actor.grants.map(({ role, officeName, division }) => ({ role, office: officeName, division })),
    consents: all.consents.map((one) => ({
      kind: one.kind,
      state: one.state,
      noticeVersion: one.notice_version,
      at: iso(one.at),
      record: one.record_id,
    })),
    sharings: all.sharings.map((one) => ({
      at: iso(one.at),
      manner: one.manner,
      recipient: one.recipient,
      fields: one.fields,
      purpose: one.purpose,
      basis: one.basis,
    })),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}
