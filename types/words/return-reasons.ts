/** Why an application goes back, as the owner reads it: alone in a file, for the owner's page carries nothing of the cadres'. */
export const returnReasonWords = {
  contact: '联系人信息不完整或联系不上，请补充可以联系的人',
  identity: '企业名称与统一社会信用代码对不上，请对照营业执照说明',
  address: '企业地址不清楚，请写明路名和门牌号',
  authority: '还不能确认您代表该企业，请说明您在企业的职务',
  other: '其他情况，见说明',
} as const
