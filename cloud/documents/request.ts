/** 请示: an enterprise, or several, ask the office to let them found an organisation. */
import type { DocumentContent } from '../../types/documents'
import {
  addressee,
  attachmentList,
  attachmentPage,
  commonFacts,
  enterprisesNamed,
  listTable,
  numbered,
  ownNumber,
  paragraph,
  partyName,
  requireFacts,
  signed,
  title,
} from './content'
import type { CandidateFacts, EnterpriseFacts, RequestFacts } from './facts'
import { factWords, formWords, requestText, sayCommittee, words } from './templates'

const sum = (enterprises: readonly EnterpriseFacts[], of: 'staff' | 'youth' | 'members') =>
  enterprises.reduce((total, one) => total + one[of], 0)

const enterprisesTable = (enterprises: readonly EnterpriseFacts[]) =>
  listTable(
    requestText.enterprisesTable.columns,
    [2.6, 13.2, 4, 4, 4],
    enterprises.map((one, index) => [
      String(index + 1),
      one.name,
      String(one.staff),
      String(one.youth),
      String(one.members),
    ]),
  )

/** 2021年5月, from 2021-05. */
const sayMonth = (month: string) => factWords.month(month.slice(0, 4), Number(month.slice(5, 7)))

const candidatesTable = (
  candidates: readonly CandidateFacts[],
  posts: Readonly<Record<CandidateFacts['post'], string>>,
) =>
  listTable(
    requestText.candidatesTable.columns,
    [2.5, 4.4, 4.5, 6.1, 5.1, 6.2],
    candidates.map(({ name, post, ageBand, education, joinedIn }, index) => [
      String(index + 1),
      name,
      posts[post],
      factWords.ages[ageBand],
      factWords.educations[education],
      joinedIn === null ? factWords.noMember : sayMonth(joinedIn),
    ]),
  )

/** @throws Failure documentIncomplete */
export function composeRequest(facts: RequestFacts): DocumentContent {
  const { office, organisation, enterprises, party, committee, candidates, sent, contact } = facts
  requireFacts({
    ...commonFacts(facts),
    industry: organisation.industry !== '',
    enterprises: enterprisesNamed(enterprises),
    candidates: candidates.length > 0 && candidates.every(({ name }) => name !== ''),
    secretary: candidates.some(({ post }) => post === 'secretary'),
  })
  const form = formWords[organisation.form]
  const isJoint = enterprises.length > 1
  const [first] = enterprises
  const people = [sum(enterprises, 'staff'), sum(enterprises, 'youth'), sum(enterprises, 'members')] as const
  const { enterprise, organisation: named, committee: composed } = requestText
  const ofParty = partyName(party)
  const attachments = isJoint
    ? [requestText.enterprisesTable.title, requestText.candidatesTable.title]
    : [requestText.candidatesTable.title]
  const place = (index: number) => (isJoint ? index + 1 : undefined)
  return {
    kind: 'request',
    title: requestText.fullTitle(organisation.fullName),
    blocks: [
      title('title', [requestText.title[0], `${organisation.fullName}${requestText.title[1]}`]),
      ...ownNumber(sent),
      addressee([office]),
      paragraph('body', requestText.opening(organisation.fullName)),
      ...numbered([
        {
          lead: enterprise.lead,
          text: isJoint ? enterprise.joint(enterprises.length, ...people) : enterprise.one(...people),
        },
        { lead: named.lead, text: named.text(form.kind, organisation.shortName, organisation.industry) },
        {
          lead: composed.lead,
          text: composed.text(
            sayCommittee(form, committee, '拟设'),
            form,
            `${words.attachment}${place(attachments.length - 1) ?? ''}`,
          ),
        },
        ...(party.kind === 'none' || ofParty === null
          ? []
          : [{ lead: requestText.party.lead, text: requestText.party[party.kind](ofParty) }]),
      ]),
      paragraph('body', requestText.closing),
      ...attachmentList(attachments),
      ...signed(isJoint ? enterprises.map(({ name }) => name) : [first!.name], sent),
      ...(contact === null ? [] : [paragraph('note', requestText.contact(contact.name, contact.phone))]),
      ...(isJoint ? attachmentPage(requestText.enterprisesTable.title, 1, enterprisesTable(enterprises)) : []),
      ...attachmentPage(
        requestText.candidatesTable.title,
        place(attachments.length - 1),
        candidatesTable(candidates, form.posts),
      ),
    ],
  }
}
