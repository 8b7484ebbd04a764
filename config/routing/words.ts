/** What invented cities are put together from. Lists of everyday words, written for this purpose; no real register was used. */

/** Roads that many towns have, each its own. */
export const COMMON_ROADS =
  '人民路 解放路 建设路 新华路 振兴路 文化路 中山路 和平路 胜利路 环城东路 环城西路 环城北路 环城南路 工业路 商贸街 新街 老街 大街 横街 直街 农贸街 迎宾路 学前路 育才路 站前路 车站路 光明路 团结路 幸福路 东风路 向阳路 朝阳路 富民路 兴业路 创业路 体育路 公园路 桥头路 镇前路 镇中路 镇南路 镇北路 中心路 繁荣街 健康路 青年路 民主路 劳动路 长春路 金城路 府前路 兴隆路 安康路 平安路 永安路'.split(
    ' ',
  )
export const GENERIC_PLACES =
  '工业园区 工业功能区 工业区 开发区 工业园 中心小学内 加油站旁 农贸市场 镇工业园区 综合市场 粮管所内 供销社内 信用社内 汽车站 政府大院内 中学旁'.split(
    ' ',
  )
export const ROAD_ENDS = '路 路 路 路 路 路 街 街 大道 大街 巷 弄'.split(' ')
export const ESTATE_ENDS = '花园 小区 家园 公寓 名苑 花苑 新村 嘉园 雅苑 公馆 北苑 南苑'.split(' ')
export const BUILDING_ENDS =
  '大厦 商务中心 国际大厦 广场 商务楼 科技园 创业园 工业园 产业园 市场 商城 物流园 文创园 金座 城'.split(' ')
export const HAMLET_ENDS = '头 里 坞 湾 埠 墩 家 桥头 岙 塘 畈 桥 门 渡 边 山'.split(' ')
export const NAME_CHARACTERS =
  '文新建国庆春体育凤起中延安平湖滨江河海和自由光明胜利科技学大莫天目保古丰潭工复兴秋涛望清泰石绍金华丽台温宁嘉长黄珠松辽淮泰衡恒嵩庐峨龙虎凰麒朝阳迎宾友谊富强振繁荣昌盛福星高照吉祥如意翠景采荷濮闸沈陈张王李周吴郑何施徐朱葛孙潘俞陆姚汪方洪邵钱塘坞桥渡口埠浦溪岭上下前后东西南北三里田畈坪坑源云霞虹月梅兰竹菊'
export const FIRM_WORDS = '制衣有限公司 机械厂 五金厂 塑料厂 超市 大酒店 汽修厂 服饰 包装厂'.split(' ')
