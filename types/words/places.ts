/** Places where enterprises gather: kinds, and what is wrong with what was written of one. */
export const placeKindWords = {
  building: '楼宇',
  market: '市场',
  park: '园区',
  town: '小镇',
} as const

/** Sentences of fields. */
export const placeFieldWords = {
  name: { empty: '请填写名称', long: '名称不能超过 60 个字', plain: '名称里要有文字' },
  part: {
    empty: '楼层、出入口不能为空，请删去空行',
    long: '每个楼层、出入口不能超过 20 个字',
    many: '楼层、出入口各不能超过 200 个',
  },
} as const

/** Lists of places: what the columns are called, what is wrong with a row. */
export const placeWords = {
  fields: {
    name: '名称',
    kind: '类型',
    address: '地址',
    street: '所属街道',
    floors: '楼层',
    entrances: '出入口',
    row: '整行',
  },
  nameEmpty: '名称为空',
  nameLong: '名称超过 60 个字',
  addressEmpty: '地址为空',
  addressLong: '地址超过 200 个字',
  number: '这一格是一个数字或日期，可能被表格软件改动过，请核对原始数据',
  kindUnknown: (known: readonly string[]) => `看不出是哪一类，请在“类型”里填：${known.join('、')}`,
  streetUnknown: '没有这个街道，请填写街道全称；同名的请写上区，例如：西湖区翠苑街道',
  streetMissing: '看不出在哪个街道，请填写“所属街道”',
  partsWrong: '楼层、出入口看不懂，请用顿号分开，例如：-1、1、2、3',
  duplicate: (line: number) => `与第 ${line} 行是同一处`,
  outside: '不在本级范围内',
  summary: (read: number, inserted: number, updated: number, unchanged: number, refused: number) =>
    `读取 ${read} 行：新增 ${inserted}，更新 ${updated}，未变 ${unchanged}，拒收 ${refused}`,
  unused: (columns: readonly string[]) => `没有用到的列：${columns.join('、')}`,
  noHeader: '没有找到表头。第一行要有“名称”和“地址”',
  later: '在其中办公的企业由地址自动列出，导入后几分钟内完成',
} as const
