/** What the documents say: every fact, and nothing that was left open. */
import { previewDocument, writeDocument } from '../../../cloud/documents/actions'
import type { RegisterFacts } from '../../../cloud/documents/actions'
import { formWords, registerText, templateRules } from '../../../cloud/documents/templates'
import { Failure } from '../../../cloud/platform/failure'
import { openTable } from '../../../cloud/platform/spreadsheet/open'
import type { DocumentContent } from '../../../types/documents'
import { writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as sample from '../../support/documents'
import { paragraphsOf, partsOf } from '../../support/office-file'

const textOf = (content: DocumentContent) =>
  content.blocks
    .map((block) =>
      block.role === 'table'
        ? block.rows.map((row) => row.map(({ text }) => text).join(' ')).join('\n')
        : `${block.lead ?? ''}${block.text}${block.right ?? ''}`,
    )
    .join('\n')
/** What is refused, and for the lack of which facts. */
function refusalOf(act: () => unknown): { error: string; fields: string[] } | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { error: error.error, fields: (error.fields ?? []).map(({ field }) => field) }
  }
}
const times = (text: string, part: string) => text.split(part).length - 1

it('the texts tell where they come from', () => {
  for (const { since, source } of [templateRules, registerText])
    expect(`${since} ${source}`).toMatch(/^\d{4}-\d{2}-\d{2} .+/)
})

describe('every document', () => {
  const kinds = Object.keys(sample.facts) as (keyof typeof sample.facts)[]
  it.each(kinds)('%s leaves nothing open, and shows on the page what is in the file', async (kind) => {
    const content = previewDocument(kind, sample.facts[kind] as never)
    expect(textOf(content)).not.toMatch(/undefined|null|NaN|\[object|\{\{|\$\{|×{2}|TODO|，，|。。|、、/)
    if (kind === 'register-sheet') return
    const inFile = paragraphsOf((await writeDocument(kind, sample.facts[kind] as never)).bytes).join('\n')
    for (const block of content.blocks)
      for (const text of block.role === 'table' ? block.rows.flat().map((cell) => cell.text) : [block.text])
        expect(inFile).toContain(text)
  })
})

describe('the request', () => {
  const text = textOf(previewDocument('request', sample.request))
  it.each([
    ['职工86人'],
    ['青年41人'],
    ['团员7人'],
    ['陈晓雨'],
    ['欧阳明远'],
    ['硕士'],
    ['2014年5月'],
    ['0571-80000000'],
    ['交通运输、仓储和邮政业'],
    ['杭州云来物流有限公司团支部'],
    ['中共杭州云来物流有限公司支部委员会'],
    ['2026年11月20日'],
    ['以党建带团建'],
    ['妥否，请批示。'],
  ])('says %s once', (fact) => {
    expect(times(text, fact)).toBe(1)
  })
  it('is signed by the enterprise and goes to the office', () => {
    const { blocks } = previewDocument('request', sample.request)
    expect(blocks).toContainEqual({ role: 'addressee', text: `${sample.office}：` })
    expect(blocks).toContainEqual({ role: 'signature', text: '杭州云来物流有限公司' })
  })
  it('says nothing of a Party organisation where there is none', () => {
    const none = textOf(previewDocument('request', { ...sample.request, party: { kind: 'none' } }))
    expect(none).not.toMatch(/党组织|以党建带团建/)
    expect(textOf(previewDocument('request', sample.jointRequest))).toContain(
      '所在的联合党组织中共东部软件园联合支部委员会',
    )
  })
  it('of several adds up the people, lists each enterprise, and is signed by all', async () => {
    const joint = previewDocument('request', sample.jointRequest)
    expect(textOf(joint)).toMatch(/3家单位联合建立，共有职工114人，其中35周岁以下青年63人、团员3人/)
    expect(joint.blocks.filter(({ role }) => role === 'signature')).toHaveLength(3)
    const inFile = paragraphsOf((await writeDocument('request', sample.jointRequest)).bytes)
    for (const { name } of sample.jointEnterprises) expect(inFile.filter((one) => one === name)).toHaveLength(2)
    expect(textOf(joint)).toMatch(/附件：1\.联合建团单位基本情况表\n2\.人选基本情况表/)
  })
  it('of a branch without a committee asks for a secretary only', () => {
    const small = textOf(previewDocument('request', { ...sample.request, committee: { seats: 0, deputies: 1 } }))
    expect(small).toContain('不设委员会，拟设书记1名、副书记1名')
  })
  it('of a youth work committee speaks of a chair and of no League meeting', () => {
    const organisation = { ...sample.organisation, form: 'youth-committee' as const }
    const text = textOf(previewDocument('request', { ...sample.request, organisation }))
    expect(text).toContain('主任1名')
    expect(text).not.toMatch(/书记1名|团员大会/)
  })
  it('names everything that is missing at once', () => {
    const empty = { ...sample.request, office: ' ', enterprises: [], candidates: [] }
    expect(refusalOf(() => previewDocument('request', empty))).toEqual({
      error: 'documentIncomplete',
      fields: ['office', 'enterprises', 'candidates', 'secretary'],
    })
  })
})

describe('the replies', () => {
  it('agree, name the day, and go to the Party organisation and the office above in copy', () => {
    const text = textOf(previewDocument('reply', sample.reply))
    for (const part of [
      '文三团〔2026〕12号',
      '于2026年12月31日前',
      '同意成立共青团杭州云来物流有限公司支部委员会（团支部）',
      '此复。',
    ])
      expect(times(text, part)).toBe(1)
    expect(text).toContain('抄送：中共杭州云来物流有限公司支部委员会，共青团杭州市西湖区委员会。')
  })
  it('have no copies where there is nobody to get one, and want a number', () => {
    const alone = previewDocument('reply', {
      ...sample.reply,
      party: { kind: 'none' },
      higherOffice: null,
      electBy: null,
    })
    expect(alone.blocks.map(({ role }) => role)).not.toContain('copy-to')
    expect(textOf(alone)).not.toContain('党')
    expect(
      refusalOf(() => previewDocument('reply', { ...sample.reply, sent: { number: null, on: '2026-11-27' } }))?.error,
    ).toBe('documentIncomplete')
  })
  it('of the election name everybody with the post, and the term', () => {
    const text = textOf(previewDocument('election-reply', sample.electionReply))
    expect(text).toContain('由下列3名同志组成：陈晓雨任书记，林佳任组织委员，欧阳明远任宣传委员。')
    expect(times(text, '任期3年')).toBe(1)
  })
})

describe('the report', () => {
  it('says who was there, and that it was enough only where it was', () => {
    const text = textOf(previewDocument('election-report', sample.electionReport))
    expect(text).toMatch(/应到会有选举权的8人，实到会7人，到会人数符合规定。/)
    const { election } = sample.electionReport
    expect(
      textOf(
        previewDocument('election-report', { ...sample.electionReport, election: { ...election, quorumMet: false } }),
      ),
    ).not.toContain('符合规定')
  })
  it('asks for nothing: a report may not', () => {
    expect(textOf(previewDocument('election-report', sample.electionReport))).not.toMatch(/请批|妥否|当否/)
  })
})

it('names with signs of XML come through as they are', async () => {
  const name = '杭州<A&B>"甲"\'乙\'有限公司'
  const { bytes, fileName } = await writeDocument('request', {
    ...sample.request,
    enterprises: [{ ...sample.enterprise, name }],
  })
  expect(paragraphsOf(bytes)).toContain(name)
  expect(fileName).toMatch(/^关于成立.*的请示\.docx$/)
  const odd = { ...sample.organisation, shortName: 'a/b\\c:d*?"<>|' }
  expect((await writeDocument('certificate', { ...sample.certificate, organisation: odd })).fileName).toBe(
    '建团证明（abcd）.docx',
  )
})

it('a very long name wraps: no line of its title is wider than the page', async () => {
  const fullName = `共青团${'长名称科技'.repeat(14)}有限公司支部委员会`
  const { bytes } = await writeDocument('reply', {
    ...sample.reply,
    organisation: { ...sample.organisation, fullName },
  })
  expect(paragraphsOf(bytes).join('\n')).toContain(fullName)
  expect(partsOf(bytes)['word/document.xml']!.match(/<w:br\/>/g)!.length).toBeGreaterThan(3)
})

describe('the sheet for the register', () => {
  const read = async (facts: RegisterFacts) => {
    const { bytes, fileName } = await writeDocument('register-sheet', facts)
    expect(fileName).toMatch(/\.xlsx$/)
    const path = join(mkdtempSync(join(tmpdir(), 'sheet-')), 'sheet.xlsx')
    writeFileSync(path, bytes)
    const table = await openTable(path)
    const rows: string[][] = []
    for await (const some of table.sheets[0]!.rows()) {
      // Text throughout: a cell that were a number or a formula had a mark.
      for (const { marks } of some) expect(marks?.size ?? 0).toBe(0)
      rows.push(...some.map(({ cells }) => cells))
    }
    await table.close()
    return rows
  }
  it('holds what the register asks for, in its order, and says what cannot be changed', async () => {
    const rows = await read(sample.registerSheet)
    expect(rows.map(([label, value]) => [label, value])).toEqual([
      ['录入项目', '内容'],
      ['组织类别', '团支部'],
      ['组织简称', '杭州云来物流有限公司团支部'],
      ['组织全称', '共青团杭州云来物流有限公司支部委员会'],
      ['单位所属行业类别', '交通运输、仓储和邮政业'],
      ['书记姓名', '陈晓雨'],
      ['书记手机号码', ''],
    ])
    expect(rows.filter(([, , hint]) => hint?.includes('不能修改')).map(([label]) => label)).toEqual([
      '组织类别',
      '组织简称',
      '组织全称',
      '单位所属行业类别',
    ])
  })
  it('of a committee adds four counts, and wants them', async () => {
    const organisation = { ...sample.organisation, form: 'committee' as const }
    const committee = { ...sample.registerSheet, organisation, confirmed: organisation }
    expect(refusalOf(() => previewDocument('register-sheet', committee))?.error).toBe('documentIncomplete')
    const staffing = { administrativePosts: 0, administrativeFilled: 0, institutionPosts: 2, institutionFilled: 1 }
    const rows = await read({ ...committee, staffing })
    expect(rows.slice(5, 9).map(([, value]) => value)).toEqual(['0', '0', '2', '1'])
    expect(rows[1]![1]).toBe(formWords.committee.kind)
  })
  it.each([
    ['nobody confirmed', null],
    ['the industry has changed since', { ...sample.organisation, industry: '批发和零售业' }],
    ['the name has changed since', { ...sample.organisation, fullName: '别的名称' }],
  ])('is refused where %s', (_, confirmed) => {
    expect(refusalOf(() => previewDocument('register-sheet', { ...sample.registerSheet, confirmed }))?.error).toBe(
      'registerUnconfirmed',
    )
  })
})
