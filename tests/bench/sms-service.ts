/** The other side of the text message bench, a process of its own: the provider's sandbox. Told to count, it says how many it took. */
import { createSandboxSms } from '../../cloud/gateways/sms/sandbox'
import { startSandboxSmsServer } from '../../cloud/gateways/sms/sandbox-server'
import { systemClock as clock } from '../../cloud/platform/clock'
import { account } from './sms-account'

let taken = 0
const sandbox = createSandboxSms({ clock, sign: account.sign })
void startSandboxSmsServer({ ...account, clock, sandbox, onTaken: () => (taken += 1) }).then(({ endpoint }) => {
  process.on('message', () => process.send?.({ taken }))
  process.send?.({ endpoint })
})
