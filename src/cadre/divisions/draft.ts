/** What is typed for a change of streets, and the change that it asks for. */
import { asIsoDay } from '../../../types/day-said'
import type { DivisionChangeKind, DivisionTree } from '../../../types/divisions'
import type { InputOf } from '../../../types/registry'
import { divisionPageWords as words } from '../../../types/words/division-pages'

export type AskedChange = InputOf<'planDivisionChange'>

/** A street of the tree, with its district. */
export interface Street {
  code: string
  name: string
  place: string
}

/** A new street that a split makes. */
export interface Part {
  name: string
  code: string
  communities: readonly string[]
}

export interface Draft {
  kind: DivisionChangeKind | null
  streets: readonly Street[]
  /** Of a merge: the code of the street that goes on; empty: a new one. */
  keeps: string
  /** Of a split: whether the old street goes on beside the new ones. */
  goesOn: boolean
  parts: readonly Part[]
  name: string
  code: string
  district: string
  day: string
  ground: string
}

const noPart: Part = { name: '', code: '', communities: [] }
export const anotherPart = (parts: readonly Part[]): readonly Part[] => [...parts, noPart]

export const emptyDraft = (day: string): Draft => ({
  kind: null,
  streets: [],
  keeps: '',
  goesOn: true,
  parts: [noPart],
  name: '',
  code: '',
  district: '',
  day,
  ground: '',
})

export const streetsOf = ({ districts }: DivisionTree): Street[] =>
  districts.flatMap((district) =>
    district.streets.map(({ code, name }) => ({ code, name, place: `${district.name} ${name}` })),
  )

/** What is missing before the service is asked, by the name of its field. */
export function missingIn(draft: Draft): Record<string, string> {
  const { kind, streets, parts } = draft
  const missing: Record<string, string> = {}
  const need = (field: string, is: boolean, sentence: string) => {
    if (!is) missing[field] = sentence
  }
  need('subjects', streets.length > 0, words.streetMissing)
  if (kind === 'merge') {
    need('subjects', streets.length > 1, words.severalMissing)
    need('into.0.name', draft.keeps !== '' || draft.name.trim() !== '', words.nameMissing)
  }
  if (kind === 'rename') need('into.0.name', draft.name.trim() !== '', words.nameMissing)
  if (kind === 'move') need('into.0.district', draft.district !== '', words.districtMissing)
  if (kind === 'split')
    for (const [at, part] of parts.entries())
      need(`into.${at + firstPart(draft)}.name`, part.name.trim() !== '', words.nameMissing)
  need('ground', draft.ground.trim() !== '', words.groundMissing)
  return missing
}

/** At which place of the asked change the new streets of a split begin. */
export const firstPart = ({ goesOn }: Draft): number => (goesOn ? 1 : 0)

const given = (text: string) => text.trim() !== ''

export function changeOf(draft: Draft): AskedChange | undefined {
  const { kind, streets, keeps, name, code, district } = draft
  if (kind === null) return undefined
  const [first] = streets
  const fresh = {
    ...(given(name) && { name: name.trim() }),
    ...(given(code) && { code: code.trim() }),
  }
  const into: Record<DivisionChangeKind, () => AskedChange['into']> = {
    merge: () => [keeps === '' ? fresh : { code: keeps }],
    rename: () => [{ name: name.trim() }],
    move: () => [{ district, ...fresh }],
    split: () => [
      ...(draft.goesOn && first ? [{ code: first.code }] : []),
      ...draft.parts.map((part) => ({
        name: part.name.trim(),
        communities: [...part.communities],
        ...(given(part.code) && { code: part.code.trim() }),
      })),
    ],
  }
  return {
    kind,
    subjects: streets.map((street) => street.code),
    into: into[kind](),
    effectiveOn: asIsoDay(draft.day),
    ground: draft.ground.trim(),
  }
}
