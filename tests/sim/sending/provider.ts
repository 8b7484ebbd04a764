/** The provider of the simulation: Tencent's interface on loopback with a log of its own, and moments at which somebody is told. */
import { appendFileSync } from 'node:fs'
import { createSandboxSms } from '../../../cloud/gateways/sms/sandbox'
import { startSandboxSmsServer } from '../../../cloud/gateways/sms/sandbox-server'
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

/** On the machine's own clock: a provider refuses what was signed at another time. */
export async function startProvider(file: string, onTaken: (taken: TakenMessage) => void) {
  const taken: TakenMessage[] = []
  const sandbox = createSandboxSms({ clock, sign: provider.sign, link: 'example.invalid/i/' })
  const server = await startSandboxSmsServer({
    ...provider,
    sandbox,
    clock,
    onTaken: (message) => {
      taken.push(message)
      appendFileSync(file, `${message.phone},${message.textHash},${message.at.toISOString()}\n`)
      onTaken(message)
    },
  })
  return { ...server, taken }
}
