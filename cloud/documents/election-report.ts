/** 选举结果报告: the organisation tells the office how the meeting went and who was elected. */
import type { DocumentContent } from '../../types/documents'
import { sayDay } from '../../types/words/dates'
import {
  addressee,
  commonFacts,
  listTable,
  numbered,
  ownNumber,
  paragraph,
  requireFacts,
  signed,
  title,
} from './content'
import type { ElectionReportFacts } from './facts'
import { factWords, formWords, replyText, reportText, words } from './templates'

/** @throws Failure documentIncomplete */
export function composeElectionReport(facts: ElectionReportFacts): DocumentContent {
  const { office, organisation, reply, election, sent } = facts
  requireFacts({
    ...commonFacts(facts),
    elected: election.elected.length > 0 && election.elected.every(({ name }) => name !== ''),
  })
  const form = formWords[organisation.form]
  const { meeting, result } = reportText
  const hasCommittee = election.elected.some(({ post }) => post !== 'secretary' && post !== 'deputy-secretary')
  return {
    kind: 'election-report',
    title: reportText.fullTitle(organisation.fullName),
    blocks: [
      title('title', [`${reportText.title[0]}${organisation.fullName}`, reportText.title[1]]),
      ...ownNumber(sent),
      addressee([office]),
      paragraph(
        'body',
        reportText.opening(words.quoted(replyText.fullTitle(office, organisation.fullName), reply.number)),
      ),
      ...numbered([
        {
          lead: meeting.lead,
          text: meeting.text(
            sayDay(election.heldOn),
            form.meeting,
            election.eligible,
            election.present,
            election.quorumMet,
          ),
        },
        { lead: result.lead, text: hasCommittee ? result.text(form.body) : result.alone },
      ]),
      listTable(
        reportText.columns,
        [2, 8, 8, 6],
        election.elected.map(({ name, post, votes }, index) => [
          String(index + 1),
          name,
          form.posts[post],
          votes === null ? factWords.none : String(votes),
        ]),
      ),
      paragraph('body', reportText.closing),
      ...signed([organisation.fullName], sent),
    ],
  }
}
