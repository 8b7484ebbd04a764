/** Rules of sending and of outreach, as data. */
export const sendingRules = {
  since: '2026-11-28',
  source:
    'own choice: a provider answers within 10 seconds or not at all (its client’s time-out); a claim older than this is lost. All of a batch are on their way at once, so that this is the most that a dying sender leaves in doubt',
  batch: 50,
  claimLifeMinutes: 5,
} as const

export const outreachRules = {
  /** Campaigns and invitations go out within these hours of China's clock. */
  hours: {
    from: 8,
    to: 22,
    since: '2026-11-28',
    source: 'DOMAIN.md 7: carriers and providers let commercial messages out from 8:00 to 22:00 only',
  },
  /** Messages of campaigns and invitations to one number, over all campaigns. */
  caps: [
    { days: 7, messages: 1, since: '2026-11-28', source: 'own choice: nobody is written to twice in a week' },
    { days: 365, messages: 4, since: '2026-11-28', source: 'own choice: once a quarter' },
  ],
  /** Where surely nothing was sent, it is tried again so often, each time later. */
  retry: {
    attempts: 3,
    minutes: [1, 10, 60],
    since: '2026-11-28',
    source: 'own choice: outages of providers last minutes',
  },
  /** A message by itself (progress, one invitation) for which the provider has no money, no account, no filed text: asked so often, for so long. */
  waiting: {
    minutes: 60,
    days: 3,
    since: '2026-11-29',
    source: 'own choice: somebody tops up within a weekend; progress older than that is no news',
  },
  /** A campaign with two texts, of which a provider does not carry one: that one is tried again after so long, while the other goes out. */
  aside: {
    minutes: 60,
    since: '2026-11-30',
    source:
      'own choice: as long as a message by itself waits; by then the other one is out, or somebody has filed the text',
  },
  /** So many of a campaign in a row, of which none was taken and each stands in doubt, or was refused for the one same reason, pause it. */
  breaker: {
    messages: 20,
    since: '2026-11-29',
    source:
      'own choice: below a batch, so that an outage of the provider leaves about a batch in doubt; single numbers that are wrong do not come twenty in a row',
  },
  /** What one cadre sends, or stops for a number, without a second person. Above it: a campaign. */
  byHand: {
    limits: [{ hours: 24, times: 50 }],
    since: '2026-11-29',
    source:
      'own choice: more than anybody looks at one by one in a day; many at once are a campaign’s, which a second person approves',
  },
  /** How often whoever merely has the link may give or change an answer of one invitation; the number's owner, signed in, may always. */
  answerChanges: {
    limits: [{ hours: 24, times: 5 }],
    since: '2026-11-29',
    source: 'own choice: a wrong tap is put right in two or three',
  },
  /** Working days within which an office looks at an enterprise's answer. */
  task: { workingDays: 5, since: '2026-11-28', source: 'own choice: less urgent than an application (3)' },
  /** So long after the day by which an office was to look, an answer to a link or a poster that went to no number leaves nobody out any more. */
  lapse: {
    days: 30,
    since: '2026-11-29',
    source:
      'own choice: a month beyond the office’s own day. Whoever passes a poster may tap on it, and what nobody has looked at by then must not keep an enterprise from being invited for years',
  },
  prepared: {
    rows: 3000,
    /** Numbers that are opened while those before are written. */
    atOnce: 250,
    since: '2026-11-28',
    source:
      'own choice: enterprises a step of the preparation; some tenths of a second each, for which the campaign’s row is held',
  },
  /** How long after it came a receipt is still put to its message. */
  receipts: {
    days: 3,
    since: '2026-11-28',
    source: 'own choice: carriers report within 72 hours, a dead sender is given up in minutes',
  },
  /** A tap on the page may be taken back there for so long by whoever made it; afterwards by the number's owner alone. */
  misTap: { minutes: 60, since: '2026-11-28', source: 'own choice: long enough to notice' },
  list: { rows: 50, since: '2026-11-28', source: 'own choice: a page of campaigns' },
  tasks: { rows: 100, since: '2026-11-28', source: 'own choice: more than an office has open' },
  unclear: { words: 8, since: '2026-11-29', source: 'own choice: what a person reads at a glance' },
  held: { numbers: 50, names: 20, since: '2026-11-28', source: 'own choice: a page of numbers to look at' },
} as const

const CHINA_MS = 8 * 3_600_000
const HOUR_MS = 3_600_000

/** The instant from which an invitation may go out: this one within the hours for it, else the next beginning of them. */
export function nextWithinHours(now: Date, { from, to }: { from: number; to: number } = outreachRules.hours): Date {
  const local = new Date(now.getTime() + CHINA_MS)
  const hour = local.getUTCHours()
  if (hour >= from && hour < to) return now
  const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate())
  const day = hour < from ? 0 : 24
  return new Date(midnight + (day + from) * HOUR_MS - CHINA_MS)
}

/** The morning after this day of China's clock: what a provider lets out a day begins anew at midnight, and nobody is written to at night. */
export function nextMorning(now: Date, { from }: { from: number } = outreachRules.hours): Date {
  const local = new Date(now.getTime() + CHINA_MS)
  const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate())
  return new Date(midnight + (24 + from) * HOUR_MS - CHINA_MS)
}

export const isWithinHours = (now: Date): boolean => nextWithinHours(now) === now

/** What somebody answers to be written to no more, whatever stands around it. */
export const stopRules = {
  words: [
    ...['r', 't', 'td', 'n', '0000', '退订', '拒收'],
    ...[
      '退',
      '取消',
      '取消订阅',
      '取消接收',
      '停止',
      '停止发送',
      '停止接收',
      '拒绝',
      '拒绝接收',
      '不再接收',
      '不接收',
      'stop',
      'unsubscribe',
    ],
    ...['不要发', '不要再发', '别发', '别再发', '不用发', '不用再发', '请勿再发', '勿发'],
    ...['不要给我发', '不要再给我发', '别给我发', '别再给我发', '不用给我发', '不用再给我发'],
  ],
  /** Of the words above those that also take an opt-out back, before or after one: 取消退订, 退订了取消. */
  undoing: ['取消', '停止', '拒绝'],
  around: ['请', '麻烦', '帮我', '我要', '给我', '您好', '你好', '回复', '回', '发送', '送', '短信', '了', '谢谢'],
  since: '2026-11-29',
  source:
    'the first row: what carriers and providers name (help.aliyun.com/document_detail/91975.html); the others: own choice, what people write instead. In doubt no opt-out: it holds for ever',
} as const

/** Whatever is neither a letter nor a digit: marks, quotes, brackets, blanks, pictures. */
const AROUND = /[^\p{L}\p{N}]/gu

const stopping = new Set<string>(stopRules.words)
const undoing = new Set<string>(stopRules.undoing)
/** The longest first, so that a reply has one reading only and is read once. */
const PART = new RegExp([...stopRules.words, ...stopRules.around].sort((a, b) => b.length - a.length).join('|'), 'g')

/** Nothing but words that stop and what stands around them; not where two of them may mean the contrary (取消退订). */
export function asksToStop(text: string): boolean {
  const bare = text.normalize('NFKC').replace(AROUND, '').toLowerCase()
  const parts = bare.match(PART) ?? []
  if (parts.join('') !== bare || !parts.some((part) => stopping.has(part))) return false
  const said = parts.filter((part) => stopping.has(part))
  return !said.some((part, i) => {
    const next = said[i + 1]
    return next !== undefined && undoing.has(part) !== undoing.has(next)
  })
}
