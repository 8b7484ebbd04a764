/** The documents of a case: which there are, one to be read, one as a file. The policy has been asked before. */
import { documentKinds, type DocumentContent, type DocumentKind } from '../../types/documents'
import type { ListedDocument, RegisterAnswers } from '../../types/document-acts'
import type { FieldError } from '../../types/errors'
import { documentWords } from '../../types/words/documents'
import { Failure } from '../platform/failure'
import { previewDocument, writeDocument, type WrittenDocument } from './actions'
import type { FactName } from './content'
import type { FactsByKind } from './facts'
import { gatherers } from './gather'
import type { GatheredCase } from './gathered'
import { hasComeTo } from './stages'

/** States from which no paper comes any more, and none was. */
const ENDED: readonly string[] = ['withdrawn', 'refused', 'upheld']
/** Asked for on the page when the sheet is wanted: not missing in the case. */
const ANSWERED: readonly string[] = ['staffing'] satisfies FactName[]
/** What says the same less exactly than another one that is missing. */
const IMPLIED: Readonly<Partial<Record<FactName, readonly FactName[]>>> = {
  request: ['organisation', 'industry'],
  candidatesOpen: ['candidates'],
  candidatesGone: ['candidates', 'elected', 'secretaryName'],
}

/** @param mayNumber whether the reader may enter a number of the office */
export function listCaseDocuments(
  of: GatheredCase,
  { kinds = documentKinds, mayNumber }: { kinds?: readonly DocumentKind[]; mayNumber: boolean },
): ListedDocument[] {
  return kinds.map((kind) => {
    const one = listed(of, kind)
    return { ...one, asksNumber: mayNumber && one.says.includes(documentWords.missing.number) }
  })
}

function listed(of: GatheredCase, kind: DocumentKind): Omit<ListedDocument, 'asksNumber'> {
  const { state, before_state: before } = of.file
  if (!hasComeTo(kind, state, before))
    return { kind, state: 'later', says: [ENDED.includes(state) ? documentWords.ended : documentWords.later[kind]] }
  const missing = missingOf(of, kind).filter(({ field }) => !ANSWERED.includes(field))
  return { kind, state: missing.length > 0 ? 'missing' : 'ready', says: missing.map(({ message }) => message) }
}

/** What the register would lock; null: its sheet cannot be had yet. */
export function registerOf(of: GatheredCase) {
  if (listed(of, 'register-sheet').state !== 'ready') return null
  const { organisation } = gatherers['register-sheet'](of, undefined).facts
  return { ...organisation, hasStaffing: organisation.form === 'committee' }
}

function missingOf(of: GatheredCase, kind: DocumentKind, answers?: RegisterAnswers): FieldError[] {
  // Kind and facts belong together; the compiler cannot follow it through the table.
  const { facts, missing } = gatherers[kind](of, answers) as { facts: FactsByKind[typeof kind]; missing: FactName[] }
  const implied = new Set<string>(missing.flatMap((name) => IMPLIED[name] ?? []))
  const composed = refusalOf(() => previewDocument(kind, facts as never)).filter(({ field }) => !implied.has(field))
  const told = new Set<string>(missing)
  return [
    ...missing.map((field) => ({ field, message: documentWords.missing[field] })),
    ...composed.filter(({ field }) => !told.has(field)),
  ]
}

/** The facts that a composer lacks. What is not confirmed is no lack of the case. */
function refusalOf(compose: () => unknown): readonly FieldError[] {
  try {
    compose()
    return []
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.error === 'documentIncomplete' ? (error.fields ?? []) : []
  }
}

function factsOf<Kind extends DocumentKind>(
  of: GatheredCase,
  kind: Kind,
  answers: RegisterAnswers | undefined,
): FactsByKind[Kind] {
  if (!hasComeTo(kind, of.file.state, of.file.before_state)) throw new Failure('documentLater')
  const missing = missingOf(of, kind, answers)
  // Who has not confirmed yet has not been asked for the rest either.
  if (kind === 'register-sheet' && answers === undefined && missing.every(({ field }) => ANSWERED.includes(field)))
    throw new Failure('registerUnconfirmed', [{ field: 'confirmed', message: documentWords.missing.confirmed }])
  if (missing.length > 0) throw new Failure('documentIncomplete', missing)
  return gatherers[kind](of, answers).facts
}

/** @throws Failure documentLater, documentIncomplete (everything that is missing at once), registerUnconfirmed */
export function previewCaseDocument(of: GatheredCase, kind: DocumentKind, answers?: RegisterAnswers): DocumentContent {
  return previewDocument(kind, factsOf(of, kind, answers))
}

/** @throws Failure documentLater, documentIncomplete, registerUnconfirmed */
export async function writeCaseDocument(
  of: GatheredCase,
  kind: DocumentKind,
  answers?: RegisterAnswers,
): Promise<WrittenDocument> {
  return writeDocument(kind, factsOf(of, kind, answers))
}
