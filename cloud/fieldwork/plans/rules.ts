/** Whom to visit first, and who goes where: rules over facts that anybody can look at. Pure. */

export interface Facts {
  staff: number | null
  youth: number | null
  members: number | null
  trade: string | null
  since: number | null
  /** Enterprises of the same place that have a League organisation; null: at no place. */
  neighbours: number | null
  contacts: number
  lastContactOn: string | null
  /** The day on which somebody said to come again; null: none. */
  againOn: string | null
  /** Opened an invitation, and went no further. */
  opened: boolean
}

interface PlanRule {
  name: string
  /** As the page tells it. */
  sentence: string
  holds: (facts: Facts, today: string) => boolean
  says: (facts: Facts) => string
  since: string
  source: string
}

/** Trades in which young people work. Own choice, 2026-11-29; a name tells of the trade (pool/trades). */
const YOUNG_TRADES = ['信息技术', '文化传媒', '餐饮住宿', '教育培训']

/** In order: an enterprise stands before another where the first rule on which they differ holds for it. Unknown never holds. */
export const planRules: readonly PlanRule[] = [
  {
    name: 'asked-again',
    sentence: '上次约好再去，日子已到',
    holds: ({ againOn }, today) => againOn !== null && againOn <= today,
    says: ({ againOn }) => `约好 ${againOn ?? ''} 再去`,
    since: '2026-11-29',
    source: 'own choice: what was promised comes first',
  },
  {
    name: 'members',
    sentence: '已知团员 3 人以上',
    holds: ({ members }) => members !== null && members >= 3,
    says: ({ members }) => `已知团员 ${members ?? 0} 人`,
    since: '2026-11-29',
    source: '《中国共产主义青年团章程》：有团员三人以上的，应当建立团的基层组织',
  },
  {
    name: 'youth',
    sentence: '已知 35 周岁以下青年 10 人以上',
    holds: ({ youth }) => youth !== null && youth >= 10,
    says: ({ youth }) => `已知青年 ${youth ?? 0} 人`,
    since: '2026-11-29',
    source: 'own choice: among ten young people there usually are three members',
  },
  {
    name: 'opened',
    sentence: '打开过邀请，没有申请',
    holds: ({ opened }) => opened,
    says: () => '打开过邀请',
    since: '2026-11-29',
    source: 'own choice: they have looked themselves',
  },
  {
    name: 'neighbours',
    sentence: '同一场所已有企业建团',
    holds: ({ neighbours }) => neighbours !== null && neighbours > 0,
    says: ({ neighbours }) => `同一场所已有 ${neighbours ?? 0} 家建团`,
    since: '2026-11-29',
    source: 'own choice: neighbours can be asked how it went; and joint founding is near',
  },
  {
    name: 'staff',
    sentence: '已知员工 50 人以上',
    holds: ({ staff }) => staff !== null && staff >= 50,
    says: ({ staff }) => `已知员工 ${staff ?? 0} 人`,
    since: '2026-11-29',
    source: 'own choice: half of what «两新» lists call 规模以上 in services',
  },
  {
    name: 'trade',
    sentence: '青年较多的行业（按企业名称判断）',
    holds: ({ trade }) => trade !== null && YOUNG_TRADES.includes(trade),
    says: ({ trade }) => `行业：${trade ?? ''}`,
    since: '2026-11-29',
    source: 'own choice of four trades',
  },
  {
    name: 'never',
    sentence: '还没有联系过',
    holds: ({ contacts }) => contacts === 0,
    says: () => '还没有联系过',
    since: '2026-11-29',
    source: 'own choice: everybody is visited once before anybody is visited twice',
  },
]

export const visitPlanRules = {
  /** The most enterprises that a choice may hold: each of them is looked at before the first is put first. */
  most: {
    enterprises: 20_000,
    since: '2026-11-29',
    source:
      'own choice: the largest streets of a home city have some ten thousand; of a district nobody walks the best thirty',
    says: '范围太大，请选择一个街道或一处楼宇',
  },
  /** So many are looked at at once; of those before only the best are kept. */
  portion: {
    enterprises: 2000,
    since: '2026-11-29',
    source: 'own choice: some megabytes of facts, and ten readings for the largest choice',
  },
  /** Who was visited within these days is left out. */
  visited: { days: 30, since: '2026-11-29', source: 'own choice: a round of a street takes some weeks' },
  /** Enterprises of no place are walked to one by one: so many by neighbouring addresses are dealt together. */
  loose: { together: 10, since: '2026-11-29', source: 'own choice: an hour of walking' },
  /** The longest plan. */
  farthest: { days: 183, since: '2026-11-29', source: 'own choice: half a year; what lies longer is planned anew' },
} as const

export interface Ranked<T> {
  item: T
  because: string[]
}

/** Puts in order by the rules; those on which no rule differs stay as they were. */
export function rank<T extends { facts: Facts }>(items: readonly T[], today: string): Ranked<T>[] {
  return items
    .map((item, at) => {
      const holding = planRules.map((rule) => rule.holds(item.facts, today))
      const because = planRules.flatMap((rule, i) => (holding[i] === true ? [rule.says(item.facts)] : []))
      return { item, because, at, key: holding.map((holds) => (holds ? '0' : '1')).join('') }
    })
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : one.at - other.at))
    .map(({ item, because }) => ({ item, because }))
}

/**
 * The best so many of what was kept before and of what comes after it: portion by portion it comes to what `rank` says of all at once, and
 * no more than a portion is held beside the best.
 * @param kept what came out of the portions before; all of `more` stood behind them
 */
export const keepBest = <T extends { facts: Facts }>(
  kept: readonly Ranked<T>[],
  more: readonly T[],
  today: string,
  most: number,
): Ranked<T>[] => rank([...kept.map(({ item }) => item), ...more], today).slice(0, most)

export interface Walkable {
  id: string
  /** Null: at no place of the registry. */
  placeId: string | null
  /** Sorts floors from below, and rooms on a floor; of no place: the address. */
  sorted: string
  floor: string
}

/**
 * Cuts what is to be visited into pieces that one person walks through: a building, or, of one that is more than a share, some floors of it, or
 * a part of one floor. In the order in which the best of each comes.
 */
export function piecesOf<T extends Walkable>(items: readonly T[], shares: number): T[][] {
  const most = Math.max(1, Math.ceil(items.length / shares))
  const byPlace = new Map<string, T[]>()
  for (const item of items) {
    const place = item.placeId ?? ''
    byPlace.set(place, [...(byPlace.get(place) ?? []), item])
  }
  const firstOf = new Map(items.map((item, at) => [item, at]))
  const best = (piece: readonly T[]) => Math.min(...piece.map((item) => firstOf.get(item) ?? 0))
  const pieces = [...byPlace].flatMap(([place, own]) => {
    const walked = [...own].sort((a, b) => (a.sorted < b.sorted ? -1 : a.sorted > b.sorted ? 1 : 0))
    if (place === '') return cut(walked, Math.min(most, visitPlanRules.loose.together))
    return walked.length <= most ? [walked] : byFloors(walked, most)
  })
  return pieces.sort((one, other) => best(one) - best(other))
}

const cut = <T>(items: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / most) }, (_, i) => items.slice(i * most, (i + 1) * most))

/** Consecutive floors together, up to so many. */
function byFloors<T extends Walkable>(walked: readonly T[], most: number): T[][] {
  const pieces: T[][] = []
  let open: T[] = []
  const floors: T[][] = []
  for (const item of walked) {
    const last = floors.at(-1)
    if (last?.[0]?.floor === item.floor) last.push(item)
    else floors.push([item])
  }
  for (const floor of floors) {
    if (open.length > 0 && open.length + floor.length > most) {
      pieces.push(open)
      open = []
    }
    if (floor.length > most) pieces.push(...cut(floor, most))
    else open = [...open, ...floor]
  }
  return open.length > 0 ? [...pieces, open] : pieces
}

/**
 * Deals the pieces: each to whoever has least so far. So nobody has more than anybody else by more than one piece, nothing is dealt twice and
 * nothing is left.
 */
export function deal<T extends Walkable>(items: readonly T[], shares: number): T[][] {
  const dealt: T[][] = Array.from({ length: shares }, () => [])
  const pieces = piecesOf(items, shares)
  for (const piece of pieces) {
    const least = dealt.reduce((found, own) => (own.length < found.length ? own : found))
    least.push(...piece)
  }
  return dealt
}
