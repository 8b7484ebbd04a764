/** What the statistical division codes say about a unit: pure, as data. */
export const DIVISION_RULES = {
  /**
   * Third part (digits 7-9) of the statistical code: 001-099 streets, 100-199 towns, 200-399 townships, 400-599 units that are
   * "similar to a township" (development zones, state farms). The last are administered by others: they have no street office.
   */
  similarToTownship: {
    from: 400,
    to: 599,
    since: '2009-11-25',
    source: '国家统计局《统计用区划代码和城乡划分代码编制规则》(国统字〔2009〕91号)',
  },
  /** Names that stand in the lists instead of a city's name. The city then bears its province's name. */
  nameless: {
    names: ['市辖区', '县'],
    since: '2009-11-25',
    source: '国家统计局《统计用区划代码和城乡划分代码编制规则》(国统字〔2009〕91号)',
  },
  /** Entries that stand in the lists where a unit has no city above it: no names of places. */
  placeholders: {
    names: ['省直辖', '自治区直辖', '县直辖'],
    since: '2009-11-25',
    source: '国家统计局《统计用区划代码和城乡划分代码编制规则》(国统字〔2009〕91号)',
  },
} as const

/** Places outside of the lists by which an address is known to lie abroad or beyond the mainland. */
export const ABROAD = {
  names: (
    '香港 澳门 台湾 日本 东京 大阪 韩国 首尔 新加坡 美国 加拿大 英国 法国 德国 意大利 西班牙 荷兰 瑞士 俄罗斯 澳大利亚 新西兰 ' +
    '泰国 越南 马来西亚 印度尼西亚 菲律宾 印度 阿联酋 迪拜 巴西 墨西哥 南非'
  ).split(' '),
  since: '2026-11-27',
  source: 'own choice: where enterprises of the mainland most often have an address',
} as const

/** Whether a street's code (9 digits) is a real street, town or township, and not a unit similar to one. */
export function isStreetCode(code: string): boolean {
  const third = Number(code.slice(6, 9))
  return !(third >= DIVISION_RULES.similarToTownship.from && third <= DIVISION_RULES.similarToTownship.to)
}

/**
 * The name without the word for its level, as people say it: 西湖区 → 西湖, 转塘街道 → 转塘, 莪山畲族乡 → 莪山. A name that would
 * shrink to one character keeps its suffix.
 */
export function shortNameOf(name: string): string {
  const short = name
    .replace(/(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|自治旗)$/, '')
    .replace(/(街道办事处|街道|地区|新区|民族乡|省|市|区|县|镇|乡|盟|旗)$/, '')
  const plain = PEOPLES.reduce((rest, people) => {
    const cut = rest.endsWith(people) ? rest.slice(0, -people.length) : rest
    return cut.length >= 2 ? cut : rest
  }, short)
  return plain.length >= 2 ? plain : name
}

const PEOPLES = (
  '土家族 布依族 朝鲜族 哈尼族 傈僳族 景颇族 蒙古族 蒙古 纳西族 哈萨克 柯尔克孜 达斡尔族 鄂温克族 鄂伦春 仡佬族 仫佬族 毛南族 拉祜族 布朗族 ' +
  '畲族 回族 满族 苗族 侗族 瑶族 壮族 白族 彝族 藏族 羌族 黎族 傣族 水族 佤族 土族 各族'
).split(' ')

/**
 * A community's name as it is written in an address: without the committee's suffix (翠苑一区社区居委会 → 翠苑一区社区; 长埭村委会 →
 * 长埭村).
 */
export function communityNameOf(name: string): string {
  const plain = name.replace(/(社区)(居民委员会|居委会)$/, '$1').replace(/(?:村民委员会|村委会)$/, '村')
  return plain.replace(/(?:居民委员会|居委会)$/, '社区').replace(/村村$/, '村')
}
