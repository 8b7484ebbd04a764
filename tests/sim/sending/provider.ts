/** The provider of the simulation: Tencent's interface on loopback with a log of its own, and moments at which somebody is told. */
import { appendFileSync } from 'node:fs'
import { createSandboxSms } from '../../../cloud/gateways/sms/sandbox'
import { startSandboxSmsServer } from '../../../cloud/gateways/sms/sandbox-server'
import { drawFault } from '../../../cloud/gateways/sms/sandbox-http'
import type { TakenMessage } from '../../../cloud/gateways/sms/sandbox-taking'
import { smsTemplateNames, type SmsTemplateName } from '../../../cloud/gateways/sms/templates'
import { systemClock as clock } from '../../../cloud/platform/clock'

const templateIds = Object.fromEntries(smsTemplateNames.map((name, i) => [name, String(1000 + i)])) as Record<
  SmsTemplateName,
  string
>

/** How the sandbox knows its customer; invented. */
export const provider = {
  secretId: 'AKIDsimulation',
  secretKey: 'simulation',
  sdkAppId: '1400000000',
  sign: '一键入团',
  templateIds,
} as const

/** Some of what it took it answers with a failure, or not at all. */
const FAULTS = { errorAfter: 0.01, closeAfter: 0.01 } as const

/**
 * On the machine's own clock: a provider refuses what was signed at another time. Its limits of messages a number are counted on a clock that leaps,
 * for they would hide from this test what was sent twice.
 */
export async function startProvider(seed: number, file: string, onTaken: (taken: TakenMessage) => void) {
  const taken: TakenMessage[] = []
  let leaps = 0
  const leaping = { now: () => new Date(Date.now() + ++leaps * 3_600_000) }
  const sandbox = createSandboxSms({ clock: leaping, sign: provider.sign, link: 'example.invalid/i/' })
  const server = await startSandboxSmsServer({
    ...provider,
    sandbox,
    clock,
    faults: { seed, ...FAULTS },
    onTaken: (message) => {
      taken.push(message)
      appendFileSync(file, `${message.phone},${message.textHash},${new Date().toISOString()}\n`)
      onTaken(message)
    },
  })
  return { ...server, taken, isFaulty: (ref: string) => drawFault({ seed, ...FAULTS }, ref) !== undefined }
}
