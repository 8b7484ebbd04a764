/** Whatever people call themselves, it stands in the file as they wrote it, and the file opens. */
import * as fc from 'fast-check'
import { previewDocument, writeDocument } from '../../../cloud/documents/actions'
import { checkNumber, formatNumber, parseNumber, proposeNumber } from '../../../cloud/founding/numbers'
import { layout, placeSignature, widthOf } from '../../../cloud/documents/rules'
import { breakTitle, TITLE_LINE } from '../../../cloud/documents/title-lines'
import { certificate, electionReply, electionReport, jointRequest, registerSheet, reply } from '../../support/documents'
import { paragraphsOf, partsOf } from '../../support/office-file'

/** Any text with something to see in it: signs of XML, control characters, halves of pairs, other scripts. */
const text = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom('<', '&', '>', '"', "'", ']]>', '\u0000', '\ud800', '公', '司', ' ', '\n', 'Ａ', '𠮷'),
      minLength: 1,
      maxLength: 30,
    }),
  )
  .map((value) => `甲${value}乙`)
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
/** What of it a line of a document can hold. */
const shown = (value: string) =>
  value
    .replace(halves, '')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .replace(/[\s\u0085\u2028\u2029]+/g, ' ')
    .trim()
const RUNS = { numRuns: 40 }

test('any text of the facts stands intact in the file, which is valid XML in a zip', async () => {
  await fc.assert(
    fc.asyncProperty(text, text, text, text, async (enterprise, candidate, party, office) => {
      const { bytes } = await writeDocument('request', {
        ...jointRequest,
        office,
        party: { kind: 'own', name: party },
        enterprises: jointRequest.enterprises.map((one) => ({ ...one, name: enterprise })),
        candidates: jointRequest.candidates.map((one) => ({ ...one, name: candidate })),
      })
      const paragraphs = paragraphsOf(bytes)
      expect(paragraphs).toContain(`${shown(office)}：`)
      expect(paragraphs.filter((one) => one === shown(enterprise)).length).toBeGreaterThanOrEqual(
        jointRequest.enterprises.length,
      )
      expect(paragraphs).toContain(shown(candidate))
      expect(paragraphs.join('')).toContain(shown(party))
    }),
    RUNS,
  )
})

test('every kind of document opens, whatever the organisation is called', async () => {
  await fc.assert(
    fc.asyncProperty(text, text, async (fullName, shortName) => {
      const organisation = { ...reply.organisation, fullName, shortName }
      const written = [
        await writeDocument('reply', { ...reply, organisation }),
        await writeDocument('election-report', { ...electionReport, organisation }),
        await writeDocument('election-reply', { ...electionReply, organisation }),
        await writeDocument('certificate', { ...certificate, organisation }),
        await writeDocument('register-sheet', { ...registerSheet, organisation, confirmed: organisation }),
      ]
      for (const { bytes, fileName } of written) {
        expect(Object.keys(partsOf(bytes))[0]).toBe('[Content_Types].xml')
        expect(fileName).not.toMatch(/[\\/:*?"<>|\u0000-\u001f]/)
      }
    }),
    RUNS,
  )
})

test('a title in lines is the title, and no line is wider than the page', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom(...'共青团有限公司的、（）《》街道aB9 '), maxLength: 30 }), {
        maxLength: 5,
      }),
      (pieces) => {
        const lines = breakTitle(pieces)
        expect(lines.join('')).toBe(pieces.join(''))
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(TITLE_LINE)
      },
    ),
  )
})

test('a signature stays on the page', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('公', 'a'), maxLength: 90 }), (signature) => {
      const place = placeSignature(signature, '2026年11月27日')
      expect(Math.min(place.signature, place.date)).toBeGreaterThanOrEqual(layout.signature.leastRightCharacters)
      expect(place.date + widthOf('2026年11月27日')).toBeLessThanOrEqual(layout.grid.charactersALine)
    }),
  )
})

const prefix = fc.string({ unit: fc.constantFrom(...'杭西团发字'), minLength: 1, maxLength: 6 })
const number = fc.record({
  prefix,
  year: fc.integer({ min: 2000, max: 2099 }),
  serial: fc.integer({ min: 1, max: 99_999 }),
})
test('a number is read as it was written; a proposal is never a duplicate', () => {
  fc.assert(
    fc.property(number, fc.array(number, { maxLength: 8 }), (one, others) => {
      expect(parseNumber(formatNumber(one))).toEqual(one)
      const used = others.map(formatNumber)
      const proposed = proposeNumber(one.prefix, used, one.year)
      expect(checkNumber(proposed ?? '', used, one.year)).toEqual([])
      expect(checkNumber(formatNumber(one), [...used, formatNumber(one)], one.year)).toContainEqual({
        kind: 'duplicate',
        number: formatNumber(one),
      })
    }),
  )
})

test('preview and file come from one content: no fact makes one of them fail alone', () => {
  fc.assert(
    fc.property(text, (value) => {
      const organisation = { ...reply.organisation, industry: value }
      expect(JSON.stringify(previewDocument('certificate', { ...certificate, organisation }))).toContain(
        JSON.stringify(shown(value)).slice(1, -1),
      )
    }),
    RUNS,
  )
})
