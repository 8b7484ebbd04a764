import type { OfficeNode } from '../../../cloud/divisions/actions'
import { officeOf, placeOf } from '../../../cloud/intake/applications/place'
import { getNotice } from '../../../cloud/intake/notice'
import { whyHere } from '../../../cloud/intake/rules'
import type { RouteResult } from '../../../cloud/routing'
import { intakeWords } from '../../../types/words/intake'
import { noticeTexts } from '../../../types/words/notice'

const office = (level: OfficeNode['level'], path: string, division: string): OfficeNode => ({
  body: 'league',
  id: path,
  level,
  path,
  name: `${division}团委`,
  division,
  divisionCode: path.split('/').at(-2) ?? '',
  ended: false,
})
/** An invented city where two districts have a street of the same name, as a third of all cities have. */
const offices = [
  office('city', '/9901/', '示例市'),
  office('district', '/9901/990101/', '东区'),
  office('street', '/9901/990101/990101001/', '新华街道'),
  office('street', '/9901/990101/990101002/', '河东街道'),
  office('district', '/9901/990102/', '西区'),
  office('street', '/9901/990102/990102001/', '新华街道'),
]
const route = (street?: string, district?: string): RouteResult => ({
  decision: street === undefined ? 'none' : 'auto',
  street,
  district,
  level: street === undefined ? (district === undefined ? 'city' : 'district') : 'street',
  candidates: [],
  confidence: 1,
  reason: '',
  evidence: [],
})

describe('the office that a route ends at', () => {
  it.each<[string, RouteResult, string]>([
    ['the street’s', route('河东街道', '东区'), '/9901/990101/990101002/'],
    ['the district’s, where no street is known', route(undefined, '西区'), '/9901/990102/'],
    ['the city’s, where nothing is', route(), '/9901/'],
    ['the district’s, where the street is none of today’s', route('下城街道', '西区'), '/9901/990102/'],
    ['the city’s, where neither is', route('下城街道', '下城区'), '/9901/'],
    ['never a district’s for a street’s name', route('东区', undefined), '/9901/'],
  ])('is %s', (_, found, path) => {
    expect(officeOf(found, offices).path).toBe(path)
  })
  it('of two streets of one name, that of the district found', () => {
    expect(officeOf(route('新华街道', '东区'), offices).path).toBe('/9901/990101/990101001/')
    expect(officeOf(route('新华街道', '西区'), offices).path).toBe('/9901/990102/990102001/')
  })
  it('a city without an office is a defect', () => {
    expect(() => officeOf(route(), offices.slice(1))).toThrow()
  })
})

describe('the place as people say it', () => {
  it.each([
    ['/9901/990102/990102001/', '西区 新华街道'],
    ['/9901/990101/', '东区'],
    ['/9901/', '示例市'],
  ])('%s is %s', (path, place) => {
    const one = offices.find((candidate) => candidate.path === path)
    expect(one && placeOf(one, offices)).toBe(place)
  })
})

describe('why a case is here', () => {
  const decisions = ['auto', 'review', 'none'] as const
  it('is one short phrase for each pair of decisions, all different', () => {
    const all = decisions.flatMap((match) => decisions.map((way) => whyHere(match, way)))
    expect(new Set(all).size).toBe(9)
    for (const one of all) {
      expect(one).toMatch(/^[\u4e00-\u9fff，]+$/)
      expect(one.length).toBeLessThanOrEqual(20)
    }
  })
  it('says nothing of a street that is sure', () => {
    expect(whyHere('auto', 'auto')).toBe(intakeWords.why.auto)
    expect(whyHere('none', 'review')).toBe('库外新企业，街道待确认')
  })
})

describe('the notice', () => {
  it('in force is a dated version of the catalogue, with its summary', () => {
    const notice = getNotice([])
    expect(notice.version).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(Object.keys(noticeTexts)).toContain(notice.version)
    expect(notice.summary.length).toBeGreaterThan(0)
    expect(notice.sections.every((section) => section.paragraphs.length > 0)).toBe(true)
  })
  it('is given as a copy: nobody can alter the catalogue', () => {
    getNotice([]).summary.length = 0
    expect(getNotice([]).summary.length).toBeGreaterThan(0)
  })
})
