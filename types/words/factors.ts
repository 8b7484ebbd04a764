/** The second factor of cadres. */
import { sayMoment } from './dates'

export const factorWords = {
  /** As the authenticator app lists it. */
  issuer: '一键入团',
  label: '干部工作台',
  codeWrong: '请输入验证码',
  pinWrong: 'PIN 是 6 位数字',
} as const

/** The panel that stands before the workbench. */
export const gateWords = {
  titles: { none: '二次验证', locked: '工作台已锁定', fresh: '再次验证' },
  leads: {
    none: '请再确认一次是您本人，然后打开工作台。',
    locked: '没有提交的内容都在，验证后接着办。',
    fresh: '这项操作要再确认一次是您本人，验证后自动继续。',
  },
  fields: { totp: '验证器上的 6 位数字', pin: 'PIN', recovery: '恢复码' },
  hints: { totp: '每 30 秒换一组', pin: '6 位数字', recovery: '设置时存下的 10 个之一，不分大小写' },
  use: { totp: '用验证器', pin: '用 PIN', recovery: '用恢复码' },
  checking: '正在验证',
  check: '验证',
  wrong: {
    totp: (left: number) => `不对，或这一组已经用过。请等验证器换一组再输，还可以试 ${left} 次`,
    pin: (left: number) => `PIN 不对，还可以试 ${left} 次`,
    recovery: (left: number) => `恢复码不对，或已经用过，还可以试 ${left} 次`,
  },
  lockedOut: (until: string) => `多次输错，已暂停验证。${sayMoment(until)} 以后可以再试。`,
  lost: '手机换了或丢了，请用恢复码，或联系任命您的上级重置。',
  cancel: '取消',
  signOut: '退出登录',
  /** What a page says of an act that came upon the lock. */
  tapAgain: '工作台刚才锁定了，这一次没有提交。内容都在，请再点一次',
  notDone: '没有验证，这一次没有提交。内容都在，可以再点一次',
  recoveryTitle: '已用恢复码打开',
  recoveryLeft: (n: number) => `还剩 ${n} 个恢复码。验证器或手机换过的，请现在重新设置。`,
  goOn: '继续办理',
  toSetUp: '重新设置',
  elsewhereTitle: '请从微信或钉钉打开',
  elsewhereLead: '您设置的是手机上的 PIN。要在这里办理，请先在微信或钉钉里打开“二次验证”，添加验证器。',
  closedTitle: '设置时限已过',
  closedLead:
    '任命后 7 天内没有设置二次验证。请联系任命您的上级，请他在“人员任命”里点“重置二次验证”，之后 7 天内可以设置。',
} as const

/** Setting the factor up, and the page where it is looked after. */
export const setUpWords = {
  title: '二次验证',
  loginLead: '请用团干部登记的手机号登录。',
  purpose: '登录后再确认一次是您本人：手机号即使被别人拿到，也打不开工作台。',
  until: (day: string) => `请在 ${day} 前设置好，过期要请上级重新开放。`,
  appTitle: '打开验证器',
  app: '在应用商店或微信里搜“验证器”，任选一个都可以。',
  addTitle: '把工作台加进验证器',
  qr: '二维码，用验证器扫描',
  scan: '用验证器扫一扫：',
  otherPhone: '用另一部手机扫码',
  byHand: '不能扫码时，选“手动输入”，填这个密钥：',
  paste: '在验证器里选“手动输入”，填这个密钥：',
  copySecret: '复制密钥',
  copied: '已复制',
  notCopied: '没有复制成功，请照着抄写',
  codeTitle: '输入验证器显示的数字',
  code: '6 位数字',
  codeWrong: (left: number) => `数字对不上。请等验证器换一组再输，还可以试 ${left} 次`,
  confirming: '正在核对',
  confirm: '核对',
  pinTitle: '设置 PIN',
  pinLead: '以后在这部手机上，输 6 位数字就能打开工作台。',
  pin: '6 位 PIN',
  pinAgain: '再输一次',
  pinDiffers: '两次输入的不一样，请再输一次',
  savePin: '保存 PIN',
  saving: '正在保存',
  codesTitle: '存好恢复码',
  codesLead: '手机不在身边时，用一个恢复码代替，每个只能用一次。这里只显示这一次，请抄下来或存到别处。',
  copyCodes: '复制全部',
  codesSaved: '我已保存',
  later: '以后再说',
  cancel: '取消',
  app2: '验证器',
  appSet: '已设置，电脑和手机上都可以用',
  appNotSet: '未设置。在电脑上办理要用验证器',
  pinSet: '已设置，在微信或钉钉里使用',
  pinNotSet: '未设置',
  recovery: '恢复码',
  recoveryLeft: (n: number) => (n === 0 ? '没有可用的恢复码' : `还剩 ${n} 个`),
  add: '设置',
  change: '更换',
  renew: '换一批',
  done: '已设置好',
} as const
