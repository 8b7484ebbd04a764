/** Choosing an enterprise of the pool that a record or an application means. */
export const findEnterpriseWords = {
  label: '在企业库里查找',
  placeholder: '名称、信用代码或地址的一部分',
  hint: '至少输入 2 个字',
  this: '就是这家',
  chosen: '已选这家',
  elsewhere: '登记在您负责的范围以外',
  noAddress: '库内没有登记地址',
  more: '还有更多，请再多输入几个字',
  none: '没有找到，请换几个字再试',
  noneHere: '您负责的范围内没有找到。登记在别处的，请输入完整的 18 位信用代码',
} as const
