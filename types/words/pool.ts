/** What the import and the export of the pool tell about files and rows. */

/** What a file as a whole may have against being a table. */
export const tableWords = {
  noFile: '这不是一个文件，请检查路径',
  empty: '文件是空的，请检查后重新导入',
  large: (bytes: number) => `文件超过 ${Math.round(bytes / 1024 / 1024)} MB，请拆成几个文件分别导入`,
  noText: '文件不是 CSV 文本（内容是二进制数据，或是没有标记的 UTF-16），请另存为 xlsx 或 CSV UTF-8 后重新导入',
  oldWorkbook: '文件是旧版 xls 格式或带有密码，请去掉密码，另存为 xlsx 或 csv 后重新导入',
  otherArchive: '文件不是 xlsx 工作簿，请另存为 xlsx 或 csv 后重新导入',
  damaged: '文件已损坏，无法读取，请重新导出或另存为 csv 后再导入',
  bomb: '文件解压后过大，疑似恶意压缩文件，已拒绝读取。如确为正常数据，请另存为 csv 并拆分后导入',
  noSheet: '工作簿里没有工作表，请检查文件',
  rows: (limit: number) => `工作表的行号超过 ${limit}，请检查文件`,
  merges: '工作表里合并单元格过多，请取消合并后重新导入',
  longRecord: (line: number) =>
    `第 ${line} 行之后有一行过长，无法读取：可能缺少换行，或有没有配对的双引号，请改正后重新导入`,
  quote: (line: number) => `第 ${line} 行之后有没有配对的双引号，无法分清各列，请改正后重新导入`,
} as const

export const poolWords = {
  noHeader: (missing: string) => `文件里没有找到“${missing}”这一列，请检查第一行的表头`,
  noHeaderNear: (missing: string, line: number, seen: string) =>
    `文件里没有找到“${missing}”这一列：最像表头的是第 ${line} 行（${seen}），请检查表头，以及文件编码是否为 UTF-8 或 GB18030`,
  empty: '文件是空的，请检查后重新导入',
  headerTwice: (header: string, line: number, first: string, second: string) =>
    `第 ${line} 行的表头里有两个“${header}”（第 ${first} 列和第 ${second} 列），不知道以哪一列为准，请删去一列后重新导入`,
  columns: (line: number, count: number, limit: number) =>
    `第 ${line} 行有 ${count} 列，最多 ${limit} 列，请只保留需要的列后重新导入`,
  /** By the name of a field, how a person calls it. */
  fields: {
    name: '企业名称',
    uscc: '统一社会信用代码',
    address: '住所',
    street: '街道',
    status: '登记状态',
    type: '企业类型',
    ownership: '经济性质',
    formerNames: '曾用名',
    phone: '联系电话',
    legalPerson: '法定代表人',
    row: '整行',
  },
  nameEmpty: '企业名称为空',
  nameLong: '企业名称超过 100 个字',
  nameNumber: '企业名称是一个数字或日期，可能被表格软件改动过，请核对原始数据',
  number: '这一格是一个数字或日期，可能被表格软件改动过，请核对原始数据',
  usccEmpty: '统一社会信用代码为空',
  usccLength: (n: number) => `统一社会信用代码应为 18 位，这里是 ${n} 位`,
  usccDigitsLost:
    '统一社会信用代码被表格软件当成数字，末尾几位已丢失（例如显示为 9.13E+17），请从原系统按文本格式重新导出这一列',
  usccCharacter: '统一社会信用代码里有不该出现的字符',
  usccCheck: '统一社会信用代码的校验位不对',
  duplicate: (line: number) => `与第 ${line} 行的统一社会信用代码相同`,
  headerAgain: '这一行是重复的表头',
  tooManyCells: (cells: number, columns: number) =>
    `这一行有 ${cells} 格，表头只有 ${columns} 列，内容可能错位，请检查是否缺少双引号`,
  broken: '含有无法识别的字符，编码可能已损坏，请从原系统重新导出',
  merged: (range: string) => `这一格在合并单元格 ${range} 里，请取消合并，每行都填写`,
  formula: '这一格是公式，请复制后“选择性粘贴为数值”再导入',
  formulaWithoutResult: '这一格是没有结果的公式，请用表格软件打开并保存一次，或粘贴为数值后再导入',
  cellError: (written: string) => `这一格的公式出错（${written}），请改正后再导入`,
  summary: (read: number, inserted: number, updated: number, unchanged: number, refused: number) =>
    `读取 ${read} 行：新增 ${inserted}，更新 ${updated}，未变 ${unchanged}，拒收 ${refused}`,
  sheet: (name: string, line: number) => `工作表“${name}”，表头在第 ${line} 行`,
  headerLine: (line: number) => `表头在第 ${line} 行`,
  unused: (headers: readonly string[]) => `未使用的列：${headers.join('、')}`,
  unknownStatuses: (words: readonly string[]) =>
    `不认识的登记状态（原样保存；群发邀请先不发，请看过企业后单独邀请）：${words.join('、')}`,
  unknownOwnerships: (words: readonly string[]) => `不认识的经济性质（原样保存，不影响邀请）：${words.join('、')}`,
  phonesIgnored: (count: number) => `有 ${count} 个联系电话无法识别，已忽略，企业照常导入`,
  shortened: (count: number) => `有 ${count} 行的文字过长，超出部分未保存`,
  importedBefore: (at: string) => `这个文件已于 ${at} 导入过，现在再次导入（不会重复）`,
  dryRun: '以上是试运行的结果，没有写入任何数据',
  strict: (refused: number) => `有 ${refused} 行不合格，按 --strict 的要求整个文件都没有导入`,
  refusedFile: (file: string) => `拒收的行已写入 ${file}`,
  refusedColumns: ['行号', '字段', '原因', '内容'],
  rowsRead: '行',
  exported: (rows: number, file: string) => `已导出 ${rows} 家企业到 ${file}`,
  exportedContacts: '文件里有联系电话和法定代表人，属于个人信息，请妥善保管，用完即删；这次导出已记入审计日志',
  reread: (read: number, changed: number, dryRun: boolean) =>
    `核对 ${read} 个登记电话，${dryRun ? '将' : '已'}重新识别 ${changed} 个${dryRun ? '（试运行，没有写入）' : ''}`,
  rereadUnopened: (n: number) => `另有 ${n} 个用现有的密钥解不开，没有改动`,
  exportForWhom: '导出联系方式时，请用 --to 写明交给哪个单位，用 --purpose 写明用途，两者记入提供记录，保存 3 年',
  exportExists: (file: string) => `文件 ${file} 已存在，请换一个文件名`,
} as const

/** Why an enterprise is not invited and its application goes to a person. */
export const ineligibilityWords = {
  closed: '该企业登记状态为注销',
  revoked: '该企业登记状态为吊销',
  'moved-out': '该企业已迁出',
  state: '该企业为国有或集体企业，不属于非公企业',
  public: '该单位为机关、事业单位或社会组织，不属于非公企业',
} as const
