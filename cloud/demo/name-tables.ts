/**
 * What invented names are put together from. Any three of the syllables read like a 字号, but the combination is one that
 * nobody would register on purpose: an animal or plant, a tool, a place of nature.
 */
const split = (text: string) => [...text]

export const markSyllables = {
  first: split('鹿鹭檀梧榆槐桐柚橘枫苇荻菱荷蕨藜蓼薇芷蘅鹤雁鸢鹂鲤鲈鲟蚕蝉萤麂貂獾狸驹犊'),
  second: split('砚灯犁梭瓮笛箫鼓磬舟桨帆篙筏碾臼筝琴鞍缰篮箩筐杼锄镰钵盏壶釜鼎簪梳尺秤'),
  third: split('汀洲渚泽溪涧壑坞岭峦崖岫麓原野川湾浦潭渊泉沼滩屿岬'),
} as const

export const trades = [
  '科技',
  '网络科技',
  '信息技术',
  '电子商务',
  '文化创意',
  '餐饮管理',
  '物业服务',
  '供应链管理',
  '机械制造',
  '纺织品',
  '建筑装饰',
  '教育咨询',
  '人力资源',
  '快递服务',
  '医药科技',
  '新能源科技',
  '环保科技',
  '农业开发',
  '家居用品',
  '广告设计',
] as const

/** Legal forms, each as often as it stands here. */
export const legalForms = [
  '有限公司',
  '有限公司',
  '有限公司',
  '有限公司',
  '有限公司',
  '有限公司',
  '有限公司',
  '有限责任公司',
  '股份有限公司',
] as const

/** Roads are named after what they are not likely to be named after together. */
export const roadSyllables = {
  first: split('云星霁霞岚雾虹露霜雪晴曙暮岁序朔望弦晦旻昊穹澄湛皓'),
  second: split('砧笺绢帛纨绮缎绫罗纱线绒麻棉葛席毡毯帷幔帘幕屏障扇'),
  kind: ['路', '路', '路', '街', '大道', '巷'],
} as const

export const surnames = split('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨')
