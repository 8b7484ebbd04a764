/** Our messages as WeChat's subscribe templates: which of our values stands in which field. */
import { sayDay } from '../../../types/words/dates'
import { statusTemplates, type StatusMessage, type StatusTemplate } from '../channels/port'
import { kindOfKey, type FieldKind } from './field-rules'

interface TemplateField {
  value: 'number' | 'state' | 'at'
  /** The field's key in the public template library where the setting names none. */
  key: string
  /** Kinds of field that the value fits into. */
  kinds: readonly FieldKind[]
}
const subject = { value: 'number', key: 'thing1', kinds: ['thing', 'character_string'] } as const
const state = { value: 'state', key: 'thing2', kinds: ['thing', 'phrase'] } as const
const at = { value: 'at', key: 'time3', kinds: ['time', 'date'] } as const

export const subscribeTemplates = {
  since: '2026-11-28',
  source:
    'own choice; a city picks templates with such fields at mp.weixin.qq.com, 订阅消息, and names them in WECHAT_TEMPLATES',
  fields: {
    'case-update': [subject, state, at],
    'complaint-update': [subject, state, at],
  } satisfies Record<StatusTemplate, readonly TemplateField[]> as Readonly<
    Record<StatusTemplate, readonly TemplateField[]>
  >,
} as const

/** A template as it was picked at WeChat. */
export interface PickedTemplate {
  id: string
  /** The keys of its fields, in the order of `subscribeTemplates`. */
  keys: readonly string[]
  /** A long-term one (长期订阅): agreed to once, good until taken back. */
  lasting: boolean
}
export type PickedTemplates = Readonly<Partial<Record<StatusTemplate, PickedTemplate>>>

/**
 * Reads the setting WECHAT_TEMPLATES: `case-update=ID`, with the keys of its fields where they are others (`case-update=ID:thing4:phrase2:time7`)
 * and `:lasting` at the end of a long-term one; comma-separated.
 * @returns what was read, and a sentence for each thing that is wrong
 */
export function readTemplates(setting: string | undefined): { templates: PickedTemplates; problems: string[] } {
  const templates: Partial<Record<StatusTemplate, PickedTemplate>> = {}
  const problems: string[] = []
  for (const part of (setting ?? '').split(',').filter((text) => text.trim() !== '')) {
    const [name = '', rest = ''] = part.trim().split('=')
    const template = statusTemplates.find((one) => one === name)
    if (template === undefined) {
      problems.push(`no message is called "${name}"`)
      continue
    }
    const [id = '', ...words] = rest.split(':')
    const lasting = words.at(-1) === 'lasting'
    const given = lasting ? words.slice(0, -1) : words
    const fields = subscribeTemplates.fields[template]
    const keys = given.length === 0 ? fields.map(({ key }) => key) : given
    if (!/^[\w-]{10,64}$/.test(id)) problems.push(`${template}: "${id}" is no template id`)
    else if (keys.length !== fields.length) problems.push(`${template}: needs ${fields.length} keys of fields`)
    else if (!keys.every((key, i) => isKindOf(key, fields[i]?.kinds)))
      problems.push(`${template}: a key is not of a kind that its value fits into`)
    else templates[template] = { id, keys, lasting }
  }
  // WeChat asks for both kinds never at once.
  if (new Set(Object.values(templates).map(({ lasting }) => lasting)).size > 1)
    problems.push('long-term templates and others cannot be mixed')
  return { templates, problems }
}

const isKindOf = (key: string, kinds: readonly FieldKind[] = []) => kinds.some((kind) => kind === kindOfKey(key))

const CHINA_OFFSET_MS = 8 * 3_600_000
/** 2026年11月23日 10:05, on China's clock. */
function sayTime(at: Date, key: string): string {
  const day = sayDay(at.toISOString())
  if (kindOfKey(key) === 'date') return day
  return `${day} ${new Date(at.getTime() + CHINA_OFFSET_MS).toISOString().slice(11, 16)}`
}

/** The fields of a message, by their keys. */
export function fieldsOf({ template, values }: Pick<StatusMessage, 'template' | 'values'>, keys: readonly string[]) {
  const texts: Readonly<Record<string, string | Date>> = { ...values }
  return subscribeTemplates.fields[template].map(({ value }, i) => {
    const key = keys[i] ?? ''
    const given = texts[value]
    return { key, text: given instanceof Date ? sayTime(given, key) : (given ?? '') }
  })
}
