/** What a cadre is told inside the workbench, and the digest of a working day. */
type Kind =
  'assigned' | 'removed' | 'escalated' | 'disputed' | 'appealed' | 'settled' | 'bulk' | 'deputy' | 'term' | 'urged'

const many = (what: string) => (count: number) => `${count} 件${what}`

export const noticeWords = {
  /** To whom it was late with, while those above are asked to help. */
  late: (name: string) => `已超期，已提请上级督办：${name}`,
  elsewhere: '一件已不在您名下的申请',
  one: {
    assigned: (name: string) => `交给您办理：${name}`,
    removed: (name: string) => `已改由他人办理：${name}`,
    escalated: (name: string) => `已超期，提请您督办：${name}`,
    disputed: (name: string) => `请确定由哪个街道办理：${name}`,
    appealed: (name: string) => `企业提请复核：${name}`,
    settled: (name: string) => `上级确定由您所在街道办理：${name}`,
    bulk: (name: string) => `批量调整：${name}`,
    deputy: (name: string) => `同事外出，请您代办：${name}`,
    term: (name: string) => `任期将满，请提醒并指导换届：${name}`,
    urged: (name: string) => `已超期，上级催办，请尽快办理：${name}`,
  } satisfies Record<Kind, (name: string) => string>,
  many: {
    assigned: many('申请交给您办理'),
    removed: many('申请已改由他人办理'),
    escalated: many('申请已超期，提请您督办'),
    disputed: many('申请请您确定街道'),
    appealed: many('申请提请复核'),
    settled: many('申请确定由您所在街道办理'),
    bulk: many('申请批量调整'),
    deputy: (count: number) => `同事外出期间请您代办，现有 ${count} 件申请`,
    term: many('任期将满，请提醒并指导换届'),
    urged: many('申请已超期，上级催办'),
  } satisfies Record<Kind, (count: number) => string>,
  digest: {
    dueToday: many('今天到期'),
    dueSoon: many('两个工作日内到期'),
    overdue: many('已超期'),
    escalated: many('超期后提请您督办'),
    toAccept: many('等待受理'),
    contactsDue: many('约好的联系到了日期'),
    enterpriseLate: many('等企业办理，已过期'),
    elections: many('任期将满，需要提醒换届'),
    followsToday: many('走访后续今天到期'),
    followsOverdue: many('走访后续已超期'),
    answersOpen: many('企业答复等待核实'),
    answersOverdue: many('企业答复已超期，还没有核实'),
  },
} as const
