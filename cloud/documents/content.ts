/** What the documents are put together from: paragraphs with their roles. Page and file come from this one source. */
import type {
  DocumentBlock,
  DocumentCell,
  DocumentParagraph,
  DocumentTable,
  ParagraphRole,
} from '../../types/documents'
import type { FieldError } from '../../types/errors'
import { sayDay } from '../../types/words/dates'
import { documentWords } from '../../types/words/documents'
import { Failure } from '../platform/failure'
import type { EnterpriseFacts, PartyFacts, SentFacts } from './facts'
import { words } from './templates'
import { breakTitle } from './title-lines'

/** What no XML 1.0 document may hold: control characters (those that are blanks become one), half of a surrogate pair, U+FFFE and U+FFFF. */
const UNPRINTABLE =
  /[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** All texts of the facts in one line each, without what a file cannot hold. Numbers, dates and kinds stay as they are. */
export function clean<T>(facts: T): T {
  if (typeof facts === 'string')
    return facts
      .replace(UNPRINTABLE, '')
      .replace(/[\s\u0085\u2028\u2029]+/g, ' ')
      .trim() as T
  if (Array.isArray(facts)) return facts.map((one: unknown) => clean(one)) as T
  if (typeof facts === 'object' && facts !== null)
    return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, clean(value)])) as T
  return facts
}

export type FactName = keyof typeof documentWords.missing

/** @throws Failure documentIncomplete, naming every fact that is missing */
export function requireFacts(given: Partial<Record<FactName, boolean>>): void {
  const missing: FieldError[] = (Object.keys(given) as FactName[])
    .filter((name) => !given[name])
    .map((field) => ({ field, message: documentWords.missing[field] }))
  if (missing.length > 0) throw new Failure('documentIncomplete', missing)
}

/** Facts that every document about an organisation stands on. */
export const commonFacts = ({
  office,
  organisation,
}: {
  office: string
  organisation: { fullName: string; shortName: string }
}) => ({ office: office !== '', organisation: organisation.fullName !== '' && organisation.shortName !== '' })

export const enterprisesNamed = (enterprises: readonly EnterpriseFacts[]): boolean =>
  enterprises.length > 0 && enterprises.every(({ name }) => name !== '')

export const paragraph = (role: ParagraphRole, text: string): DocumentParagraph => ({ role, text })

/** @param pieces see `breakTitle` */
export const title = (role: 'title' | 'attachment-title', pieces: readonly string[]): DocumentParagraph => ({
  role,
  text: pieces.join(''),
  lines: breakTitle(pieces),
})

/** Body paragraphs numbered 一、二、三、; the lead is set in the type of headings. */
export const numbered = (items: readonly { lead?: string; text: string }[]): DocumentParagraph[] =>
  items.map(({ lead = '', text }, index) => {
    const ordinal = `${words.ordinals[index] ?? ''}、`
    // Without a heading of its own an item is a sentence: nothing of it is set as a heading.
    return lead === '' ? { role: 'body', text: `${ordinal}${text}` } : { role: 'body', lead: `${ordinal}${lead}`, text }
  })

/** 附件说明: one is named plainly, several are numbered. */
export const attachmentList = (titles: readonly string[]): DocumentParagraph[] =>
  titles.map((name, index) => ({
    role: 'attachment',
    lead: index === 0 ? words.attachmentLead : '',
    text: titles.length === 1 ? name : `${index + 1}.${name}`,
  }))

/** An attachment on a page of its own. @param place of several; undefined: there is one only */
export const attachmentPage = (name: string, place: number | undefined, table: DocumentTable): DocumentBlock[] => [
  paragraph('attachment-label', `${words.attachment}${place ?? ''}`),
  title('attachment-title', [name]),
  table,
]

/** A table with a head. @param widths in parts of the whole */
export const listTable = (
  columns: readonly string[],
  widths: number[],
  rows: readonly (readonly string[])[],
): DocumentTable => ({
  role: 'table',
  widths,
  header: true,
  rows: [
    columns.map((text): DocumentCell => ({ text, label: true })),
    ...rows.map((row) => row.map((text) => ({ text }))),
  ],
})

/** Who signs, and when. Several sign beside each other. */
export const signed = (signatures: readonly string[], { on }: SentFacts): DocumentParagraph[] => [
  ...signatures.map((name) => paragraph('signature', name)),
  paragraph('date', sayDay(on)),
]

export const addressee = (names: readonly string[]): DocumentParagraph =>
  paragraph('addressee', `${names.join(words.and)}${words.colon}`)

/** 版记: copies, and who issues it when. */
export function colophon(office: string, { on }: SentFacts, copies: readonly (string | null)[]): DocumentParagraph[] {
  const named = copies.filter((name): name is string => name !== null && name !== '')
  return [
    ...(named.length === 0
      ? []
      : [{ role: 'copy-to', lead: words.copyTo, text: `${named.join('，')}。` } satisfies DocumentParagraph]),
    { role: 'issued', text: office, right: words.issued(sayDay(on)) },
  ]
}

export const partyName = (party: PartyFacts): string | null =>
  party.kind === 'none' || party.name === '' ? null : party.name

/** Red head of a document that an office sends. */
export const head = (office: string, { number }: SentFacts): DocumentParagraph[] => [
  paragraph('mark', words.mark(office)),
  ...(number === null ? [] : [paragraph('number', number)]),
]

/** The number of a document without a red head. */
export const ownNumber = ({ number }: SentFacts): DocumentParagraph[] =>
  number === null || number === '' ? [] : [paragraph('own-number', number)]
