/** The sheet for the national register (智慧团建): what is typed there, in its order, with what cannot be changed afterwards. */
import type { DocumentContent } from '../../types/documents'
import { documentWords } from '../../types/words/documents'
import { Failure } from '../platform/failure'
import { requireFacts } from './content'
import type { LockedFacts, RegisterFacts } from './facts'
import { formWords, registerText } from './templates'

const LOCKED = ['form', 'shortName', 'fullName', 'industry'] as const satisfies readonly (keyof LockedFacts)[]

/** Whether a person has confirmed exactly what is about to be locked. */
export const isConfirmed = ({ organisation, confirmed }: Pick<RegisterFacts, 'organisation' | 'confirmed'>): boolean =>
  confirmed !== null && LOCKED.every((name) => confirmed[name] === organisation[name])

/** @throws Failure documentIncomplete; registerUnconfirmed where what is locked has not been confirmed, or has changed since */
export function composeRegisterSheet(facts: RegisterFacts): DocumentContent {
  const { organisation, secretary, staffing } = facts
  const isCommittee = organisation.form === 'committee'
  requireFacts({
    organisation: organisation.fullName !== '' && organisation.shortName !== '',
    industry: organisation.industry !== '',
    secretaryName: secretary.name !== '',
    staffing: !isCommittee || staffing !== null,
  })
  if (!isConfirmed(facts))
    throw new Failure('registerUnconfirmed', [{ field: 'confirmed', message: documentWords.missing.confirmed }])
  const values: Readonly<Record<(typeof registerText.rows)[number]['fact'], string | undefined>> = {
    kind: formWords[organisation.form].kind,
    shortName: organisation.shortName,
    fullName: organisation.fullName,
    industry: organisation.industry,
    secretaryName: secretary.name,
    // Nobody gave a phone for this: the person tells it to whoever types it in, as with the identity number.
    secretaryPhone: '',
    administrativePosts: isCommittee ? String(staffing?.administrativePosts) : undefined,
    administrativeFilled: isCommittee ? String(staffing?.administrativeFilled) : undefined,
    institutionPosts: isCommittee ? String(staffing?.institutionPosts) : undefined,
    institutionFilled: isCommittee ? String(staffing?.institutionFilled) : undefined,
  }
  const { register } = documentWords
  const hints = { secretaryName: register.identity, secretaryPhone: register.phone } as Readonly<Record<string, string>>
  return {
    kind: 'register-sheet',
    title: registerText.title(organisation.shortName),
    blocks: [
      {
        role: 'table',
        widths: [8, 14, 12],
        header: true,
        rows: [
          [register.item, register.value, register.hint].map((text) => ({ text, label: true })),
          ...registerText.rows.flatMap(({ fact, label, locked }) => {
            const value = values[fact]
            if (value === undefined) return []
            const hint = locked
              ? register.locked
              : /^(admin|institution)/.test(fact)
                ? register.zero
                : (hints[fact] ?? '')
            return [[{ text: label, label: true }, { text: value }, { text: hint }]]
          }),
        ],
      },
    ],
  }
}
