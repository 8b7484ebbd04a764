import type { GeocodeLevel } from './port'

/** Tencent: result.level of geocoder/v1 and from which reliability (1-10) an answer counts. */
export const TENCENT_RULES = {
  base: 'https://apis.map.qq.com',
  path: '/ws/geocoder/v1/',
  reliable: 7,
  levels: {
    1: 'city',
    2: 'district',
    3: 'street',
    4: 'area',
    5: 'area',
    6: 'area',
    7: 'road',
    8: 'road',
    9: 'house',
    10: 'place',
    11: 'place',
  } as Readonly<Record<number, GeocodeLevel>>,
  /** status: the day's or the second's calls are used up; the key or its signature is not accepted; it knows no such place. */
  quota: [120, 121],
  settings: [110, 111, 112, 113, 190, 199, 311],
  nothing: [347],
  since: '2026-11-27',
  source: 'lbs.qq.com/service/webService/webServiceGuide/address/Geocoder (reliability ≥ 7 is exact), …/status',
} as const

/** Amap: level of geocode/geo; it states no reliability. */
export const AMAP_RULES = {
  base: 'https://restapi.amap.com',
  geocode: '/v3/geocode/geo',
  reverse: '/v3/geocode/regeo',
  levels: {
    市: 'city',
    区县: 'district',
    乡镇: 'street',
    开发区: 'area',
    村庄: 'area',
    热点商圈: 'area',
    道路: 'road',
    道路交叉路口: 'road',
    兴趣点: 'place',
    '公交站台、地铁站': 'place',
    门牌号: 'house',
    门址: 'house',
    单元号: 'house',
    楼栋号: 'house',
  } as Readonly<Record<string, GeocodeLevel>>,
  quota: ['10003', '10004', '10014', '10015', '10019', '10020', '10021', '10029', '10044', '10045'],
  settings: [
    '10001',
    '10002',
    '10005',
    '10006',
    '10007',
    '10008',
    '10009',
    '10010',
    '10011',
    '10012',
    '10013',
    '10026',
  ],
  nothing: ['30000', '30001'],
  since: '2026-11-27',
  source: 'lbs.amap.com/api/webservice/guide/api/georegeo, …/guide/tools/info',
} as const

/** A road runs through several streets, an area reaches into several: only these lie in one. */
export const SURE_LEVELS: ReadonlySet<GeocodeLevel> = new Set(['house', 'place'] as const)
