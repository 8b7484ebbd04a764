/** Prepares campaigns beside the requests: chooses, opens numbers, issues invitations, wants messages. In steps, each a transaction: a process that
 * dies in it loses a step at most, and another one goes on. */
import type { Exclusion } from '../../../types/invitations'
import { getOfficeAt } from '../../divisions/actions'
import { issueInvitations, type NewInvitation } from '../../intake/actions'
import { readPersonalValuesInBulk } from '../../people/actions'
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

/** A number that cannot be opened is none, and keeps no other from being written to. */
async function readNumbers(act: { tx: Tx; tools: Tools }, personIds: readonly string[]) {
  const fields = ['register/phone'] as const
  try {
    return await readPersonalValuesInBulk(act, personIds, fields)
  } catch (error) {
    if (!(error instanceof CipherError)) throw error
    const opened: Awaited<ReturnType<typeof readPersonalValuesInBulk>> = new Map()
    for (const id of personIds)
      try {
        for (const [person, values] of await readPersonalValuesInBulk(act, [id], fields)) opened.set(person, values)
      } catch (one) {
        if (!(one instanceof CipherError)) throw one
      }
    return opened
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
  const { atOnce } = outreachRules.prepared
  let written: Promise<unknown> = Promise.resolve()
  for (let from = 0; from < all.length; from += atOnce) {
    // The numbers of a portion are opened here while the database writes the one before.
    const sorted = await sortOut(act, all.slice(from, from + atOnce))
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

/** Targets by number: which of the numbers can be sent to. */
async function sortOut(
  act: { tx: Tx; tools: Tools },
  groups: readonly (readonly store.OpenTarget[])[],
): Promise<Sorted> {
  const phones = await readNumbers(
    act,
    groups.map(([first]) => first?.person_id ?? ''),
  )
  const sorted: Sorted = { sendable: [], excluded: [] }
  for (const group of groups) {
    const [first] = group
    if (first === undefined) continue
    const written = phones.get(first.person_id)?.get('register/phone')
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
