/** Whether the templates may be filed as they stand: with a city's signature and its link. */
import { ADDRESS, renderSms, SMS_RULES, smsTemplateNames, smsTemplates, type SmsTemplateName } from './templates'

/**
 * A link as a template may carry it. Without a scheme: it would take 8 of 70 characters, and phones open an address by its host. It must be
 * a whole host and a path that ends in "/": a variable may follow a path of a filed domain, and must not touch a host
 * (China Telecom's cloud: "www.ctyun.cn/${order_id} is allowed, ctyun.cn${code} is not"; cloud.tencent.com/document/product/382/39023).
 */
const LINK = /^(?:https?:\/\/)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9-]+(?::\d{1,5})?\/(?:[a-z0-9_-]+\/)*$/i

/** Placeholders of a text in the order in which they stand. */
function placeholdersOf(text: string): number[] {
  return [...text.matchAll(/\{(\d+)\}/g)].map((found) => Number(found[1]))
}

/**
 * What is wrong with the templates under a signature: one sentence each for whoever files them. Empty when all is well.
 * @param link the constant link of invitations
 * @param names only those that are to be filed
 */
export function checkTemplates(
  sign: string,
  link: string,
  names: readonly SmsTemplateName[] = smsTemplateNames,
): string[] {
  const { min, max } = SMS_RULES.signature
  const wrong: string[] = []
  if ([...sign].length < min || [...sign].length > max) wrong.push(`signature must have ${min} to ${max} characters`)
  if (names.some((name) => carriesLink(name)) && !LINK.test(link))
    wrong.push(`the link "${link}" must be a host and a path that ends in "/", as league.example/i/`)
  for (const name of names)
    wrong.push(
      ...[...wrongText(smsTemplates[name]), ...tooLong(name, sign, link)].map((problem) => `${name}${problem}`),
    )
  return wrong
}

export const carriesLink = (name: SmsTemplateName): boolean => smsTemplates[name].text.includes('{link}')

function tooLong(name: SmsTemplateName, sign: string, link: string): string[] {
  const { characters } = SMS_RULES.oneMessage
  const fullest = renderSms(
    name,
    smsTemplates[name].variables.map(({ longest }) => '字'.repeat(longest)),
    sign,
    link,
  ).length
  if (fullest <= characters) return []
  const room = characters - fullest + link.length
  return [
    ` may reach ${fullest} characters, one message has ${characters}` +
      (carriesLink(name)
        ? `: the link "${link}" may have ${Math.max(0, room)}; set SMS_LINK to a shorter filed domain`
        : ''),
  ]
}

/** @internal of a text that is not one of ours, for tests */
export function wrongText({ text, kind, variables }: (typeof smsTemplates)[SmsTemplateName]): string[] {
  const wrong: string[] = []
  const numbers = placeholdersOf(text)
  if (numbers.some((number, i) => number !== i + 1) || numbers.length !== variables.length)
    wrong.push(': placeholders must count from 1, one for each variable')
  if (/\}\{\d/.test(text.replace(/\{link\}/g, '/'))) wrong.push(': two variables must not touch')
  if (/[【】!！]/.test(text)) wrong.push(': signature brackets and exclamation marks are refused')
  const links = text.split('{link}').length - 1
  if (ADDRESS.test(text) || links > 1) wrong.push(': of links only the constant one is allowed, once')
  if (links > 0 && kind === 'code') wrong.push(': a code must not carry a link')
  if (links > 0 && !/(?:^|\s)\{link\}(?:\{\d+\}|my)?(?:\s|$)/.test(text))
    wrong.push(': the link stands after a space, and only a code (or "my") and a space may follow it')
  const { refusal } = SMS_RULES
  if (kind === 'promotional' ? !text.endsWith(refusal.text) : /拒收|退订|回复R/.test(text))
    wrong.push(
      kind === 'promotional' ? `: promotion must end with ${refusal.text}` : ': only promotion may speak of refusing',
    )
  return wrong
}
