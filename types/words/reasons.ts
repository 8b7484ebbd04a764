/**
 * The sentences with which the two engines explain themselves to a cadre. Plain words, one sentence each; names, roads and streets
 * are quoted as they stand in the pool, never phone numbers.
 */

/** What the matching engine says. */
export const matchReasons = {
  codeAndName: '信用代码一致，名称一致',
  codeAndNameClose: (differences: string) => `信用代码一致；名称${differences}`,
  codeOnly: '信用代码一致，申请中未写名称',
  codeFormer: '信用代码一致，名称是该企业的曾用名',
  codeFormerClose: '信用代码一致，名称与该企业的曾用名相近',
  /** 远山（曾用名：青禾）. */
  formerly: (name: string, former: string) => `${name}（曾用名：${former}）`,
  codeNameConflict: (byCode: string, byName: string) =>
    `信用代码属于“${byCode}”，名称却与“${byName}”一致，两者不是同一家企业，请人工核对`,
  codeNameFar: (byCode: string) => `信用代码属于“${byCode}”，与所填名称不符，请人工核对`,
  nameOtherCode: (name: string) => `名称与“${name}”一致，但信用代码不同，请人工核对`,
  codeNameRival: (byCode: string, byName: string) => `信用代码属于“${byCode}”，名称却更像“${byName}”，请人工核对`,
  codeSeveral: (count: number) => `库内有 ${count} 家企业使用这个信用代码，请人工核对`,
  codeMeans: (name: string) => `该代码属于“${name}”，申请中未写名称，请人工核对`,
  codeUnknown: '库内没有这个信用代码，也未填写企业名称',
  nameNearOtherCode: (name: string) => `名称与“${name}”相近，但信用代码不同，请人工核对`,
  nameSame: '名称一致',
  nameFormer: (name: string) => `所填名称是“${name}”的曾用名`,
  nameClose: (name: string, differences: string) => `与“${name}”相近：名称${differences}`,
  several: (count: number) => `库内有 ${count} 家企业名称相同，请人工核对`,
  rival: (name: string) => `另有“${name}”也很接近，请人工核对`,
  none: '库内没有这家企业',
  noneClose: (name: string) => `库内没有这家企业，最接近的是“${name}”，但应是另一家`,
  nothingGiven: '未填写企业名称和信用代码，无法比对',
  nameTooGeneral: '名称中没有字号，无法比对',
  codeBroken: (differences: string) => `信用代码校验不通过（${differences}）`,
  codeLength: (length: number) => `信用代码应为 18 位，所填为 ${length} 位`,
  codeOfOther: (owner: string) => `更正后的代码属于“${owner}”，与所填名称不是同一家，请人工核对`,
  codeSuspects: (pairs: readonly string[]) => (pairs.length ? `容易看错的字符：${pairs.join('、')}` : '请核对每一位'),
  codeCorrected: (code: string) => `应为 ${code}`,
  addressSame: '地址一致',
  addressDifferent: '地址不同',
  phoneSame: '联系电话一致',
  regionDropped: '未写行政区划',
  regionAdded: '多写了行政区划',
  regionNested: '行政区划写法不同（一个在另一个之内）',
  regionConflict: '行政区划不同',
  legalDropped: '组织形式少写',
  legalChanged: '组织形式不同',
  branchOfOne: '一为总公司，一为分支机构',
  branchDifferent: (asked: string, kept: string) => `分支机构不同：所填为“${asked}”，库内为“${kept}”`,
  edited: (missing: string, extra: string) =>
    missing && extra ? `“${extra}”应为“${missing}”` : missing ? `少“${missing}”` : extra ? `多“${extra}”` : '字序不同',
  veryDifferent: '差别较大',
  join: (parts: readonly string[]) => parts.join('；'),
  same: '一致',
} as const

/** What the routing engine says. */
export const routeReasons = {
  streetWritten: (street: string) => `地址中写明${street}`,
  streetFormer: (former: string, street: string) => `地址中写的“${former}”今属${street}`,
  streetShort: (written: string, street: string) => `地址中写有“${written}”，可能指${street}`,
  streetMistyped: (written: string, street: string) => `地址中写的“${written}”应为${street}`,
  streetInferred: (town: string, street: string) => `地址中写的“${town}”应在今${street}`,
  streetFormerSeveral: (former: string, streets: readonly string[]) =>
    `地址中写的“${former}”今分属${streets.join('、')}`,
  community: (community: string, street: string) => `地址中的“${community}”属于${street}`,
  communitySeveral: (community: string) => `地址中的“${community}”在几个街道都有`,
  samePlace: (place: string, count: number, all: number, street: string) =>
    count === all
      ? `库内同在“${place}”的 ${count} 家企业${count > 1 ? '均' : ''}属${street}`
      : `库内同在“${place}”的 ${all} 家企业中有 ${count} 家属${street}`,
  at: (place: string) => `住所在${place}；`,
  // Counted in addresses: many firms in one building are one.
  sameHouse: (place: string, count: number, all: number, street: string) =>
    count === all ? `库内“${place}”属${street}` : `库内“${place}”的 ${all} 处住所中有 ${count} 处属${street}`,
  nearNumbers: (place: string, count: number, all: number, street: string) =>
    count === all
      ? `住所在${place}；库内门牌相近的 ${count} 处住所${count > 1 ? '均' : ''}属${street}`
      : `住所在${place}；库内门牌相近的 ${all} 处住所中有 ${count} 处属${street}`,
  sameRoad: (road: string, count: number, all: number, street: string) =>
    count === all
      ? `库内同路段“${road}”的 ${count} 处住所${count > 1 ? '均' : ''}属${street}`
      : `库内同路段“${road}”的 ${all} 处住所中有 ${count} 处属${street}`,
  similar: (street: string) => `与库内属${street}的地址用词相近`,
  firmName: (town: string) => `企业名称中有“${town}”`,
  firmNameOther: (town: string) => `但企业名称中有“${town}”`,
  pool: (street: string) => `企业库中登记的街道为${street}`,
  place: (place: string, street: string) => `“${place}”在${street}`,
  known: (street: string) => `经办人曾将同一地址划给${street}`,
  conflict: (other: string) => `但也有线索指向${other}，请人工核对`,
  unsure: '把握不足，请人工核对',
  otherDistrict: (district: string) => `但地址写的是${district}`,
  poolOther: (street: string) => `企业库中登记的街道为${street}，与此不同`,
  districtsSeveral: '地址中写了几个区县，转市级待分派',
  districtOnly: (district: string) => `只能确定在${district}，转区级待分派`,
  cityOnly: '地址中看不出街道和区县，转市级待分派',
  otherCity: (place: string) => `地址在${place}，不属本市，请联系当地团组织`,
  abroad: (place: string) => `地址在${place}，不在内地，不属本市，请填写在本市的地址`,
  empty: '未填写地址，转市级待分派',
  registered: '（按登记住所判断）',
  join: (parts: readonly string[]) => parts.join('，'),
} as const

const SERVICES: Readonly<Record<string, string>> = { tencent: '腾讯地图', amap: '高德地图', sandbox: '模拟地图' }
const LEVELS: Readonly<Record<string, string>> = {
  house: '门牌',
  place: '楼宇',
  road: '道路',
  area: '片区',
  street: '街道',
  district: '区县',
  city: '城市',
}

/** What a map service said. */
export const geocoderWords = {
  found: (service: string, place: string, level: string, sure: boolean) =>
    `${SERVICES[service] ?? '地图服务'}定位在${place}（精确到${LEVELS[level] ?? '未知'}${sure ? '' : '，仅供参考'}）`,
} as const

/** What the two batch commands say on the terminal. */
export const batchWords = {
  missingColumns: (file: string, columns: readonly string[]) => `文件 ${file} 缺少列：${columns.join('、')}`,
  missingFile: (file: string) => `找不到文件 ${file}`,
  unreadable: (file: string) => `无法读取文件 ${file}，请确认它是 CSV 文件（UTF-8 或 GB18030）`,
  unwritable: (file: string) => `无法写入文件 ${file}`,
  unknownCity: (code: string) => `没有代码为 ${code} 的城市，请填四位区划代码`,
  matchDescription: '批量比对：把企业清单与企业库逐条比对',
  routeDescription: '批量分派：为每个地址找出负责的街道',
  poolOption: '企业库 CSV（列：name,uscc,address）',
  queriesOption: '待比对清单 CSV（列：id,name,uscc,address，后两列可空）',
  knownOption: '已知街道的企业 CSV（列：name,uscc,address,street）',
  addressesOption: '待分派地址 CSV（列：id,address）',
  outOption: '结果文件',
  cityOption: '城市的四位区划代码',
  comparing: '比对',
  routing: '分派',
} as const
