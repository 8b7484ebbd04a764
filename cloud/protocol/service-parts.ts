import type { Registry as MetricsRegistry } from 'prom-client'
import type { SmsGateway, SmsSender } from '../gateways/sms/port'
import type { IdentityGateways } from '../gateways/identity/port'
import type { TableStore } from '../gateways/tables/folder'
import type { FileGateway } from '../gateways/files/port'
import type { Handlers, Tools } from '../platform/call'
import type { Clock } from '../platform/clock'
import type { Database } from '../platform/database/database'
import type { LandingWays } from './landing'

/** What the composition gives to the protocol. */
export interface ServiceParts {
  database: Database
  handlers: Handlers
  tools: Tools
  clock: Clock
  sms: SmsSender
  /** Each provider behind it, for its callbacks. */
  smsGateways: readonly SmsGateway[]
  identity: IdentityGateways
  files: FileGateway
  tables: TableStore
  metrics: MetricsRegistry
  /** Null when all is well, else what keeps the service from answering. */
  readiness: () => Promise<string | null>
  /** The mini-programs that links of invitations may lead into. */
  landing: LandingWays
  /** Folder of the built H5 app; null where it was not built. */
  h5: string | null
}
