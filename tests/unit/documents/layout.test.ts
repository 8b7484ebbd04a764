/** The file keeps to GB/T 9704-2012: measured in the file itself, in Word's twips. */
import { writeDocument } from '../../../cloud/documents/actions'
import { layout, markPoints, placeSignature, widthOf } from '../../../cloud/documents/rules'
import { breakTitle, TITLE_LINE } from '../../../cloud/documents/title-lines'
import { certificate, facts, jointOrganisation, jointRequest, office, reply, request } from '../../support/documents'
import { partsOf } from '../../support/office-file'

const TWIPS_A_MM = 1440 / 25.4
let parts: Record<string, string>
let xml: string
beforeAll(async () => {
  parts = partsOf((await writeDocument('reply', reply)).bytes)
  xml = parts['word/document.xml']!
})
const numbersOf = (tag: string, of = xml) =>
  Object.fromEntries(
    [...(RegExp(`<${tag} [^>]*>`).exec(of)?.[0] ?? '').matchAll(/w:(\w+)="(-?\d+)"/g)].map(([, name, value]) => [
      name!,
      Number(value),
    ]),
  )
/** The paragraph that holds a text, with its properties. */
const paragraphWith = (text: string, of = xml) =>
  of.split('<w:p>').find((one) => one.replace(/<[^>]+>/g, '').includes(text)) ?? ''

it('every rule of the layout tells since when and from where', () => {
  for (const rule of Object.values(layout)) {
    expect(rule.since).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(rule.source).toMatch(/GB\/T 9704-2012|own choice/)
  }
})

it('prints on A4 with a type area of 156 by 225 mm', () => {
  const [size, margin] = [numbersOf('w:pgSz'), numbersOf('w:pgMar')]
  expect([size.w, size.h]).toEqual([11906, 16838])
  expect((margin.top! / TWIPS_A_MM).toFixed(1)).toBe('37.0')
  expect((margin.bottom! / TWIPS_A_MM).toFixed(1)).toBe('35.0')
  expect((margin.left! / TWIPS_A_MM).toFixed(1)).toBe('28.0')
  expect(((size.w! - margin.left! - margin.right!) / TWIPS_A_MM).toFixed(1)).toBe('156.0')
  expect(((size.h! - margin.top! - margin.bottom!) / TWIPS_A_MM).toFixed(1)).toBe('225.0')
})

it('has 22 lines a page and 28 characters a line', () => {
  const body = paragraphWith('此复。')
  const line = numbersOf('w:spacing', body).line!
  expect(body).toContain('w:lineRule="exact"')
  expect(line / 20).toBeGreaterThan(28)
  expect(line / 20).toBeLessThan(29)
  const area = numbersOf('w:pgSz').h! - numbersOf('w:pgMar').top! - numbersOf('w:pgMar').bottom!
  expect(Math.floor(area / line)).toBe(22)
  const pitch = 16 * 20 + Number(/<w:rPr>.*?<w:spacing w:val="(-?\d+)"/.exec(body)![1])
  const width = numbersOf('w:pgSz').w! - numbersOf('w:pgMar').left! - numbersOf('w:pgMar').right!
  expect(Math.floor(width / pitch)).toBe(28)
})

it.each([
  ['文件', '方正小标宋简体', undefined],
  ['关于同意成立', '方正小标宋简体', 44],
  ['文三团〔2026〕12号', '仿宋_GB2312', 32],
  ['此复。', '仿宋_GB2312', 32],
  ['印发', '仿宋_GB2312', 28],
])('%s is set in %s', (text, font, halfPoints) => {
  const paragraph = paragraphWith(text)
  expect(paragraph).toContain(`w:eastAsia="${font}"`)
  if (halfPoints !== undefined) expect(paragraph).toContain(`<w:sz w:val="${halfPoints}"/>`)
})

it('headings of the first level are set in 黑体, sentences are not', async () => {
  const { bytes } = await writeDocument('request', request)
  const paragraph = paragraphWith('一、企业基本情况。', partsOf(bytes)['word/document.xml'])
  expect(paragraph).toMatch(/黑体.*?一、企业基本情况。<.*?仿宋_GB2312.*?我单位现有/)
  expect(paragraphWith('一、同意成立')).not.toContain('黑体')
})

it('has a red name as wide as its line allows, and a red rule below the number', () => {
  expect(paragraphWith('工作委员会文件')).toContain('<w:color w:val="FF0000"/>')
  expect(paragraphWith('〔2026〕12号')).toMatch(/<w:bottom w:val="single" w:color="FF0000"/)
  expect(markPoints('团委文件')).toBe(layout.mark.mostPoints)
  expect(markPoints('共'.repeat(40)) * 20).toBeLessThanOrEqual(442)
})

it('the date stands four characters from the edge, the signature centred above it; a long one never leaves the page', () => {
  expect(placeSignature('甲乙丙公司', '2026年1月1日')).toEqual({ signature: 4.5, date: 4 })
  const long = placeSignature(office, '2026年11月27日')
  expect(long.signature).toBe(2)
  // Both have one middle.
  expect(long.signature + widthOf(office) / 2).toBe(long.date + widthOf('2026年11月27日') / 2)
  expect(placeSignature('长'.repeat(60), '2026年1月1日').signature).toBe(2)
})

it('has copies and issue between rules at the foot of the type area', () => {
  const table = xml.slice(xml.indexOf('<w:tblpPr'), xml.lastIndexOf('</w:tbl>'))
  expect(table).toMatch(/w:tblpYSpec="bottom" w:vertAnchor="margin"/)
  expect(table).toContain('抄送：中共杭州云来物流有限公司支部委员会，共青团杭州市西湖区委员会。')
  expect(
    [...table.matchAll(/<w:(top|bottom) w:val="single" w:color="000000" w:sz="(\d)"/g)].map((one) => one[2]),
  ).toEqual(['8', '6', '6', '8'])
})

it('numbers odd pages at the right, even ones at the left, in 4号 宋体 between dashes', () => {
  expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>')
  const feet = Object.entries(parts)
    .filter(([path]) => /^word\/footer\d/.test(path))
    .map(([, foot]) => foot)
  expect(feet.map((foot) => /<w:jc w:val="(\w+)"/.exec(foot)?.[1]).sort()).toEqual(['left', 'right'])
  for (const foot of feet) {
    expect(foot).toContain('<w:sz w:val="28"/>')
    expect(foot).toContain('w:eastAsia="宋体"')
    expect(foot).toMatch(/— .*PAGE.* —/)
  }
})

it('the row of a seal takes the one above it along to the next page', async () => {
  const sheet = partsOf((await writeDocument('certificate', certificate)).bytes)['word/document.xml']!
  const rows = sheet.split('<w:tr>').slice(1)
  const sealed = rows.findIndex((row) => row.includes('盖章'))
  expect(sealed).toBeGreaterThan(1)
  expect(rows[sealed - 1]).toContain('<w:keepNext/>')
  expect(rows[sealed - 2]).not.toContain('<w:keepNext/>')
})

it('every font has one that stands in for it', () => {
  for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体', '宋体'])
    expect(parts['word/fontTable.xml']).toMatch(new RegExp(`w:name="${font}"><w:altName w:val="[^"]+"`))
})

it('nothing of the reader’s own breaks the pitch', () => {
  expect(parts['word/styles.xml']).toMatch(
    /w:name w:val="Normal".{0,80}<w:autoSpaceDE w:val="0"\/><w:autoSpaceDN w:val="0"\/>/,
  )
})

it('attachments begin pages of their own', async () => {
  const { bytes } = await writeDocument('request', jointRequest)
  expect(partsOf(bytes)['word/document.xml']!.match(/<w:pageBreakBefore\/>/g)).toHaveLength(2)
})

describe('titles', () => {
  const title = ['共青团杭州市西湖区文三街道工作委员会', '关于同意成立', `${jointOrganisation.fullName}的批复`]
  it('break where their parts end, and behind what a name is made of', () => {
    expect(
      breakTitle([
        '共青团杭州市西湖区文三街道工作委员会',
        '关于同意成立',
        '共青团杭州云来物流有限公司支部委员会的批复',
      ]),
    ).toEqual(['共青团杭州市西湖区文三街道工作委员会', '关于同意成立共青团杭州云来物流有限公司', '支部委员会的批复'])
  })
  it('stay whole when short, lose nothing when long', () => {
    expect(breakTitle(['建团证明'])).toEqual(['建团证明'])
    // What stands on doors in this trade is one word, whatever a dictionary says.
    const building = ['关于同意成立', '共青团杭州市西湖区文三街道东部软件园科技广场楼宇企业联合支部委员会', '的批复']
    expect(breakTitle(building).join('/')).not.toContain('楼/宇')
    expect(breakTitle(title).join('')).toBe(title.join(''))
    for (const line of breakTitle(title)) expect(widthOf(line)).toBeLessThanOrEqual(TITLE_LINE)
  })
})

it('the same facts give the same bytes, whenever they are written', async () => {
  for (const kind of Object.keys(facts) as (keyof typeof facts)[]) {
    const first = await writeDocument(kind, facts[kind] as never)
    jest.useFakeTimers({
      now: new Date('2031-05-04T10:00:00Z'),
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask'],
    })
    const second = await writeDocument(kind, facts[kind] as never)
    jest.useRealTimers()
    expect(second.bytes.equals(first.bytes)).toBe(true)
  }
})
