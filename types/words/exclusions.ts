/** Why an enterprise gets no invitation: in a word, and in a sentence for whoever wonders. */
import type { Exclusion } from '../invitations'
import { restRules } from '../rest-rules'

export const exclusionWords: Readonly<Record<Exclusion, { name: string; why: string }>> = {
  organised: { name: '已有团组织', why: '登记的团组织名录里已经有这家企业。' },
  ineligible: { name: '不在邀请范围', why: '已注销、吊销、迁出，或者不是非公企业。' },
  suspended: {
    name: '歇业',
    why: '登记状态是歇业（依法备案的停业，最长三年），恢复经营前群发不发。可以在企业页面单独邀请。',
  },
  'status-unclear': {
    name: '登记状态待看',
    why: '登记状态写的词系统不认识，或写着将要注销，群发时先不发。请看过企业再定，可以在企业页面单独邀请。',
  },
  withheld: { name: '已标为不联系', why: '团干部在企业库里标记过，这家企业不再联系。' },
  applied: { name: '已提交申请', why: '企业已经提交过申请，不需要再邀请。' },
  'in-review': { name: '申请待核对', why: '有一份申请可能就是这家企业的，核对清楚前不发。' },
  answered: { name: '已答复邀请', why: '企业答复过“不是我的企业”“已离职”等，还在核实，或核实属实。' },
  withdrawn: {
    name: '撤回过申请',
    why: `企业撤回申请后 ${restRules.withdrawn.days} 天内，群发不发。可以在企业页面单独邀请。`,
  },
  'not-now': {
    name: '暂时不需要',
    why: `企业答复过“暂时不需要”，${restRules['not-now'].days} 天内群发不发。可以在企业页面单独邀请。`,
  },
  'no-phone': { name: '没有电话', why: '登记数据里没有联系电话，或者号码已经删除。' },
  landline: { name: '座机', why: '登记的是座机号码，收不到短信。' },
  virtual: { name: '虚拟号段', why: '登记的是虚拟运营商号码，经常更换使用人。' },
  foreign: { name: '境外号码', why: '登记的不是中国内地手机号。' },
  'wrong-number': {
    name: '号码有误',
    why: '登记的号码位数或格式不对；或是以前导入的、一格里写了几个号码，重新导入或由维护人员重新识别后才能发。',
  },
  'opted-out': { name: '已退订', why: '这个号码回复过退订，或在页面上选择过不再接收。' },
  'no-consent': { name: '没有同意接收宣传', why: '宣传短信只发给同意过接收的号码。' },
  'too-often': { name: '近期已收到过', why: '同一个号码不会在短时间内收到两次邀请。' },
  waiting: {
    name: '另一次邀请里等待发送',
    why: '这个号码排在另一次已批准的批量邀请里，或者单独邀请还没有发出。发出后短时间内不会再发第二条，所以这次不发。',
  },
  held: { name: '号码待核对', why: '很多家企业登记了同一个号码，可能是代账公司，要有人看过才发。' },
  bookkeeper: { name: '代账公司号码', why: '团干部核对过，这个号码属于代账或代办公司。' },
}
