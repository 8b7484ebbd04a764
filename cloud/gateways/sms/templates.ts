import { messageWords } from '../../../types/words/messages'

export type SmsTemplateName = keyof typeof messageWords

interface Variable {
  /** What providers call it that want names. */
  name: string
  /** In characters. */
  longest: number
}

interface SmsTemplate {
  text: string
  /** How the provider files it, limits it and checks it. */
  kind: 'code' | 'notice' | 'promotional'
  variables: readonly Variable[]
  since: string
  source: string
}

const OFFICE: Variable = { name: 'office', longest: 12 }
const SHORT_CODE: Variable = { name: 'code', longest: 10 }

export const smsTemplates: Readonly<Record<SmsTemplateName, SmsTemplate>> = {
  'login-code': {
    text: messageWords['login-code'],
    kind: 'code',
    variables: [
      { name: 'code', longest: 6 },
      { name: 'minutes', longest: 2 },
    ],
    since: '2026-11-23',
    source: 'cloud.tencent.com/document/product/382/39023 (2025-06-17): variables of codes are digits, at most 6',
  },
  'case-update': {
    text: messageWords['case-update'],
    kind: 'notice',
    variables: [
      { name: 'number', longest: 16 },
      { name: 'state', longest: 12 },
    ],
    since: '2026-11-29',
    source: 'own choice, stated when the template is filed: number of the application, its state in a few words',
  },
  'complaint-update': {
    text: messageWords['complaint-update'],
    kind: 'notice',
    variables: [
      { name: 'number', longest: 16 },
      { name: 'state', longest: 12 },
    ],
    since: '2026-11-24',
    source: 'own choice, stated when the template is filed: number of the complaint, its state in a few words',
  },
  'application-taken': {
    text: messageWords['application-taken'],
    kind: 'notice',
    variables: [OFFICE, SHORT_CODE],
    since: '2026-11-29',
    source: 'own choice, stated when the template is filed: short name of the office, code of the invitation',
  },
  invitation: {
    text: messageWords.invitation,
    kind: 'notice',
    variables: [OFFICE, SHORT_CODE],
    since: '2026-11-29',
    source: 'own choice, stated when the template is filed: short name of the office, code of the invitation',
  },
  'invitation-list': {
    text: messageWords['invitation-list'],
    kind: 'notice',
    variables: [OFFICE, { name: 'count', longest: 2 }, SHORT_CODE],
    since: '2026-11-29',
    source:
      'own choice, stated when the template is filed: short name of the office, how many enterprises, code of the list',
  },
  'invitation-promotional': {
    text: messageWords['invitation-promotional'],
    kind: 'promotional',
    variables: [OFFICE, SHORT_CODE],
    since: '2026-11-29',
    source: 'own choice, stated when the template is filed: short name of the office, code of the invitation',
  },
}

export const smsTemplateNames = Object.keys(smsTemplates) as SmsTemplateName[]

export const SMS_RULES = {
  /** Up to here it is one message; beyond, carriers split (and bill) by 67. */
  oneMessage: { characters: 70, since: '2026-11-23', source: 'cloud.tencent.com/document/product/382/18058; carriers' },
  signature: {
    min: 2,
    max: 12,
    since: '2026-11-23',
    source: 'cloud.tencent.com/document/product/382/59177 (signature: 2-12)',
  },
  /** How promotion must end, and what nothing else may say. */
  refusal: {
    text: '拒收请回复R',
    since: '2026-11-28',
    source:
      'help.aliyun.com/document_detail/91975.html (promotion ends with it, notices must not have it); cloud.tencent.com/document/faq/382/13301',
  },
  /** By Beijing's clock. */
  promotionHours: {
    from: 8,
    until: 22,
    since: '2026-11-28',
    source: 'cloud.tencent.com/document/api/382/59177: FailedOperation.MarketingSendTimeConstraint, 8 to 22',
  },
} as const

/**
 * Why these values do not fit the template, for the log; undefined when they do. `link`: no value may look like an address
 * (InvalidParameterValue.ProhibitedUseUrlInTemplateParameter; links are constants).
 */
export function findMisfit(
  name: SmsTemplateName,
  params: readonly string[],
): 'count' | 'length' | 'format' | 'link' | undefined {
  const { kind, variables } = smsTemplates[name]
  if (params.length !== variables.length) return 'count'
  if (params.some((value, i) => value === '' || [...value].length > (variables[i]?.longest ?? 0))) return 'length'
  if (kind === 'code' && params.some((value) => !/^\d+$/.test(value))) return 'format'
  return params.some((value) => ADDRESS.test(value)) ? 'link' : undefined
}

/** Whatever a phone might offer to open. */
export const ADDRESS = /:\/\/|www\.|[a-z0-9-]+\.[a-z]{2,}|\d{1,3}(?:\.\d{1,3}){3}/i

/**
 * The message as it arrives on the phone. Expects values that fit (see findMisfit).
 * @param link the constant link, for the templates that carry it
 */
export function renderSms(name: SmsTemplateName, params: readonly string[], sign: string, link: string): string {
  const body = smsTemplates[name].text
    .replace('{link}', () => link)
    .replace(/\{(\d+)\}/g, (_, number: string) => params[Number(number) - 1] ?? '')
  return `【${sign}】${body}`
}
