import { randomUUID } from 'node:crypto'
import type { GovernmentCodes, GovernmentFields } from './government-fields'
import { GOVERNMENT_HEADERS } from './government-receipts'
import { isSignature, isTimely, signBody, signForm, type GovernmentHash } from './government-signature'
import { drawFault, isBefore, startSandboxHttp, type SandboxAnswer, type SandboxRequest } from './sandbox-http'
import type { WriteReceipts } from './sandbox-push'
import { createTaking, type SandboxTakingOptions, type SmsSandboxServer, type Taking } from './sandbox-taking'
import { renderSms, smsTemplateNames, smsTemplates, type SmsTemplateName } from './templates'

export interface GovernmentSandboxOptions extends SandboxTakingOptions {
  account: string
  secret: string
  hash: GovernmentHash
  fields: GovernmentFields
  codes: GovernmentCodes
  sign: string
  link: string
  /** A code that every message is refused with. */
  refusing?: string
}

/** A government's gateway on loopback, as docs/government-sms.md describes it: signatures checked both ways. */
export async function startGovernmentSandbox(options: GovernmentSandboxOptions): Promise<SmsSandboxServer> {
  const taking = createTaking(options, (receipts) => writeGovernmentReceipts(options, options.clock.now())(receipts))
  const nonces = new Set<string>()
  const server = await startSandboxHttp((request) => answer(request, options, taking, nonces), {
    port: options.port,
    tooLarge: { status: 413, body: { [options.fields.answerCode]: '413' } },
  })
  return taking.serverOf(server)
}

/** @internal shown to tests of the reader */
export const writeGovernmentReceipts =
  ({ secret, hash }: Pick<GovernmentSandboxOptions, 'secret' | 'hash'>, now: Date): WriteReceipts =>
  (receipts) => {
    const body = JSON.stringify({
      receipts: receipts.map(({ providerId: id, ref, phone, at, code: status }) => ({
        id,
        ref,
        phone,
        time: Math.floor(at.getTime() / 1000),
        status,
      })),
    })
    const timestamp = String(Math.floor(now.getTime() / 1000))
    const nonce = randomUUID()
    return {
      body,
      headers: {
        'content-type': 'application/json',
        [GOVERNMENT_HEADERS.timestamp]: timestamp,
        [GOVERNMENT_HEADERS.nonce]: nonce,
        [GOVERNMENT_HEADERS.signature]: signBody({ timestamp, nonce, body }, secret, hash),
      },
    }
  }

async function answer(
  { body }: SandboxRequest,
  options: GovernmentSandboxOptions,
  taking: Taking,
  nonces: Set<string>,
): Promise<SandboxAnswer> {
  const { fields: names, codes, secret, hash, clock } = options
  const say = (code: string, message: string, id?: string): SandboxAnswer => ({
    body: {
      [names.answerCode]: code,
      [names.answerMessage]: message,
      ...(id === undefined ? {} : { [names.answerId]: id }),
    },
  })
  const given = Object.fromEntries(new URLSearchParams(body))
  const { [names.signature]: signature = '', ...fields } = given
  const nonce = fields[names.nonce] ?? ''
  const isSigned =
    fields[names.account] === options.account &&
    isTimely(fields[names.timestamp] ?? '', clock.now()) &&
    isSignature(signature, signForm(fields, secret, hash))
  if (!isSigned || nonce === '' || nonces.has(nonce)) return say('401', 'not signed as it must be')
  nonces.add(nonce)
  const ref = fields[names.ref] ?? ''
  const fault = drawFault(options.faults, ref)
  if (isBefore(fault)) return { body: {}, fault }
  if (options.refusing !== undefined) return { ...say(options.refusing, 'refused'), fault }
  const message = templateOf(fields[names.content] ?? '', options)
  if (message === undefined) return { ...say('403', 'the text is not filed'), fault }
  const outcome = await taking.take({ phone: fields[names.phone] ?? '', ...message, ref })
  if (outcome.outcome === 'sent') return { ...say(codes.sent[0] ?? '0', 'ok', outcome.providerId), fault }
  return { ...say('400', outcome.outcome === 'refused' ? outcome.code : outcome.reason), fault }
}

/** Which template a text is made from, and with what: the sandbox's inbox knows messages by their templates. */
function templateOf(
  content: string,
  { sign, link }: GovernmentSandboxOptions,
): { template: SmsTemplateName; params: string[] } | undefined {
  for (const template of smsTemplateNames) {
    const marks = smsTemplates[template].variables.map((_, i) => `\u0000${i}\u0000`)
    const pattern = renderSms(template, marks, sign, link)
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\u0000\d+\u0000/g, '(.*?)')
    const found = new RegExp(`^${pattern}$`, 's').exec(content)
    if (found) return { template, params: found.slice(1) }
  }
  return undefined
}
