/** 建团证明, with the sheet of the founding (团组织成立登记表) as its attachment. */
import type { DocumentCell, DocumentContent, DocumentTable } from '../../types/documents'
import { sayDay } from '../../types/words/dates'
import {
  attachmentList,
  attachmentPage,
  commonFacts,
  enterprisesNamed,
  ownNumber,
  paragraph,
  partyName,
  requireFacts,
  signed,
  title,
} from './content'
import type { CertificateFacts } from './facts'
import { certificateText, factWords, formWords, words } from './templates'

/** The sheet has four columns: two pairs of label and value, or one pair over all. */
const wide = (label: string, text: string): DocumentCell[] => [
  { text: label, label: true },
  { text, span: 3 },
]
const pair = (label: string, text: string, label2: string, text2: string): DocumentCell[] => [
  { text: label, label: true },
  { text },
  { text: label2, label: true },
  { text: text2 },
]

function sheet(facts: CertificateFacts): DocumentTable {
  const { office, organisation, enterprises, party, approved, foundedOn, termEndsOn, elected } = facts
  const { rows } = certificateText
  const form = formWords[organisation.form]
  const ofParty = partyName(party)
  return {
    role: 'table',
    // A number of an office with a long name, and a date, each stand in one line.
    widths: [5, 10.2, 4.2, 8.6],
    header: false,
    rows: [
      wide(rows.fullName, organisation.fullName),
      wide(rows.shortName, organisation.shortName),
      pair(rows.form, form.kind, rows.industry, organisation.industry),
      wide(rows.office, office),
      pair(rows.approval, approved.number ?? factWords.none, rows.approvedOn, sayDay(approved.on)),
      pair(rows.foundedOn, sayDay(foundedOn), rows.term, termEndsOn === null ? factWords.none : sayDay(termEndsOn)),
      ...enterprises.flatMap(({ name, uscc, staff, youth, members }) => [
        wide(rows.enterprise, name),
        wide(rows.uscc, uscc ?? factWords.none),
        wide(rows.people, rows.counts(staff, youth, members)),
      ]),
      wide(
        rows.party,
        // One that nobody has named is there all the same.
        party.kind === 'none'
          ? rows.noParty
          : ofParty === null
            ? rows.partyKinds[party.kind]
            : `${ofParty}（${rows.partyKinds[party.kind]}）`,
      ),
      ...elected.map(({ name, post }) => pair(rows.name, name, rows.committee, form.posts[post])),
      [
        { text: rows.opinion, label: true },
        { text: rows.opinionSpace, span: 3, seal: true },
      ],
    ],
  }
}

/** @throws Failure documentIncomplete */
export function composeCertificate(facts: CertificateFacts): DocumentContent {
  const { office, organisation, enterprises, approved, foundedOn, elected, sent } = facts
  requireFacts({
    ...commonFacts(facts),
    industry: organisation.industry !== '',
    enterprises: enterprisesNamed(enterprises),
    elected: elected.length > 0 && elected.every(({ name }) => name !== ''),
  })
  return {
    kind: 'certificate',
    title: `${certificateText.title}（${organisation.shortName}）`,
    blocks: [
      title('title', [certificateText.title]),
      ...ownNumber(sent),
      paragraph(
        'body',
        certificateText.text(
          organisation.fullName,
          enterprises.map(({ name }) => name).join(words.and),
          certificateText.approval(approved.number, sayDay(approved.on)),
          sayDay(foundedOn),
          office,
        ),
      ),
      paragraph('body', certificateText.closing),
      ...attachmentList([certificateText.sheet]),
      ...signed([office], sent),
      ...attachmentPage(certificateText.sheet, undefined, sheet(facts)),
    ],
  }
}
