import { ownDocumentKinds } from '../../types/documents'
import { getFile, guardedOf } from '../casework/actions'
import { hasEnded } from '../casework/rules'
import { findOddNumber } from '../founding/actions'
import { may } from '../people/rules'
import type { Handlers, SignedInCall } from '../platform/call'
import type { WrittenDocument } from './actions'
import { listCaseDocuments, previewCaseDocument, registerOf, writeCaseDocument } from './case-documents'
import { foreseeCase, gatherCase, type GatheredCase } from './gathered'

type Documents =
  'listDocuments' | 'previewDocument' | 'getDocument' | 'listMyDocuments' | 'previewMyDocument' | 'getMyDocument'

const asOffice = async (call: SignedInCall, id: string): Promise<GatheredCase> =>
  gatherCase(call, await getFile(call, 'case.document', id), false)
const asApplicant = async (call: SignedInCall, id: string): Promise<GatheredCase> =>
  gatherCase(call, await getFile(call, 'application.document', id), true)

const mayNumber = (call: SignedInCall, { file }: GatheredCase): boolean =>
  !hasEnded(file.state) && may(call.actor, 'case.work', guardedOf(file))

const sent = ({ fileName, type, bytes }: WrittenDocument) => ({ fileName, type, base64: bytes.toString('base64') })

export const documentFunctions: Pick<Handlers, Documents> = {
  listDocuments: async (call, { id }) => {
    const of = await asOffice(call, id)
    return {
      enterprise: of.file.enterprise,
      documents: listCaseDocuments(of, { mayNumber: mayNumber(call, of) }),
      register: registerOf(of),
    }
  },
  previewDocument: async (call, { id, kind, register, number, on, years }) => {
    if (on === undefined || (kind !== 'reply' && kind !== 'election-reply'))
      return previewCaseDocument(await asOffice(call, id), kind, register)
    // Only whoever may give a reply looks at it before.
    const file = await getFile(call, 'case.work', id)
    const given = { kind, number, on, years }
    const content = previewCaseDocument(await foreseeCase(call, file, given), kind)
    return { ...content, odd: await findOddNumber(call, file, given) }
  },
  getDocument: async (call, { id, kind, register }) =>
    sent(await writeCaseDocument(await asOffice(call, id), kind, register)),
  listMyDocuments: async (call, { id }) => ({
    documents: listCaseDocuments(await asApplicant(call, id), { kinds: ownDocumentKinds, mayNumber: false }),
  }),
  previewMyDocument: async (call, { id, kind }) => previewCaseDocument(await asApplicant(call, id), kind),
  getMyDocument: async (call, { id, kind }) => sent(await writeCaseDocument(await asApplicant(call, id), kind)),
}
