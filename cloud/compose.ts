/** Puts the service together: opens what it stands on, builds the engines, ties the rooms. It decides nothing. */
import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { registry } from '../types/registry'
import { cityRuleWords } from '../types/words/city-rules'
import { caseworkFunctions } from './casework/functions'
import { cultivationFunctions } from './cultivation/functions'
import { ensureNation, readGeography, readRegions } from './divisions/actions'
import { divisionFunctions } from './divisions/functions'
import { isCityCode } from './divisions/nation'
import { createCleaner } from './gateways/files/cleaning/clean'
import { createIdentity, type HostSandboxes } from './gateways/identity/create'
import { outreachFunctions } from './outreach/functions'
import { placeFunctions } from './places/functions'
import { openFolderStore } from './gateways/files/folder'
import { openTableStore } from './gateways/tables/folder'
import type { SandboxSms } from './gateways/sms/sandbox'
import { previewInvitation } from './intake/actions'
import { intakeFunctions } from './intake/functions'
import { accountFunctions } from './people/accounts/functions'
import { peopleFunctions } from './people/functions'
import { writeAudit, type AuditLine } from './platform/audit'
import { alignPositions, createSealer, type Sealer } from './platform/audit/seal'
import type { Call, Handlers, Tools } from './platform/call'
import { systemClock, type Clock } from './platform/clock'
import type { Configuration } from './platform/configuration/settings'
import { knowsChinese, openDatabase, type Database } from './platform/database/database'
import { migrate } from './platform/database/migrate'
import { documentFunctions } from './documents/functions'
import { lastVisitDays, revealTold, wasVisited } from './fieldwork/actions'
import { fieldworkFunctions } from './fieldwork/functions'
import { foundingFunctions } from './founding/functions'
import { loadCityRules } from './founding/own-rules'
import { CityRulesError } from './founding/rules/city-rules'
import { jointFunctions } from './joint/functions'
import { feedbackFunctions } from './feedback/functions'
import { findFact, putFact } from './platform/facts'
import { compareSeal } from './platform/seal'
import { startLoop } from './platform/loop'
import { rightsFunctions } from './rights/functions'
import { PoolEngines } from './pool/actions'
import { checkRegistry } from './protocol/check-registry'
import type { ServiceParts } from './protocol/service-parts'
import { createGeocoding } from './geocoding'
import { createOutward, type Outward } from './outward'
import { EVERY, startLoops, type LoopName } from './loops'
import { createSms } from './sms'
import { followReceipts } from './receipts'
import { StartRefused } from './start-refused'
import { contactSets, subscribe } from './subscriptions'
import { createTools } from './tools'

export { StartRefused }

/** What commands and the service stand on. */
export interface Ground {
  configuration: Configuration
  database: Database
  tools: Tools
  clock: Clock
  /**
   * A call of a command: no person behind it. What it changes or shows of persons stands in the audit trail by `line`, in the same
   * transaction.
   */
  act: <T>(work: (call: Call) => Promise<T>, line?: CommandLine) => Promise<T>
  /** Orders and chains what stands in the audit trail; the service has it run each second. */
  sealer: Sealer
  stop: () => Promise<void>
}

/** What a command's row in the audit trail tells. */
export type CommandLine = Pick<AuditLine, 'function' | 'act'> & { record?: string }

/** Opens the database, brings it to this version, fills the divisions. @param clock moved by hand in tests; `copy`: see DatabaseOptions */
export async function openGround(
  configuration: Configuration,
  { clock = systemClock, inMemory = false, copy }: { clock?: Clock; inMemory?: boolean; copy?: string } = {},
): Promise<Ground> {
  if (!isCityCode(configuration.HOME_CITY))
    throw new StartRefused(`HOME_CITY ${configuration.HOME_CITY} is no city of the division lists.`)
  try {
    loadCityRules(configuration)
  } catch (error) {
    if (error instanceof CityRulesError) throw new StartRefused(cityRuleWords.refused(error.message))
    throw error
  }
  const database = await openDatabase({
    url: configuration.DATABASE_URL,
    connections: configuration.DATABASE_POOL,
    folder: inMemory ? null : join(configuration.DATA_DIR, 'database'),
    copy,
  })
  try {
    if (!(await knowsChinese(database.kysely)))
      throw new StartRefused(
        'The database does not know Chinese characters as letters (its locale is C or POSIX): searches would silently find nothing. Create it with: createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8 NAME',
      )
    await migrate(database.kysely)
    const tools = createTools(configuration)
    await database.transact(async (tx) => {
      await alignPositions(tx)
      const kind = await findFact(tx, 'data')
      if (configuration.MODE === 'production' && kind === 'demo')
        throw new StartRefused('This database holds demo data and demo accounts: production refuses it.')
      if (configuration.MODE === 'production' && kind === undefined) await putFact(tx, 'data', 'real')
      const problems = await compareSeal(tx, tools)
      if (problems.length > 0) throw new StartRefused(problems.join('\n'))
    })
    subscribe(tools.bus)
    const act = <T>(work: (call: Call) => Promise<T>, line?: CommandLine): Promise<T> =>
      database.transact(async (tx) => {
        const circumstances = { requestId: 'command', device: 'cli', address: 'cli', actor: null, tools }
        const call = { ...circumstances, tx, now: clock.now() }
        const result = await work(call)
        if (line !== undefined) await writeAudit(call, { record: null, ...line, outcome: 'done' })
        return result
      })
    await act((call) => ensureNation(call, configuration.HOME_CITY))
    const sealer = createSealer({ database, tools, clock })
    const stop = async () => {
      // What this process wrote does not wait for the next one. Where it cannot be sealed now, the next one does it.
      await sealer.seal().catch(() => 0)
      await database.stop()
    }
    return { configuration, database, tools, clock, act, sealer, stop }
  } catch (error) {
    await database.stop()
    throw error
  }
}

/** The running service's parts, and how to stop what runs beside the requests. */
export interface Composed {
  parts: ServiceParts
  inbox: SandboxSms | null
  /** The hosts' sandboxes, where they stand in for hosts. */
  hosts: HostSandboxes
  outward: Outward
  engines: PoolEngines
  stopLoops: () => Promise<void>
  log: Logger
}

export async function composeService(ground: Ground, h5: string | null): Promise<Composed> {
  const { configuration, database, tools, clock } = ground
  // Structured, one JSON object a line. No addresses, bodies or network addresses: they carry tokens and persons.
  const log = pino({
    level: configuration.LOG_LEVEL,
    serializers: { req: (request: { id: string }) => ({ id: request.id }), res: () => ({}) },
  })
  const { sms, gateways: smsGateways, inbox, say } = createSms(ground)
  const geography = await database.transact((tx) => readGeography({ tx }, configuration.HOME_CITY))
  const engines = await PoolEngines.build(database, { regions: readRegions(), ...geography })
  const identity = createIdentity(configuration, clock)
  const outward = createOutward(configuration, clock, identity.sandboxes, database)
  const posters = await openTableStore(join(configuration.DATA_DIR, 'posters'))
  const casework = caseworkFunctions(engines)
  const handlers: Handlers = {
    ...divisionFunctions,
    ...peopleFunctions,
    ...accountFunctions(identity, outward.templates),
    ...placeFunctions({ lastVisitDays, wasVisited }),
    ...intakeFunctions(engines),
    ...casework,
    ...jointFunctions,
    ...foundingFunctions,
    ...documentFunctions,
    ...outreachFunctions({ gateways: smsGateways, say, templates: outward.templates, posters, contacted: contactSets }),
    ...fieldworkFunctions(engines),
    // One way out for a contact in full, whoever it is of: casework knows its own, field work whom somebody met at the door.
    revealContact: async (call, { record, ...input }) =>
      record === undefined ? casework.revealContact(call, input) : revealTold(call, { ...input, record }),
    ...rightsFunctions,
    ...feedbackFunctions,
    ...cultivationFunctions(engines),
  }
  const problems = checkRegistry(registry, handlers)
  if (problems.length > 0) throw new StartRefused(`The registry is not whole:\n${problems.join('\n')}`)
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  const poolSize = new Gauge({
    name: 'pool_enterprises',
    help: 'Enterprises in the matching index',
    registers: [metrics],
  })
  poolSize.set(engines.size)
  const auditBroken = new Gauge({
    name: 'audit_broken',
    help: '1 where the last verification of the audit trail found a break',
    registers: [metrics],
  })
  const failures = new Gauge({
    name: 'loop_failures',
    help: 'Failed rounds in a row, by loop',
    labelNames: ['loop'],
    registers: [metrics],
  })
  const loop = (name: LoopName, work: () => Promise<unknown>) =>
    startLoop(EVERY[name], work, (inRow, error) => {
      failures.set({ loop: name }, inRow)
      if (error !== undefined) log.error({ err: error, loop: name, inRow }, 'round failed')
    })
  const files = await openFolderStore(join(configuration.DATA_DIR, 'files'), createCleaner())
  const askMaps = createGeocoding(ground, engines)
  const tables = await openTableStore(join(configuration.DATA_DIR, 'imports'))
  const stopReceipts = inbox === null ? () => Promise.resolve() : followReceipts(inbox, ground)
  const stopLoops = startLoops({
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
  })
  return {
    parts: {
      database,
      handlers,
      tools,
      clock,
      sms,
      smsGateways,
      identity: identity.gateways,
      files,
      tables,
      metrics,
      readiness: async () => {
        try {
          await database.transact((tx) => findFact(tx, 'nation'))
          return null
        } catch {
          return 'database'
        }
      },
      landing: {
        wechat: outward.miniLinks,
        dingtalk: outward.dingtalkApp,
        preview: (token) => ground.act((call) => previewInvitation(call, engines, token)),
      },
      h5,
    },
    inbox,
    hosts: identity.sandboxes,
    outward,
    log,
    engines,
    stopLoops: async () => {
      await stopReceipts()
      await stopLoops()
      await engines.close()
    },
  }
}
