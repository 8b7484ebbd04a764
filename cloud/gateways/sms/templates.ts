import { messageWords } from '../../../types/words/messages'

export type SmsTemplateName = keyof typeof messageWords

interface SmsTemplate {
  text: string
  /** How the provider files it: codes are limited and checked differently from notices. */
  kind: 'code' | 'notice'
  /** Longest value of each placeholder, in characters. */
  longest: readonly number[]
  since: string
  source: string
}

export const smsTemplates: Readonly<Record<SmsTemplateName, SmsTemplate>> = {
  'login-code': {
    text: messageWords['login-code'],
    kind: 'code',
    longest: [6, 2],
    since: '2026-11-23',
    source: 'cloud.tencent.com/document/product/382/39023 (2025-06-17): variables of codes are digits, at most 6',
  },
  'case-update': {
    text: messageWords['case-update'],
    kind: 'notice',
    longest: [16, 12],
    since: '2026-11-23',
    source: 'own choice, stated when the template is filed: number of the application, its state in a few words',
  },
  'complaint-update': {
    text: messageWords['complaint-update'],
    kind: 'notice',
    longest: [16, 12],
    since: '2026-11-24',
    source: 'own choice, stated when the template is filed: number of the complaint, its state in a few words',
  },
}

export const SMS_RULES = {
  /** Up to here it is one message; beyond, carriers split (and bill) by 67. */
  oneMessage: { characters: 70, since: '2026-11-23', source: 'cloud.tencent.com/document/product/382/18058; carriers' },
  signature: {
    min: 2,
    max: 12,
    since: '2026-11-23',
    source: 'cloud.tencent.com/document/product/382/59177 (signature: 2-12)',
  },
} as const

/** Placeholders of a text in the order of their numbers. */
function placeholdersOf(text: string): number[] {
  return [...text.matchAll(/\{(\d+)\}/g)].map((found) => Number(found[1]))
}

/** Why these values do not fit the template, for the log; undefined when they do. */
export function findMisfit(
  name: SmsTemplateName,
  params: readonly string[],
): 'count' | 'length' | 'format' | undefined {
  const { kind, longest } = smsTemplates[name]
  if (params.length !== longest.length) return 'count'
  if (params.some((value, i) => value === '' || [...value].length > (longest[i] ?? 0))) return 'length'
  return kind === 'code' && params.some((value) => !/^\d+$/.test(value)) ? 'format' : undefined
}

/** The message as it arrives on the phone. Expects values that fit (see findMisfit). */
export function renderSms(name: SmsTemplateName, params: readonly string[], sign: string): string {
  const body = smsTemplates[name].text.replace(/\{(\d+)\}/g, (_, number: string) => params[Number(number) - 1] ?? '')
  return `【${sign}】${body}`
}

/** What is wrong with the templates under a signature: one sentence each for whoever files them. Empty when all is well. */
export function checkTemplates(sign: string): string[] {
  const { min, max } = SMS_RULES.signature
  const wrong: string[] = []
  if ([...sign].length < min || [...sign].length > max) wrong.push(`signature must have ${min} to ${max} characters`)
  for (const [name, { text, longest }] of Object.entries(smsTemplates)) {
    const fullest = renderSms(
      name as SmsTemplateName,
      longest.map((length) => '字'.repeat(length)),
      sign,
    )
    const { characters } = SMS_RULES.oneMessage
    if (fullest.length > characters)
      wrong.push(`${name} may reach ${fullest.length} characters, one message has ${characters}`)
    if (placeholdersOf(text).some((number, i) => number !== i + 1))
      wrong.push(`${name}: placeholders must count from 1`)
    if (/[【】!！]|https?:/.test(text))
      wrong.push(`${name}: signature brackets, exclamation marks and links are refused`)
  }
  return wrong
}
