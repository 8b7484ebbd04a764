/** A spreadsheet of appointments: what is wrong with it, and the page on which it is tried and given. */
export const staffTableWords = {
  /** Of the file. */
  fileWrong: '请选择 Excel（.xlsx）或 CSV 文件，不超过 45 KB',
  columns: (columns: readonly string[]) => `表格缺少这些列：${columns.join('、')}`,
  tooMany: (most: number) => `一次最多 ${most} 行，请分成几个文件`,
  /** Of a line. */
  officeUnknown: (written: string) => `没有名为“${written}”的区划`,
  officeAmbiguous: (written: string) => `“${written}”对应多个区划，请写全，例如 西湖区转塘街道`,
  bodyUnknown: (written: string, known: readonly string[]) => `没有“${written}”这个组织，可填：${known.join('、')}`,
  bodyHasNoOffice: (body: string, division: string) =>
    `${division}还没有 ${body} 的单位，请系统管理员先设立（bodies set 或 committees add）`,
  roleUnknown: (written: string, known: readonly string[]) => `没有“${written}”这种职务，可填：${known.join('、')}`,
  roleUnfit: (role: string, office: string) => `${office}不能设${role}`,
  notYours: (role: string, office: string) => `${office}的${role}不由您任命`,
} as const

export const staffTablePageWords = {
  open: '用表格任命多人',
  title: '用表格任命',
  lead: '表格第一行写列名：姓名、手机号、区划；“职务”不填则为该单位的办件干部。先试运行，确认后才任命。',
  choose: '选择表格文件',
  chooseAgain: '换一个文件',
  checking: '正在试运行',
  allRight: (n: number) => `试运行通过，可任命 ${n} 人`,
  nothingNew: '表格里的人都已在任，不需要任命',
  someWrong: (n: number) => `有 ${n} 行不对，一个也不会任命。请改好表格后重新选择`,
  empty: '表格里没有人员',
  line: (line: number) => `第 ${line} 行`,
  outcomes: { new: '将任命', held: '已在任', wrong: '不对' },
  confirm: (n: number) => `确认任命 ${n} 人`,
  appointing: '正在任命',
  done: (appointed: number, held: number) =>
    held === 0 ? `已任命 ${appointed} 人` : `已任命 ${appointed} 人，${held} 人原已在任`,
  tell: '请告诉他们：7 天内用登记的手机号登录，设置二次验证。',
} as const
