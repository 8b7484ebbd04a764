import { createAddressParser, type Gazetteer, type ParsedAddress } from '../../../cloud/routing'

const gazetteer: Gazetteer = {
  cityCode: '9901',
  cityNames: ['江城市', '江城'],
  provinceNames: ['云水省', '云水'],
  districts: [
    { code: '990102', name: '东山区', short: '东山' },
    { code: '990103', name: '南湖区', short: '南湖' },
  ],
  streets: [
    { code: '990102001', name: '松林街道', short: '松林', district: '东山区' },
    { code: '990103100', name: '白鹭镇', short: '白鹭', district: '南湖区' },
  ],
  communities: [{ name: '芦花村', street: '白鹭镇' }],
  former: [
    { former: '旧城区', level: 'district', today: ['东山区'], codes: ['990104'], certain: true },
    { former: '南湖市', level: 'district', today: ['南湖区'], certain: true },
  ],
  elsewhere: [{ name: '远山省', short: '远山', level: 'province', sameProvince: false }],
}
const parse = createAddressParser(gazetteer)

const CASES: [string, string, Partial<ParsedAddress>][] = [
  [
    'all parts in order',
    '云水省江城市东山区松林街道青石路478号渔歌大厦3幢2单元15楼1502室',
    {
      province: '云水省',
      city: '江城市',
      district: '东山区',
      street: '松林街道',
      road: '青石路',
      roadNumber: '478',
      place: '渔歌大厦',
      building: '3',
      unit: '2',
      floor: '15',
      room: '1502',
    },
  ],
  ['parts repeated', '江城市东山区江城市东山区青石路8号', { district: '东山区', road: '青石路', roadNumber: '8' }],
  ['another form before', '远山省某市某区云水省江城市东山区青石路8号', { province: '云水省', road: '青石路' }],
  ['a district of former times', '江城市旧城区青石路8号', { district: '旧城区', road: '青石路' }],
  ['a county-level city of former times', '南湖市白鹭镇芦花村3组', { district: '南湖市', community: '芦花村' }],
  ['Traditional and full width', '東山區松林街道青石路４７８號', { street: '松林街道', roadNumber: '478' }],
  ['written numerals', '东山区青石路二十一号三幢五楼', { roadNumber: '21', building: '3', floor: '5' }],
  ['remarks in brackets', '东山区青石路8号(渔歌市场后门)', { roadNumber: '8', remarks: ['渔歌市场后门'] }],
  [
    'numbers joined by hyphens',
    '东山区听雨花园8-3-1280',
    { place: '听雨花园', building: '8', unit: '3', room: '1280' },
  ],
  ['a road whose name is a number', '东山区4号大街15号', { road: '4号大街', roadNumber: '15' }],
  ['a road that begins like a direction', '江城市南山路420号', { city: '江城市', road: '南山路', roadNumber: '420' }],
  ['junk between', '江城市null江城市东山区/青石路8号', { district: '东山区', road: '青石路' }],
  ['a firm before the road', '东山区某某有限公司青石路8号', { road: '青石路', roadNumber: '8' }],
]

describe('parsing addresses', () => {
  it.each(CASES)('reads %s', (_, address, expected) => {
    expect(parse(address)).toMatchObject(expected)
  })

  it.each(['', '。', '13800000000', '🏠', '(((', '路'.repeat(10_000)])(
    'finds no district and no street in %j',
    (text) => {
      const parsed = parse(text)
      expect(parsed.district).toBeUndefined()
      expect(parsed.street).toBeUndefined()
    },
  )
})
