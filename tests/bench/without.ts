/**
 * Adapters that do nothing, for bench:overhead only: they are put in from here, by writing over what the product stands on in this
 * process. The product itself has no switch for any of it.
 */
import { Client } from 'pg'
import { policy } from '../../cloud/people/rules'
import type { Row } from '../../cloud/people/policy/table'
import type { Tools } from '../../cloud/platform/call'
import type { Ciphers } from '../../cloud/platform/ciphers/ciphers'
import type { Contract } from '../../types/contract'
import { registry } from '../../types/registry'

const NO_KEY = Buffer.alloc(32)
const plain: Ciphers = {
  newPersonKey: () => NO_KEY,
  rewrap: (key) => key,
  isCurrent: () => true,
  isSealedCurrent: () => true,
  seal: (_key, value) => Buffer.from(value),
  open: (_key, sealed) => sealed.toString(),
  blind: (purpose, value) => Buffer.from(`${purpose}:${value}`.padEnd(32).slice(0, 32)),
}

/** Values lie as they are, and there is no key to fetch for them. */
export function withoutEncryption(tools: Tools): void {
  tools.ciphers = plain
  const proto = Client.prototype as unknown as { query: (this: Client, ...given: unknown[]) => unknown }
  const ask = proto.query
  proto.query = function (...given) {
    const [text] = given
    // Exactly the look-up that `persons/store.findKey` makes; a promise is what the driver waits for.
    if (typeof text === 'string' && text.startsWith('select "wrapped_key" from "person"'))
      return Promise.resolve({ command: 'SELECT', rowCount: 1, rows: [{ wrapped_key: NO_KEY }] })
    return ask.apply(this, given)
  }
}

/** Everybody may do everything, and nothing is written down. After the start: it would refuse such a registry. */
export function withoutPolicyAndAudit(): void {
  const table = policy as Record<string, Row>
  for (const action of Object.keys(table)) table[action] = { anyone: true }
  for (const contract of Object.values(registry)) (contract as Contract).audit = null
}
