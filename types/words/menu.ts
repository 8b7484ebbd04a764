/** The workbench's menu: its pages, as whoever works there calls them. */
export const menuWords = {
  label: '工作台',
  /** Leads to the foot of the page, where all of it stands. */
  open: '全部功能',
  groups: { work: '办理', visits: '走访', outreach: '邀请', data: '资料', own: '本单位' },
  pages: {
    queue: '申请办理',
    today: '走访',
    visits: '走访跟进',
    counts: '分街道统计',
    complaints: '投诉办理',
    pool: '企业库',
    campaigns: '批量邀请',
    answers: '企业答复',
    funnel: '邀请进展',
    posters: '印制海报',
    registry: '楼宇与园区',
    reviews: '企业核对',
    organisations: '现有团组织',
    imports: '导入数据',
    divisions: '区划调整',
    audit: '审计日志',
    staff: '人员任命',
    absence: '外出与代理',
    factor: '二次验证',
  },
  fieldWaiting: (n: number) => `走访（${n} 条待发送）`,
  calendarMissing: (year: string) =>
    `${year} 年的节假日和调休安排还没有录入，${year} 年的时限暂时只扣除周末。国务院公布后，请升级到收录它的版本。`,
  lock: '锁定',
} as const
