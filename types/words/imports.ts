/** Imports by upload: what is wrong with a file, and the page. */
import { sayCount } from './pool-pages'

export const importWords = {
  fileWrong: '请选择 Excel（.xlsx）或 CSV 文件，不超过 60 MB；更大的文件请系统管理员用命令行导入',
  gone: '文件已经清除，请重新选择文件',
  broken: '导入时出了故障，没有写入任何数据，请重试；仍不行请告知系统管理员',
} as const

export const importPageWords = {
  title: '导入数据',
  loginLead: '请用团干部登记的手机号登录。',
  forbiddenTitle: '数据由市级团组织导入',
  forbiddenLead: '需要补充或更正企业数据时，请把名册交给市级团组织。',
  lead: '先试运行，看过结果再正式导入。',
  steps: [
    '选择文件后先试运行：逐行检查并报告结果，不写入任何数据。',
    '您确认后才正式导入：合格的行一起写入，不合格的行不写入，可下载查看原因。',
    '已有的数据不会被清空：名册里没写的，保留原来的内容；名册里没有的企业，不会删除。',
    '导入在后台进行，可以离开本页。中途出故障时不会写入一半，可以重新开始。',
  ],
  kind: '导入什么',
  kinds: { pool: '企业名册', organisations: '现有团组织名单', places: '楼宇、市场、园区名单' },
  kindHints: {
    pool: '市场监管等部门提供的企业数据，须有“企业名称”和“统一社会信用代码”两列。',
    organisations: '已有团组织的名单，须有“企业名称”和“团组织名称”两列。',
    places: '楼宇、市场、园区、小镇的名单，须有“名称”和“地址”两列；地址里没有街道的，还要有“所属街道”。',
  },
  choose: '选择文件并试运行',
  onlyBrowser: '请在电脑浏览器里打开工作台导入文件。',
  sending: (share: number) => `正在上传 ${Math.floor(share * 100)}%`,
  sendFailed: '文件没有传完，请检查网络后重新选择',
  states: {
    announced: '等待上传',
    'waiting-check': '等待试运行',
    checking: '正在试运行',
    checked: '试运行完成，等您确认',
    waiting: '等待导入',
    running: '正在导入',
    done: '已导入',
    failed: '没有导入',
    interrupted: '中断，没有写入任何数据',
    dropped: '已取消',
  },
  progress: (read: number, written: number) =>
    written === 0 ? `已读取 ${sayCount(read)} 行` : `已读取 ${sayCount(read)} 行，已处理 ${sayCount(written)} 行`,
  would: (read: number, inserted: number, updated: number, unchanged: number, refused: number) =>
    `共 ${sayCount(read)} 行：将新增 ${sayCount(inserted)}，更新 ${sayCount(updated)}，不变 ${sayCount(unchanged)}，不合格 ${sayCount(refused)}`,
  did: (read: number, inserted: number, updated: number, unchanged: number, refused: number) =>
    `共 ${sayCount(read)} 行：新增 ${sayCount(inserted)}，更新 ${sayCount(updated)}，不变 ${sayCount(unchanged)}，不合格 ${sayCount(refused)}`,
  start: (rows: number) => `确认导入 ${sayCount(rows)} 行`,
  startAgain: '重新开始',
  starting: '正在开始',
  drop: '取消，不导入',
  refused: '下载不合格的行',
  refusedFile: (file: string) => `${file}.不合格.csv`,
  refusedTold: (n: number, cut: boolean) =>
    cut ? `已下载前 ${sayCount(n)} 行，改正后再导入，其余会再列出` : `已下载 ${sayCount(n)} 行`,
  by: (who: string, moment: string) => `${who} · ${moment}`,
  byCommand: (moment: string) => `命令行 · ${moment}`,
  history: '导入记录',
  historyNone: '还没有导入过',
  unsure: '去核对团组织',
} as const
