/** What each field is called, and what to do when it is not right. Shown by the pages and by the service alike. */
export const fieldWords = {
  name: {
    label: '企业名称',
    empty: '请填写企业名称，与营业执照上的一致',
    long: '企业名称过长，请只填写营业执照上的名称（不超过 100 个字）',
    control: '企业名称里有无法识别的字符，请重新输入',
  },
  uscc: {
    label: '统一社会信用代码',
    empty: '请填写统一社会信用代码，在营业执照右上方或正上方，共 18 位',
    length: (n: number) => `统一社会信用代码应为 18 位，现在是 ${n} 位，请对照营业执照检查`,
    character: '统一社会信用代码只含数字和大写字母（没有 I、O、S、V、Z），请对照营业执照检查',
    check: '统一社会信用代码的校验位不对，可能有一位写错，请对照营业执照逐位检查',
    corrected: (position: number, written: string, meant: string) =>
      `信用代码第 ${position} 位像是字母 ${written}，应为数字 ${meant}，已为您改好，请核对`,
  },
  address: {
    label: '企业地址',
    empty: '请填写企业地址，写到路名和门牌号',
    long: '企业地址过长，请写到门牌号即可（不超过 200 个字）',
    control: '企业地址里有无法识别的字符，请重新输入',
  },
  contactName: {
    label: '联系人姓名',
    empty: '请填写联系人姓名',
    long: '联系人姓名过长，请填写真实姓名（不超过 50 个字）',
    control: '联系人姓名里有无法识别的字符，请重新输入',
  },
  phone: {
    label: '手机号',
    empty: '请填写手机号',
    wrong: '手机号应为 11 位数字，以 1 开头，请检查',
  },
  smsCode: {
    label: '验证码',
    wrong: '验证码为 6 位数字，请查看短信后重新输入',
  },
  hostCode: { label: '登录凭证', wrong: '登录凭证不完整，请返回上一页后重试' },
  query: {
    label: '企业名称或信用代码',
    empty: '请填写企业名称或统一社会信用代码',
    long: '内容过长，请只填写企业名称或 18 位信用代码',
    control: '内容里有无法识别的字符，请重新输入',
  },
  operatingAddress: {
    label: '实际办公地址',
    empty: '请填写实际办公地址，写到路名和门牌号',
    long: '实际办公地址过长，请写到门牌号即可（不超过 200 个字）',
    control: '实际办公地址里有无法识别的字符，请重新输入',
  },
  draft: { label: '草稿', wrong: '草稿内容不完整，没有保存到其他设备，本机上的内容不受影响' },
  licence: { label: '营业执照', wrong: '营业执照照片没有上传成功，请重新上传，或不上传直接提交' },
  candidate: { label: '企业', wrong: '请从查找结果里重新选择企业' },
  note: {
    label: '说明',
    long: '说明过长，请控制在 500 个字以内',
    control: '说明里有无法识别的字符，请重新输入',
  },
  reasons: {
    label: '退回原因',
    empty: '请至少选择一条退回原因，一次列全',
    other: '选择了“其他”时，请在说明里写清楚要补什么',
  },
  reason: { label: '查看原因', empty: '请选择查看原因' },
  token: { label: '邀请', wrong: '邀请链接不完整，请从原短信或宣传册重新打开' },
  key: { label: '提交编号', wrong: '本次提交缺少编号，请返回上一页后重试' },
  noticeVersion: { label: '告知书', wrong: '请先阅读并同意告知书' },
  choice: { label: '选项', wrong: '请从给出的选项里选一项' },
  id: { label: '编号', wrong: '链接里的编号不完整，请从列表重新打开' },
  cursor: { label: '翻页位置', wrong: '列表已更新，请从第一页重新查看' },
  input: { label: '内容', wrong: '提交的内容格式不对，请返回上一页后重试' },
} as const
