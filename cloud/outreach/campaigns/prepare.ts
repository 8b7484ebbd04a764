/** Prepares campaigns beside the requests: chooses, opens numbers, issues invitations, wants messages. In steps, each a transaction: a process that
 * dies in it loses a step at most, and another one goes on. */
import type { Exclusion } from '../../../types/invitations'
import { getOfficeAt } from '../../divisions/actions'
import { issueInvitations, type NewInvitation } from '../../intake/actions'
import { readSealedInBulk } from '../../people/actions'
import type { Tools } from '../../platform/call'
import type { Clock } from '../../platform/clock'
import { CipherError } from '../../platform/ciphers/suite'
import type { Database, Tx } from '../../platform/database/database'
import { plainPhone } from '../../pool/rules'
import { unsendable } from '../numbers'
import { outreachRules } from '../rules'
import { insertIntents, type NewIntent } from '../sending/store'
import { officeInMessage, planOf } from './rules'
import * as store from './store'
import type { KeptFilter } from './choose'

interface Preparer {
  database: Database
  clock: Clock
  tools: Tools
}

/** One step of one campaign. @returns whether there was one: more may be left */
export async function prepareCampaigns(preparer: Preparer): Promise<boolean> {
  let at: string | undefined
  try {
    return await prepareNext(preparer, (id) => {
      at = id
    })
  } catch (error) {
    // One that cannot be prepared must not keep the others waiting; its maker sees it, whoever runs the service reads why.
    const { database } = preparer
    if (at !== undefined) {
      const id = at
      await database.transact((tx) => store.update(tx, id, { state: 'failed' }))
    }
    throw error
  }
}

function prepareNext({ database, clock, tools }: Preparer, onCampaign: (id: string) => void): Promise<boolean> {
  return database.transact(async (tx) => {
    const now = clock.now()
    const campaign = await store.lockUnprepared(tx)
    if (campaign === undefined) return false
    onCampaign(campaign.id)
    await store.withoutWaiting(tx)
    const choice = {
      // Written by this room only.
      filter: campaign.filter as KeptFilter,
      template: campaign.template,
      mostAtOneNumber: tools.configuration.OUTREACH_ENTERPRISES_A_NUMBER,
      now,
    }
    if (campaign.throttled_to === null) {
      await store.insertTargets(tx, campaign.id, choice)
      // Marks that the choice was made: an empty one is a choice, too.
      await store.update(tx, campaign.id, { throttled_to: now })
      return true
    }
    const targets = await store.listOpenTargets(tx, campaign.id, outreachRules.prepared.rows)
    if (targets.length > 0) {
      await prepareStep({ tx, now, tools }, campaign, targets)
      return true
    }
    const plan = planOf(await store.countTargets(tx, campaign.id), tools.configuration.SMS_PRICE_FEN)
    await store.update(tx, campaign.id, { state: 'draft', prepared_at: now, throttled_to: null, plan })
    return true
  })
}

/** Opens a person's number; one that cannot be opened is none, and keeps no other from being written to. */
async function readNumbers(
  act: { tx: Tx; tools: Tools },
  personIds: readonly string[],
): Promise<(personId: string) => string | undefined> {
  const open = await readSealedInBulk(act, personIds, ['register/phone'])
  return (personId) => {
    try {
      return open(personId)?.get('register/phone')
    } catch (error) {
      if (error instanceof CipherError) return undefined
      throw error
    }
  }
}

async function prepareStep(
  act: { tx: Tx; now: Date; tools: Tools },
  campaign: store.Campaign,
  targets: readonly store.OpenTarget[],
): Promise<void> {
  const groups = new Map<string, store.OpenTarget[]>()
  for (const target of targets) {
    const key = target.number.toString('hex')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [target])
    else group.push(target)
  }
  const office = officeInMessage(await getOfficeAt(act, campaign.office_path))
  const all = [...groups.values()]
  const numberOf = await readNumbers(
    act,
    all.map(([first]) => first?.person_id ?? ''),
  )
  const { atOnce } = outreachRules.prepared
  let written: Promise<unknown> = Promise.resolve()
  for (let from = 0; from < all.length; from += atOnce) {
    // The numbers of a portion are opened here while the database writes the one before.
    const sorted = await sortOut(numberOf, all.slice(from, from + atOnce))
    await written
    written = write(act, campaign, office, sorted)
    // Awaited by the next portion or below; whatever keeps that from happening must not leave it to nobody.
    written.catch(() => undefined)
  }
  await written
}

interface Sorted {
  sendable: (readonly store.OpenTarget[])[]
  excluded: { number: Buffer; exclusion: Exclusion }[]
}

/** Numbers opened in one go; then whatever the database has answered meanwhile is gone on with. Own choice: some milliseconds. */
const OPENED_IN_ONE_GO = 50

/** Targets by number: which of the numbers can be sent to. */
async function sortOut(
  numberOf: (personId: string) => string | undefined,
  groups: readonly (readonly store.OpenTarget[])[],
): Promise<Sorted> {
  const sorted: Sorted = { sendable: [], excluded: [] }
  for (const [i, group] of groups.entries()) {
    if (i % OPENED_IN_ONE_GO === 0) await new Promise(setImmediate)
    const [first] = group
    if (first === undefined) continue
    const written = numberOf(first.person_id)
    const exclusion = written === undefined ? 'no-phone' : unsendable(plainPhone(written))
    if (exclusion === undefined) sorted.sendable.push(group)
    else sorted.excluded.push({ number: first.number, exclusion })
  }
  return sorted
}

async function write(
  act: { tx: Tx; now: Date; tools: Tools },
  campaign: store.Campaign,
  office: string,
  { sendable, excluded }: Sorted,
): Promise<void> {
  await store.excludeNumbers(act.tx, campaign.id, excluded)
  if (sendable.length > 0) await invite(act, campaign, office, sendable)
}

/** One message a number: of one enterprise its invitation, of several a list that opens each of theirs. */
async function invite(
  act: { tx: Tx; now: Date; tools: Tools },
  campaign: store.Campaign,
  office: string,
  groups: readonly (readonly store.OpenTarget[])[],
): Promise<void> {
  const of = (first: store.OpenTarget): Omit<NewInvitation, 'kind'> => ({
    channel: 'sms',
    contactPersonId: first.person_id,
    contactField: 'register/phone',
    contactBlind: first.number,
    invitedBy: campaign.created_by,
    officeId: campaign.office_id,
    campaignId: campaign.id,
  })
  const heads = groups.flatMap(([first, ...rest]) => (first === undefined ? [] : [{ first, isList: rest.length > 0 }]))
  const issued = await issueInvitations(
    act,
    heads.map(({ first, isList }) => ({
      ...of(first),
      ...(isList ? { kind: 'list' as const } : { kind: 'enterprise' as const, enterpriseId: first.enterprise_id }),
    })),
  )
  const children = groups.flatMap((group, i) => {
    const listId = issued[i]?.id
    return group.length > 1 && listId !== undefined ? group.map((target) => ({ target, listId })) : []
  })
  const inLists = await issueInvitations(
    act,
    children.map(({ target, listId }) => ({
      ...of(target),
      kind: 'enterprise' as const,
      enterpriseId: target.enterprise_id,
      listId,
    })),
  )
  await store.putInvitations(act.tx, campaign.id, [
    ...heads.flatMap(({ first, isList }, i) =>
      isList ? [] : [{ enterpriseId: first.enterprise_id, invitationId: issued[i]?.id ?? '' }],
    ),
    ...children.map(({ target }, i) => ({ enterpriseId: target.enterprise_id, invitationId: inLists[i]?.id ?? '' })),
  ])
  const intents = heads.map(({ first, isList }, i): NewIntent => {
    const { id: invitationId = '', code = '' } = issued[i] ?? {}
    const asList = isList && campaign.template === 'invitation'
    return {
      personId: first.person_id,
      field: 'register/phone',
      number: first.number,
      cause: `campaign/${campaign.id}`,
      campaignId: campaign.id,
      invitationId,
      template: asList ? 'invitation-list' : campaign.template,
      params: asList ? [office, String(groups[i]?.length ?? 0), code] : [office, code],
    }
  })
  await insertIntents(act.tx, act.now, intents)
}
