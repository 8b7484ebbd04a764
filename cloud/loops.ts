/** What the service does beside answering requests: each loop in rounds, one after the other, whatever another one fails at. */
import type { Logger } from 'pino'
import type { Gauge } from 'prom-client'
import { strikeClocks } from './casework/clock'
import { remindOfTerms } from './casework/term-reminders'
import { writeDigests } from './casework/digests'
import { settleVacancies } from './casework/staffing'
import type { Ground } from './compose'
import { runImports, sweepTables } from './cultivation/imports/actions'
import { applyDueChange, readGeography, readGeographyVersion } from './divisions/actions'
import { forgetOldNotices } from './duties/actions'
import { keepFieldwork, newcomerNames } from './fieldwork/actions'
import { passOnOverdue } from './feedback/actions'
import { forgetCandidates } from './founding/keeping'
import { compareOrganisations } from './organisations/actions'
import type { FileGateway } from './gateways/files/port'
import type { SmsSender } from './gateways/sms/port'
import type { TableStore } from './gateways/tables/folder'
import { forgetOldDrafts } from './intake/actions'
import {
  forgetOldWorkNotices,
  prepareCampaigns,
  sendWanted,
  sendWorkNotices,
  settleReceipts,
  settleWorkNotices,
} from './outreach/actions'
import type { Outward } from './outward'
import { runPosters, sweepPosters } from './outreach/posters/actions'
import { forgetOldAbsences, handOverLapsed, sweepPeople } from './people/actions'
import { forgetOldCounts } from './platform/act-count'
import { runNight } from './platform/audit/nightly'
import { auditRules } from './platform/audit/rules'
import type { Database } from './platform/database/database'
import { AGAIN, type startLoop } from './platform/loop'
import { forgetOldKeys } from './platform/write-keys'
import { followPool } from './places/actions'
import { followRegistry } from './registry'
import { fillSearchNowAndThen, poolNames, rereadNamesAfterUpgrade, type PoolEngines } from './pool/actions'
import { retain } from './rights/actions'
import { contactSets, digestParts } from './subscriptions'

/** Own choice, 2026-11-23: how often the loops look, in milliseconds. */
export const EVERY = {
  pool: 2000,
  // Slow campaigns drip by quarters of a second.
  messages: 250,
  receipts: 60_000,
  campaigns: 1000,
  keys: 3_600_000,
  grants: 60_000,
  retention: 3_600_000,
  seal: auditRules.seal.everyMs,
  complaints: 60_000,
  changes: 60_000,
  places: 2000,
  placeMembers: 2000,
  clocks: 60_000,
  terms: 600_000,
  vacancies: 10_000,
  digests: 300_000,
  notices: 5000,
  noticeResults: 60_000,
  fieldwork: 60_000,
  search: 2000,
  names: 300_000,
  geocoder: 10_000,
  imports: 1000,
  organisations: 60_000,
  tables: 600_000,
  posters: 1000,
  posterFiles: 600_000,
  // Looks whether it is night.
  night: 600_000,
} as const

export type LoopName = keyof typeof EVERY

interface LoopParts {
  ground: Ground
  engines: PoolEngines
  sms: SmsSender
  outward: Pick<Outward, 'wechatMessages' | 'workNotices' | 'printedCodes'>
  files: FileGateway
  tables: TableStore
  /** Where printed posters lie for a day. */
  posters: TableStore
  askMaps: (() => Promise<unknown>) | null
  loop: (name: LoopName, work: () => Promise<unknown>) => ReturnType<typeof startLoop>
  poolSize: Gauge
  auditBroken: Gauge
  log: Logger
}

/** Every process goes over to the divisions and the places of today within seconds, whichever process changed them. */
async function followPlaces(database: Database, city: string, engines: PoolEngines): Promise<void> {
  const newer = await database.transact(async (tx) =>
    (await readGeographyVersion({ tx })) === engines.placesVersion ? undefined : readGeography({ tx }, city),
  )
  if (newer !== undefined) await engines.renewPlaces(newer)
  await followRegistry(database, city, engines)
}

/** Starts them all. @returns stops them; resolves when the running rounds are over */
export function startLoops({
  ground,
  engines,
  sms,
  outward,
  files,
  tables,
  posters,
  askMaps,
  loop,
  poolSize,
  auditBroken,
  log,
}: LoopParts) {
  const { database, tools, clock } = ground
  const importGround = { database, clock, tables, engines, act: ground.act }
  const { wechatMessages: wechat, workNotices: notices, printedCodes: codes } = outward
  const posterGround = { database, clock, files: posters, codes, act: ground.act }
  const loops = [
    ...(askMaps === null ? [] : [loop('geocoder', askMaps)]),
    ...(notices === null
      ? []
      : [
          loop('notices', async () =>
            (await sendWorkNotices({ database, clock, tools, notices })) > 0 ? AGAIN : undefined,
          ),
          loop('noticeResults', () => settleWorkNotices({ database, clock, tools, notices })),
        ]),
    // One a round: a service that is told to stop takes up no further one.
    loop('imports', () => runImports(importGround)),
    loop('organisations', async () => {
      // What was imported just now is compared with as well.
      await engines.follow(database)
      let walk: Awaited<ReturnType<typeof compareOrganisations>>
      do {
        const at = walk
        walk = await ground.act((call) => compareOrganisations(call, engines, at))
      } while (walk !== undefined)
    }),
    loop('tables', () => sweepTables(importGround)),
    loop('posters', () => runPosters(posterGround)),
    loop('posterFiles', () => sweepPosters(posterGround)),
    loop('retention', () => retain({ database, clock, files })),
    loop('pool', async () => {
      await engines.follow(database)
      await engines.followLessons(database)
      poolSize.set(engines.size)
    }),
    loop('search', fillSearchNowAndThen(ground)),
    loop('names', rereadNamesAfterUpgrade(ground, [...poolNames, newcomerNames])),
    loop('messages', async () => ((await sendWanted({ database, sms, wechat, clock, tools })) > 0 ? AGAIN : undefined)),
    loop('receipts', () => ground.act(settleReceipts)),
    loop('campaigns', async () =>
      (await prepareCampaigns({ database, clock, tools, contacted: contactSets })) ? AGAIN : undefined,
    ),
    loop('grants', () => ground.act(handOverLapsed)),
    loop('keys', () =>
      database.transact(async (tx) => {
        const now = clock.now()
        await forgetOldKeys(tx, now)
        await forgetOldCounts(tx, now)
        await forgetOldDrafts({ tx, now })
        await forgetOldNotices({ tx, now })
        await forgetOldWorkNotices({ tx, now })
        await forgetOldAbsences({ tx, now })
        await forgetCandidates({ tx, now })
        await sweepPeople({ tx, now })
      }),
    ),
    loop('clocks', async () => {
      while (!(await ground.act((call) => strikeClocks({ ...call, requestId: 'clock', device: 'service' }))).isDone);
    }),
    loop('terms', () => ground.act((call) => remindOfTerms({ ...call, requestId: 'terms', device: 'service' }))),
    loop('vacancies', () =>
      ground.act((call) => settleVacancies({ ...call, requestId: 'vacancies', device: 'service' })),
    ),
    loop('fieldwork', () =>
      keepFieldwork((part) => ground.act((call) => part({ ...call, requestId: 'fieldwork', device: 'service' }))),
    ),
    loop('digests', () => ground.act((call) => writeDigests(call, digestParts))),
    loop('complaints', async () => {
      while (await ground.act((call) => passOnOverdue({ ...call, requestId: 'overdue', device: 'service' })));
    }),
    loop('places', () => followPlaces(database, ground.configuration.HOME_CITY, engines)),
    loop('placeMembers', followPool(ground)),
    loop('changes', async () => {
      while (await ground.act((call) => applyDueChange({ ...call, requestId: 'due', device: 'service' })));
    }),
    loop('seal', () => ground.sealer.seal()),
    loop('night', async () => {
      const night = await runNight(ground)
      if (night === undefined) return
      const { verdict, expired } = night
      auditBroken.set(verdict.broken === null ? 0 : 1)
      // The newest block in the log is an anchor outside of the database: a chain that was cut behind it is found by it.
      if (verdict.broken === null)
        log.info({ audit: verdict.head, rows: verdict.rows, expired }, 'audit trail verified')
      else log.error({ audit: verdict.broken }, 'audit trail broken')
    }),
  ]
  return async () => {
    await Promise.all(loops.map((stop) => stop()))
  }
}
