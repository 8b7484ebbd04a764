/** What names of enterprises are made of: data for the canonical form. */
export const NAME_RULES = {
  since: '2021-03-01',
  source: '《企业名称登记管理规定》(国务院令第734号) 第六条: 行政区划、字号、行业或者经营特点、组织形式',
  /** Legal forms, the longest first, with the class they belong to. One class = one form for comparison. */
  legalForms: [
    ['股份有限责任公司', 'stock'],
    ['有限责任公司', 'limited'],
    ['股份有限公司', 'stock'],
    ['股份合作公司', 'cooperative'],
    ['有限总公司', 'limited'],
    ['有限公司', 'limited'],
    ['股份公司', 'stock'],
    ['总公司', 'company'],
    ['公司', 'company'],
  ],
  /** Forms in brackets or at the end that are no part of the name proper. */
  forms: [
    ['特殊普通合伙', 'partnership'],
    ['有限合伙', 'partnership'],
    ['普通合伙', 'partnership'],
    ['合伙企业', 'partnership'],
    ['个人独资企业', 'sole'],
    ['个人独资', 'sole'],
    ['个体工商户', 'sole'],
    // Cut off by a field that was too short, or by hand.
    ['股份有限公', 'stock'],
    ['有限责任公', 'limited'],
    ['有限公', 'limited'],
    ['股份有限', 'stock'],
    ['有限责任', 'limited'],
    ['有限', 'limited'],
    ['股份', 'stock'],
  ],
  /** How the name of a branch ends. A branch is another unit than its parent. */
  branch:
    /(分公司|支公司|分店|支行|分行|营业部|营业所|营业厅|分理处|门市部|办事处|代表处|分厂|分社|分所|分部|分中心|支局|门店|连锁店|加盟店|便利店|加油站|店|站|部|厂|所|处|中心)$/,
  /** Words that follow a place although they begin like its suffix: 杭州市政工程 is not 杭州市 + 政工程. */
  suffixTraps: { 市: '政场民容话', 区: '块域间', 县: '', 省: '', 州: '' },
  /** Words of trade: stripped from the end of the core, repeatedly, they leave the 字号. */
  trades: (
    '科技 贸易 工程 设备 管理 集团 实业 材料 食品 服务 开发 技术 机械 服饰 咨询 物资 制品 电子 化工 电器 销售 纺织 制造 广告 用品 设计 建材 工贸 发展 织品 ' +
    '投资 出口 进出口 运输 商贸 服装 建设 包装 配件 代理 器材 机电 纸业 物流 工具 丝绸 装饰 商务 策划 制衣 酒店 置业 电缆 产品 印刷 租赁 百货 安装 器械 养殖 经纪 传媒 ' +
    '茶叶 化纤 印务 餐饮 传播 软件 五金 石油 旅游 制作 汽配 创意 回收 时装 鞋业 超市 经营 家具 织造 电气 修理 证券 布艺 控股 涂料 木业 仪器 塑业 艺术 网络 玻璃 汽车 ' +
    '石材 针织 轴承 线缆 布业 蔬菜 培训 眼镜 能源 塑料 电梯 园林 塑胶 部件 宾馆 地产 娱乐 信息 企业 文化 生物 医疗 建筑 房地产 物业 农业 农产品 农副产品 教育 健康 环保 ' +
    '环境 智能 数字 数码 通信 通讯 电力 电商 供应链 国际 股权 资产 财务 税务 会计 人力资源 劳务 家政 保洁 安防 照明 光电 自动化 系统 集成 互联网 大数据 云计算 影视 ' +
    '影业 演艺 体育 健身 美容 美发 化妆品 日用品 母婴 宠物 医药 药业 药房 医院 诊所 门诊 口腔 生态 园艺 绿化 市政 路桥 水利 消防 门窗 幕墙 钢结构 金属 钢铁 铝业 铜业 ' +
    '模具 五金制品 精密 紧固件 阀门 水暖 卫浴 洁具 厨具 灯饰 灯具 家居 家纺 羽绒 皮革 箱包 玩具 工艺品 礼品 珠宝 首饰 文具 办公 图文 造纸 彩印 出版 图书 酒业 饮料 粮油 ' +
    '水产 畜牧 种业 苗木 花卉 林业 茶业 果蔬 冷链 货运 货运代理 快递 配送 仓储 客运 出租 停车 汽修 维修 检测 认证 测绘 勘察 监理 造价 招标 拍卖 典当 担保 小额贷款 ' +
    '融资 基金 保险 银行 信用 知识产权 专利 商标 法律 律师 事务所 合作社 专业合作社 经济合作社 股份经济 厂 店 中心 工作室 经营部 商行 商店 工厂 加工 加工厂 制品厂 机械厂 ' +
    '有色 化学 橡胶 水泥 混凝土 砂浆 陶瓷 印染 染整 服务部 服务站 批发 零售 连锁 便利 市场 贸 社 研究院 研究所 学校 幼儿园 农场 场 部 馆 坊 行 院 所 站 业'
  ).split(' '),
} as const
