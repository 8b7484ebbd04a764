import { restRules } from '../rest-rules'
import { sayDate } from './dates'
import { invitationWords } from './owner'

/** Answering an invitation in place of an application. */
export const answerWords = {
  title: '不申请？点一下告诉街道',
  lead: '点一下就好，不用登录，也不用填写。',
  then: (office: string, today: string) =>
    `点选后，从${sayDate(today)}起，核实期间不再就这家企业发邀请短信。${office}会核实并更正名单，核实无误后不再发。点错了可以撤回。`,
  saying: '正在告诉街道',
  saidThen: (office: string) =>
    `核实期间不再就这家企业发邀请短信。${office}会核实并更正名单，核实无误后不再发；您不用再做什么。`,
  /** 暂时不需要: nobody looks at it, and nothing is corrected. */
  notNow: `点“暂时不需要”，${restRules['not-now'].days} 天内不再给您的企业群发邀请短信。这份邀请一直有效，想办的时候随时打开。`,
  saidNotNow: `${restRules['not-now'].days} 天内不再给您的企业群发邀请短信。这份邀请一直有效，想办的时候随时打开。`,
  takeBack: '撤回',
  takingBack: '正在撤回',
  takenBack: '已撤回，邀请照旧有效',
  apply: '仍要为这家企业申请',
  another: '为另一家企业申请',
  /** Taken back by the person, and it stands: an office has looked. */
  keptTitle: '没有撤回',
  keptAll: (n: number) => `有 ${n} 家没有撤回`,
  kept: (enterprise: string, said: string) =>
    `${enterprise}：街道已经核实“${said}”，不能在这里撤回。情况有变，请联系：`,
  keptNobody: '所在地的团组织',
  keptNoPhone: '暂无公开电话，请到上面的地址咨询',
  stopTitle: '邀请短信',
  stopLead: '收到这条短信的手机号，可以不再接收邀请和推广短信。验证码和办理进度的通知不受影响。',
  stop: invitationWords.stopMessages,
  stopping: '正在提交',
  stopped: '这个手机号不再接收邀请短信',
  resume: '恢复接收',
  nothingToStop: '这份邀请没有对应的手机号。不想再收短信，请按短信里写的办法退订，或联系街道。',
} as const

/** One number, several enterprises. */
export const chooseWords = {
  title: '请选择您的企业',
  beforeLead: '这条短信发给的是几家企业共同的联系人。用收到短信的手机号登录，就能看到是哪几家。',
  lead: (n: number) => `登记的联系电话是您这个手机号的，有 ${n} 家。请逐家确认，点一家申请一家。`,
  applied: '已申请，查看进度',
  open: '去申请 ›',
  otherTitle: '这份邀请发给的是另一个手机号',
  otherLead: '为保护他人信息，这里不显示企业。请换用收到短信的手机号登录，或直接查找您的企业。',
  otherPhone: '换一个手机号',
  none: '这份邀请里已没有需要申请的企业。',
  answered: (said: string) => `✓ 已告诉街道：${said}`,
  allTitle: '都不申请？点一下告诉街道',
  allLead: '上面还没有申请、也没有告诉过街道的企业，一次说完；各企业所在的街道会核实。点错了可以撤回。',
  all: { 'not-mine': '都不是我的企业', left: '我都已离职' },
  saying: '正在告诉街道',
  takeBackLead: '点错了，或者又要申请：',
  takeBack: '全部撤回',
  takingBack: '正在撤回',
} as const
