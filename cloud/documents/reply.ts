/** 批复: the office lets the organisation be founded. */
import type { DocumentContent } from '../../types/documents'
import { sayDay } from '../../types/words/dates'
import {
  addressee,
  colophon,
  commonFacts,
  enterprisesNamed,
  head,
  numbered,
  paragraph,
  partyName,
  requireFacts,
  signed,
  title,
} from './content'
import type { ReplyFacts } from './facts'
import { formWords, replyText, requestText, sayCommittee, words } from './templates'

/** @throws Failure documentIncomplete */
export function composeReply(facts: ReplyFacts): DocumentContent {
  const { office, higherOffice, organisation, enterprises, party, committee, request, electBy, sent } = facts
  requireFacts({
    ...commonFacts(facts),
    enterprises: enterprisesNamed(enterprises),
    number: sent.number !== null && sent.number !== '',
  })
  const form = formWords[organisation.form]
  const opening = enterprises.length > 1 ? replyText.opening.joint : replyText.opening.one
  const ofParty = partyName(party)
  return {
    kind: 'reply',
    title: replyText.fullTitle(office, organisation.fullName),
    blocks: [
      ...head(office, sent),
      title('title', [office, replyText.title[0], `${organisation.fullName}${replyText.title[1]}`]),
      addressee(enterprises.map(({ name }) => name)),
      paragraph(
        'body',
        opening(sayDay(request.on), words.quoted(requestText.fullTitle(organisation.fullName), request.number)),
      ),
      ...numbered([
        { text: replyText.agreed(organisation.fullName, form) },
        {
          text: replyText.committee(
            sayCommittee(form, committee, '设'),
            form,
            electBy === null ? null : sayDay(electBy),
          ),
        },
        ...(ofParty === null ? [] : [{ text: replyText.party(ofParty) }]),
        { text: replyText.work },
      ]),
      paragraph('body', replyText.closing),
      ...signed([office], sent),
      ...colophon(office, sent, [ofParty, higherOffice]),
    ],
  }
}
