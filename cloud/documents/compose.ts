/** One content for each kind of document: what the page shows and the file is made from. */
import type { DocumentContent, DocumentKind } from '../../types/documents'
import { composeCertificate } from './certificate'
import { clean } from './content'
import { composeElectionReply } from './election-reply'
import { composeElectionReport } from './election-report'
import type { FactsByKind } from './facts'
import { composeRegisterSheet } from './register-sheet'
import { composeReply } from './reply'
import { composeRequest } from './request'

const composers: { [Kind in DocumentKind]: (facts: FactsByKind[Kind]) => DocumentContent } = {
  request: composeRequest,
  reply: composeReply,
  'election-report': composeElectionReport,
  'election-reply': composeElectionReply,
  certificate: composeCertificate,
  'register-sheet': composeRegisterSheet,
}

/** @throws Failure documentIncomplete, registerUnconfirmed */
export function compose<Kind extends DocumentKind>(kind: Kind, facts: FactsByKind[Kind]): DocumentContent {
  return composers[kind](clean(facts))
}
