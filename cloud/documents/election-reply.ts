/** 选举结果批复: the office confirms who was elected; a copy goes to the Party organisation. */
import type { DocumentContent } from '../../types/documents'
import { sayDay } from '../../types/words/dates'
import {
  addressee,
  colophon,
  commonFacts,
  head,
  numbered,
  paragraph,
  partyName,
  requireFacts,
  signed,
  title,
} from './content'
import type { ElectionReplyFacts } from './facts'
import { electionReplyText, formWords, reportText, words } from './templates'

/** @throws Failure documentIncomplete */
export function composeElectionReply(facts: ElectionReplyFacts): DocumentContent {
  const { office, higherOffice, organisation, enterprises, party, report, heldOn, termYears, elected, sent } = facts
  requireFacts({
    ...commonFacts(facts),
    elected: elected.length > 0 && elected.every(({ name }) => name !== ''),
    number: sent.number !== null && sent.number !== '',
  })
  const { posts } = formWords[organisation.form]
  const list = elected
    .map(({ name, post }) => electionReplyText.one(name, posts[post]))
    .join(electionReplyText.separator)
  const ofParty = partyName(party)
  return {
    kind: 'election-reply',
    title: electionReplyText.fullTitle(office, organisation.fullName),
    blocks: [
      ...head(office, sent),
      title('title', [office, `${electionReplyText.title[0]}${organisation.fullName}`, electionReplyText.title[1]]),
      addressee([organisation.fullName]),
      paragraph(
        'body',
        electionReplyText.opening(
          sayDay(report.on),
          words.quoted(reportText.fullTitle(organisation.fullName), report.number),
        ),
      ),
      ...numbered([
        { text: electionReplyText.agreed(sayDay(heldOn), elected.length, list) },
        { text: electionReplyText.term(termYears) },
        ...(ofParty === null ? [] : [{ text: electionReplyText.party(ofParty) }]),
      ]),
      paragraph('body', electionReplyText.closing),
      ...signed([office], sent),
      ...colophon(office, sent, [ofParty, ...enterprises.map(({ name }) => name), higherOffice]),
    ],
  }
}
