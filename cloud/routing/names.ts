/** What makes a short name part of a road's, a bridge's or a village's name: 临平大道 lies in many streets. */
const NOT_A_STREET =
  /^(?:[东西南北中新老]?(?:路|街(?!道)|大道|大街|巷|弄|桥|港|山路|直街|支路|新村|公园|门|站|立交|高架|隧道|医院|中学|小学|银行|大厦|广场|商城)|[东西南北]路)/
const TOWN = /([\u4e00-\u9fa5]{2,4}?)(街道|镇|乡)/g

/** A town named at the front of a text, whether known or not. */
export function townAt(text: string): { name: string; text: string; at: number } | undefined {
  TOWN.lastIndex = 0
  const town = TOWN.exec(text)
  if (!town?.[1] || town.index > 2 || isRoadAfterTown(town[0], text.slice(town.index + town[0].length)))
    return undefined
  return { name: town[1], text: town[0], at: town.index }
}

export function startsRoad(text: string): boolean {
  return NOT_A_STREET.test(text)
}

/** 杭州路 is a road, 杭州市南山路 one in the city. */
export function goesOn(name: string, after: string): boolean {
  return /[省市]$/.test(name) ? /^(?:路|街|大道|巷)/.test(after) : after.startsWith('湾') || startsRoad(after)
}

/** 三墩镇 in 三墩镇北路 is a road's name only where the road begins with the town's suffix: 环镇北路, 镇前路. */
export function isRoadAfterTown(name: string, after: string): boolean {
  // 径山乡村路: the country, not a township.
  if (name.endsWith('乡') && /^[村间镇亲愁下]/.test(after)) return true
  return /[镇乡]$/.test(name) && /^(?:[东西南北中前后]?(?:路|街(?!道)))/.test(after)
}

/** A street named in passing: 原瓜沥镇政府旁, 近古荡街道办事处, 往西兴街道方向. */
export function isInPassing(before: string, after: string): boolean {
  return (
    /[原近旁靠邻往向朝]$/.test(before) ||
    /^方向/.test(after) ||
    /^(?:人民)?(?:政府|办事处)?(?:对面|旁|附近|隔壁|边上)/.test(after) ||
    /^(?:人民)?政府/.test(after)
  )
}

/** A name that begins in the middle of another word, where nothing says that the text is of this city: 三洞桥街道. */
export function isTornOff(before: string): boolean {
  return /[\u4e00-\u9fa5]$/.test(before) && !/[省市区县镇乡村道社国]$/.test(before)
}
