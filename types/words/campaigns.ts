/** Why nothing of a campaign can go out, by what a provider's code says. The first that fits. */
const holds: readonly (readonly [RegExp, string])[] = [
  [/Balance|AMOUNT_NOT_ENOUGH/i, '短信余额用完了，请充值后继续发送。'],
  [/^LimitExceeded\.App\w*DailyLimit|DAY_LIMIT/i, '今天的短信发送量已达到服务商账号的上限，没发完的明天上午自动继续。'],
  [/MONTH_LIMIT/i, '本月的短信发送量已达到服务商账号的上限，请在服务商后台调高，或下个月继续。'],
  [
    /Template|TEMPLATE|SIGN_|SIGNATURE_|SMS_TEST_|DOMESTIC_NUMBER|SignatureIncorrect|MissingSignature|NotFiled/,
    '短信模板或签名没有通过服务商审核，请在服务商后台处理后继续。',
  ],
  [
    /Unreachable|RequestLimit|Throttling|Resource/i,
    '短信服务商连续几次没有接通或没有受理，请稍后继续；还不行请联系维护人员。',
  ],
]
/** The sender's own words for a run of messages of which none was taken: of what was asked for nothing is known, or all was refused for one reason. */
export const runHolds = { inDoubt: 'run/in-doubt', refused: 'run/refused/' } as const
const runs: readonly (readonly [string, string])[] = [
  [
    runHolds.inDoubt,
    '短信服务商没有说明连续多条短信是否发出，这些不会再发。请在服务商后台核实恢复正常后，再继续发送其余的。',
  ],
  [
    runHolds.refused,
    '连续多条短信被服务商以同一个原因退回，这些不会再发。请查看“没有送达的原因”，处理后再继续发送其余的。',
  ],
]
const HOLD = '短信服务商的账号或配置有问题，请联系维护人员处理后继续。'

/** What the service says of campaigns. */
export const campaignWords = {
  somebody: '（姓名未登记）',
  balance: {
    messages: (n: number) => `余 ${n} 条`,
    yuan: (n: number) => `余额 ${n} 元`,
    unavailable: '暂时查不到余额',
  },
  /** What a provider says of a text of ours that it does not carry. */
  filing: {
    pending: (template: string) => `“${template}”正在审核`,
    refused: (template: string, reason: string) => `“${template}”未通过审核：${reason}`,
    'not-filed': (template: string) => `“${template}”还没有报备`,
  },
  templates: {
    'login-code': '登录验证码',
    'case-update': '申请进展',
    'complaint-update': '投诉进展',
    'application-taken': '现场申请待确认',
    invitation: '邀请',
    'invitation-list': '邀请（一号多企）',
    'invitation-promotional': '邀请（推广）',
  },
  /** Our own reasons, and those of carriers that are known by one word. */
  reasons: {
    'opted-out': '对方已选择不再接收',
    'too-often': '近期已收到过邀请',
    'no-longer': '发送前情况有变：已申请、已建团、已答复、登记状态变更或不再联系',
    bookkeeper: '号码核对为代账公司的',
    'no-consent': '没有同意接收宣传',
    revoked: '邀请已被收回',
    unread: '号码一时没有读出，会自动再试',
    stopped: '发送已停止',
    'no-phone': '号码已变更或已删除',
  } as Readonly<Record<string, string>>,
  hold: (code: string) =>
    runs.find(([start]) => code.startsWith(start))?.[1] ??
    `${(holds.find(([pattern]) => pattern.test(code)) ?? [, HOLD])[1]}没发出的都还在等待发送。`,
  failures: {
    refused: '短信服务商未接收',
    unknown: '不能确定是否发出，为避免重复不再发送',
    dropped: '没有发送',
    sent: '已发出，运营商未送达',
  },
} as const
