/** Prepares campaigns beside the requests: chooses, opens numbers, issues invitations, wants messages. In steps, each a transaction: a process that
 * dies in it loses a step at most, and another one goes on. */
import { getOfficeAt } from '../../divisions/actions'
import { writeInvitations } from '../../intake/actions'
import { readSealedInBulk } from '../../people/actions'
import type { Tools } from '../../platform/call'
import type { Clock } from '../../platform/clock'
import { CipherError } from '../../platform/ciphers/suite'
import type { Database, Tx } from '../../platform/database/database'
import { listUnclearWords } from '../../pool/actions'
import { outreachRules } from '../rules'
import { insertIntents } from '../sending/store'
import { draft, type Drafts } from './draft'
import { officeInMessage, planOf } from './rules'
import * as store from './store'
import type { ContactedSince, KeptFilter } from './choose'

interface Preparer {
  database: Database
  clock: Clock
  tools: Tools
  /** What other rooms know of contacts; of none: invitations alone count. */
  contacted?: readonly ContactedSince[]
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

function prepareNext(
  { database, clock, tools, contacted = [] }: Preparer,
  onCampaign: (id: string) => void,
): Promise<boolean> {
  return database.transact(async (tx) => {
    const now = clock.now()
    const campaign = await store.lockUnprepared(tx)
    if (campaign === undefined) return false
    onCampaign(campaign.id)
    await store.withoutWaiting(tx)
    const choice = {
      // Written by this room only.
      filter: campaign.filter as KeptFilter,
      contacted,
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
    const targets = await store.listOpenTargets(tx, campaign.id, campaign.prepared_to, outreachRules.prepared.rows)
    const last = targets.at(-1)
    if (last !== undefined) {
      await prepareStep({ tx, now, tools }, campaign, targets)
      await store.update(tx, campaign.id, { prepared_to: last.number })
      return true
    }
    const counts = await store.countTargets(tx, campaign.id)
    const unclear = await listUnclearWords({ tx }, store.unclearTargets(campaign.id), outreachRules.unclear.words)
    const plan = planOf(counts, tools.configuration.SMS_PRICE_FEN, unclear)
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
  const { atOnce } = outreachRules.prepared
  const portions: (typeof all)[] = []
  for (let from = 0; from < all.length; from += atOnce) portions.push(all.slice(from, from + atOnce))
  const read = (portion: typeof all | undefined) =>
    unheard(
      readNumbers(
        act,
        (portion ?? []).map(([first]) => first?.person_id ?? ''),
      ),
    )
  let sealed = read(portions[0])
  let written: Promise<unknown> = Promise.resolve()
  for (const [i, portion] of portions.entries()) {
    const numberOf = await sealed
    // While the numbers of a portion are opened here, the database writes the one before and reads the one behind.
    sealed = read(portions[i + 1])
    const drafts = await draft(act, { campaign, office }, portion, numberOf)
    await written
    written = unheard(write(act, campaign.id, drafts))
  }
  await written
}

/** Awaited later; whatever keeps that from happening must not leave its failure to nobody. */
function unheard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

async function write(act: { tx: Tx; now: Date; tools: Tools }, campaignId: string, drafts: Drafts): Promise<void> {
  await store.excludeNumbers(act.tx, campaignId, drafts.excluded)
  await writeInvitations(act, drafts.invitations)
  await insertIntents(act.tx, act.now, drafts.intents)
}
