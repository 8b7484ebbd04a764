/** WeChat's own sheet that asks whether messages may be sent. In a browser subscribe.h5.ts stands in; DingTalk has nothing of the kind. */
import Taro from '@tarojs/taro'
import type { OutputOf } from '../../types/registry'
import { call } from './cloud'
import { uuid } from './keys'
import { findKept, keep } from './store'

type Templates = OutputOf<'getWaysIn'>['wechatTemplates']
type Kind = Templates[number]['template']

/** What is asked for at which tap: the messages that will follow from it, and no others. */
const ASKED = { application: ['case-update'], complaint: ['complaint-update'] } as const satisfies Record<
  string,
  Kind[]
>

const PLACE = 'templates'

/** Whether they were learned while the app runs. */
let known = false

export function keepTemplates(templates: Templates): void {
  known = true
  keep(PLACE, JSON.stringify(templates))
}

/** After the page was drawn and what it shows was asked for. Own choice, 2026-11-28: nobody reads and taps faster. */
const LATER_MS = 800

/** Learns what may be asked for, before a tap needs it and after everything that somebody waits for. @returns ends it */
export function learnTemplates(): (() => void) | undefined {
  if (process.env.TARO_ENV !== 'weapp' || known) return undefined
  const timer = setTimeout(() => {
    call('getWaysIn', {}).then(
      ({ wechatTemplates }) => keepTemplates(wechatTemplates),
      () => undefined,
    )
  }, LATER_MS)
  return () => clearTimeout(timer)
}

function findTemplates(): Templates {
  try {
    return JSON.parse(findKept(PLACE) ?? '[]') as Templates
  } catch {
    return []
  }
}

/** One that never answers must not keep a receipt away. Own choice, 2026-11-28: two lines are read in less. */
const SHEET_MS = 20_000

const within = <T>(milliseconds: number, awaited: Promise<T>): Promise<T | undefined> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds)
    const end = () => clearTimeout(timer)
    awaited.then(resolve, reject).then(end, end)
  })

/** Tells the service; what gets lost costs a text message later, and nobody waits for it. */
const record = (template: Kind, accepted: boolean): void => {
  call('recordSubscription', { key: uuid(), template, accepted }).catch(() => undefined)
}

/**
 * Asks, and passes each answer on. WeChat shows its sheet only within a tap: to be called before anything is waited for. Where WeChat shows
 * nothing (all was answered for good, the person has switched messages off, no templates are known) it ends at once.
 * @returns resolves when the sheet is gone; never rejects
 */
export async function askToSubscribe(
  at: keyof typeof ASKED,
  onAnswer: (template: Kind, accepted: boolean) => void = record,
): Promise<void> {
  if (process.env.TARO_ENV !== 'weapp') return
  const asked: readonly Kind[] = ASKED[at]
  const templates = findTemplates().filter(({ template }) => asked.includes(template))
  if (templates.length === 0) return
  try {
    // `entityIds` is Alipay's.
    const sheet = Taro.requestSubscribeMessage({ tmplIds: templates.map(({ id }) => id), entityIds: [] })
    const answers: Record<string, unknown> = { ...(await within(SHEET_MS, sheet)) }
    for (const { id, template } of templates)
      if (answers[id] === 'accept' || answers[id] === 'reject') onAnswer(template, answers[id] === 'accept')
  } catch {
    // Not shown: switched off as a whole (20004), no tap, an old WeChat.
  }
}
