/** Documents from data: the content for the page, and the file. Nothing is kept: a document is written anew from its facts. */
import type { DocumentContent, DocumentKind } from '../../types/documents'
import { documentWords } from '../../types/words/documents'
import { compose } from './compose'
import { renderDocx } from './docx/render'
import type { FactsByKind } from './facts'
import { renderSheet } from './sheet'

export type {
  CertificateFacts,
  ElectionReplyFacts,
  ElectionReportFacts,
  FactsByKind,
  LockedFacts,
  RegisterFacts,
  ReplyFacts,
  RequestFacts,
} from './facts'
export { isConfirmed } from './register-sheet'

export interface WrittenDocument {
  /** With its ending; nothing in it that a file's name may not hold. */
  fileName: string
  type: string
  bytes: Buffer
}

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** What file systems refuse in a name, and dots at its edges. */
const UNNAMEABLE = /[\\/:*?"<>|]|^\.+|\.+$/g
/** Names of 255 bytes at most, Chinese at 3 each. Own choice: shorter, for phones show little of a name. */
const NAME_CHARACTERS = 60

const fileName = (title: string, ending: string) =>
  `${[...title.replace(UNNAMEABLE, '')].slice(0, NAME_CHARACTERS).join('')}.${ending}`

/** What the page shows. @throws Failure documentIncomplete (every missing fact by its name), registerUnconfirmed */
export function previewDocument<Kind extends DocumentKind>(kind: Kind, facts: FactsByKind[Kind]): DocumentContent {
  return compose(kind, facts)
}

/**
 * The file: .docx in the layout of official documents, the register's sheet as .xlsx. The same facts give the same bytes.
 * @throws Failure documentIncomplete, registerUnconfirmed
 */
export async function writeDocument<Kind extends DocumentKind>(
  kind: Kind,
  facts: FactsByKind[Kind],
): Promise<WrittenDocument> {
  const content = compose(kind, facts)
  if (!('sent' in facts))
    return {
      fileName: fileName(content.title, 'xlsx'),
      type: TYPES.xlsx,
      bytes: await renderSheet(content, documentWords.register.sheet),
    }
  return {
    fileName: fileName(content.title, 'docx'),
    type: TYPES.docx,
    bytes: await renderDocx(content, facts.sent.on),
  }
}
