/** The trade that an enterprise's name tells of: for people who look for others of the same trade, not for statistics. Pure. */

interface Trade {
  name: string
  words: RegExp
}

/**
 * In order: the first that fits. A name tells of the trade by law (企业名称登记管理规定, 2020, art. 6: 字号、行业或者经营特点、组织形式); the words of each
 * are our own choice after the sections of GB/T 4754-2017. Since 2026-11-28.
 */
export const tradeRules: readonly Trade[] = [
  { name: '物流运输', words: /物流|快递|速递|货运|运输|供应链|仓储|配送|货代/ },
  { name: '餐饮住宿', words: /餐饮|餐厅|饭店|酒店|宾馆|民宿|茶馆|咖啡|食堂|酒楼/ },
  { name: '医药健康', words: /医药|医疗|生物|药业|制药|健康|诊所|医院|护理|养老/ },
  { name: '教育培训', words: /教育|培训|学校|幼儿|托育/ },
  { name: '金融投资', words: /金融|投资|基金|证券|保险|资产管理|融资|小额贷款|典当/ },
  { name: '建筑房产', words: /建筑|建设|装饰|装修|工程|房地产|置业|物业|园林|市政/ },
  { name: '文化传媒', words: /文化|传媒|广告|影视|动漫|出版|演艺|体育|旅游|会展|直播|传播/ },
  { name: '信息技术', words: /信息|软件|网络|互联网|数据|智能|云计算|电子商务|数字|通信|计算机|系统集成/ },
  {
    name: '生产制造',
    words: /制造|机械|机电|电器|电子|化工|纺织|服饰|服装|印染|食品|包装|材料|五金|家具|设备|汽车|塑料|金属|模具/,
  },
  { name: '农林牧渔', words: /农业|农产|林业|畜牧|水产|养殖|种植|茶叶|合作社/ },
  { name: '商贸零售', words: /商贸|贸易|进出口|商行|超市|百货|商业|零售|批发|经营部/ },
  { name: '商务服务', words: /咨询|管理|人力资源|会计|律师|知识产权|代理|服务|设计|检测/ },
  { name: '科技研发', words: /科技|技术|研究|实验/ },
]

/** @returns null where the name tells of none */
export const tradeOf = (enterprise: string): string | null =>
  tradeRules.find(({ words }) => words.test(enterprise))?.name ?? null

/** The trades that can be told, for choosing one. */
export const tradeNames: string[] = tradeRules.map(({ name }) => name)
